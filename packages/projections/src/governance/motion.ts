/** Anträge, Vorlagen, Anfragen: who brought them in, how they were amended, and what came of them. */
import { motion, type MotionEvent, type MotionState } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, countColumns, countValues, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable } from '../table.ts'
import { decisionRows, decisionTable } from './decision.ts'
import { originatorsInWords } from './originators.ts'

const motionId = column.text('motion', ['Antrag', 'Motion'], ['Kennung des Antrags (UUID)', 'Id of the motion (UUID)'], 'stream')
const originators = (source: string) =>
  optional.text('originators', ['Von', 'Originators'], ['Fraktionen, Mitglieder, Verwaltung … durch Semikolon getrennt; keine Namen von Personen', 'Factions, members, administration … separated by semicolons; no names of persons'], source)

/** Anträge, Vorlagen, Anfragen. */
export const motionTable = defineTable({
  name: 'motion',
  title: { de: 'Anträge', en: 'Motions' },
  definition: { de: 'Ein Antrag, eine Vorlage oder Anfrage je Zeile, wie zuletzt erfasst.', en: 'One motion, proposal or enquiry a row, as it was recorded last.' },
  key: ['motion'],
  columns: [
    motionId,
    optional.text('title', ['Titel', 'Title'], ['Titel wie veröffentlicht; intern', 'Title as published; internal'], 'MotionAnnounced.title, MotionSubmitted.title, MotionCorrected.title'),
    optional.text('kind', ['Art', 'Kind'], ['motion, proposal, enquiry, amendment, election, procedural, report oder other; leer: noch nicht eingebracht', 'motion, proposal, enquiry, amendment, election, procedural, report or other; empty: not submitted yet'], 'MotionSubmitted.kind, MotionCorrected.kind'),
    originators('MotionAnnounced.originators, MotionSubmitted.originators'),
    optional.text('body', ['Gremium', 'Body'], ['Gremium, das zuletzt damit befasst ist', 'Body that deals with it last'], 'MotionSubmitted.body, MotionPlacedOnAgenda.body'),
    column.text('phase', ['Stand', 'Phase'], ['announced, submitted, onAgenda, inDeliberation, adopted, adoptedAmended, rejected …', 'announced, submitted, onAgenda, inDeliberation, adopted, adoptedAmended, rejected …'], 'lifecycle of the motion'),
    ...fuzzyDateColumns('announced_on', ['Angekündigt am', 'Announced on'], ['Tag der Ankündigung', 'Day of the announcement'], 'MotionAnnounced, valid time'),
    ...fuzzyDateColumns('submitted_on', ['Eingebracht am', 'Submitted on'], ['Tag der Einbringung', 'Day on which it was brought in'], 'MotionSubmitted, valid time'),
    column.integer('placements', 'item', ['Beratungen', 'Placements'], ['Tagesordnungspunkte, auf denen er steht', 'Agenda items on which it stands'], 'MotionPlacedOnAgenda, counted'),
    column.integer('amendments', 'amendment', ['Änderungsanträge', 'Amendments'], ['Zahl der gestellten Änderungsanträge', 'Number of amendments that were submitted'], 'AmendmentSubmitted, counted'),
    ...countColumns('amendments_adopted', 'amendment', ['Angenommene Änderungsanträge', 'Amendments adopted'], ['Angenommen oder übernommen', 'Adopted or taken over by the mover'], 'AmendmentAdopted, AmendmentIncorporated'),
    ...countColumns('amendments_rejected', 'amendment', ['Abgelehnte Änderungsanträge', 'Amendments rejected'], ['Abgelehnt', 'Rejected'], 'AmendmentRejected'),
    column.integer('amendments_dropped', 'amendment', ['Entfallene Änderungsanträge', 'Amendments dropped'], ['Zurückgezogen oder gegenstandslos', 'Withdrawn, or without object'], 'AmendmentWithdrawn, AmendmentObsolete'),
    column.integer('amendments_open', 'amendment', ['Änderungsanträge ohne Ausgang', 'Amendments without outcome'], ['Noch nicht entschieden, oder niemand sagt, was daraus wurde', 'Not decided yet, or nobody tells what became of them'], 'AmendmentSubmitted without an outcome'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Änderungsanträge. */
export const amendmentTable = defineTable({
  name: 'amendment',
  title: { de: 'Änderungsanträge', en: 'Amendments' },
  definition: { de: 'Ein Änderungsantrag zu einem Antrag je Zeile; einer zu zwei Anträgen steht zweimal da.', en: 'One amendment to a motion a row; one to two motions is there twice.' },
  key: ['motion', 'amendment'],
  columns: [
    motionId,
    column.text('amendment', ['Änderungsantrag', 'Amendment'], ['Kennung des Änderungsantrags (UUID)', 'Id of the amendment (UUID)'], 'AmendmentSubmitted.amendment'),
    optional.text('title', ['Titel', 'Title'], ['Titel wie veröffentlicht; intern', 'Title as published; internal'], 'AmendmentSubmitted.title'),
    originators('AmendmentSubmitted.originators'),
    column.text('status', ['Ausgang', 'Status'], ['adopted, incorporated, rejected, withdrawn, obsolete; submitted: nicht entschieden oder nicht überliefert', 'adopted, incorporated, rejected, withdrawn, obsolete; submitted: not decided, or not on record'], 'events of the amendment'),
    column.boolean('text_known', ['Wortlaut bekannt', 'Text known'], ['Ob die Änderung selbst erfasst ist', 'Whether the change itself is on record'], 'AmendmentSubmitted.change'),
  ],
})

const motionRow = (state: MotionState) => {
  const fates = Object.values(state.amendments).map(({ status }) => status)
  const count = (...wanted: ReadonlyArray<(typeof fates)[number]>): number => fates.filter((fate) => wanted.includes(fate)).length
  const open = count('submitted')
  return {
    title: state.title?.asPublished,
    kind: state.kind,
    originators: originatorsInWords(state.originators),
    body: state.body,
    phase: state.phase,
    ...fuzzyDateValues('announced_on', state.days.announced),
    ...fuzzyDateValues('submitted_on', state.days.submitted),
    placements: state.placements.length,
    amendments: fates.length,
    ...countValues('amendments_adopted', count('adopted', 'incorporated'), open),
    ...countValues('amendments_rejected', count('rejected'), open),
    amendments_dropped: count('withdrawn', 'obsolete'),
    amendments_open: open,
  }
}

/** Which resolution followed from which vote. */
type ResolutionByVote = Readonly<Record<string, string>>

const remembered = remembering(motion, {}, (memory: ResolutionByVote, event: MotionEvent): ResolutionByVote =>
  event.type === 'MotionAdopted' && event.data.vote !== undefined ? { ...memory, [event.data.vote]: event.data.resolution } : memory,
)

/** The projection of Anträge: tables `motion`, `amendment`, `decision` and `motion_finding`. */
export const motionProjection = aggregateProjection(remembered, {
  name: 'motion',
  version: 1,
  title: { de: 'Anträge', en: 'motions' },
  tables: [motionTable, amendmentTable, decisionTable],
  rows: ({ state, memory }, id, meta) => ({
    motion: [{ motion: id, ...motionRow(state), evidence: meta.firstEvidence?.id, recorded_at: meta.lastRecordedAt }],
    amendment: Object.entries(state.amendments).map(([amendment, { title, originators: by, status, change }]) => ({
      motion: id,
      amendment,
      title: title?.asPublished,
      originators: originatorsInWords(by),
      status,
      text_known: change !== undefined,
    })),
    decision: decisionRows(id, state, memory),
  }),
})
