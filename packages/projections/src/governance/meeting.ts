/** Sitzungen: of which bodies, when, how, and how public. */
import { meeting, type MeetingState } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable, type RowOf } from '../table.ts'

const meetingId = column.text('meeting', ['Sitzung', 'Meeting'], ['Kennung der Sitzung (UUID)', 'Id of the meeting (UUID)'], 'stream')

/** Sitzungen. */
export const meetingTable = defineTable({
  name: 'meeting',
  title: { de: 'Sitzungen', en: 'Meetings' },
  definition: { de: 'Eine Sitzung je Zeile, wie sie zuletzt erfasst ist.', en: 'One meeting a row, as it was recorded last.' },
  key: ['meeting'],
  columns: [
    meetingId,
    optional.text('body', ['Gremium', 'Body'], ['Gremium, das einlädt; bei gemeinsamen Sitzungen das erste', 'Body that convenes; of a joint meeting the first'], 'MeetingScheduled.body'),
    optional.text('name', ['Name', 'Name'], ['Name wie veröffentlicht', 'Name as published'], 'MeetingScheduled.name, MeetingCorrected.name'),
    ...fuzzyDateColumns('day', ['Tag', 'Day'], ['Tag der Sitzung', 'Day of the meeting'], 'MeetingScheduled, MeetingCorrected: valid time'),
    column.text('mode', ['Form', 'Mode'], ['inPerson, video, hybrid, circulation oder unknown', 'inPerson, video, hybrid, circulation or unknown'], 'MeetingScheduled.mode, MeetingHeld.mode'),
    column.text('kind', ['Art', 'Kind'], ['ordinary, extraordinary, constituting, second oder unknown', 'ordinary, extraordinary, constituting, second or unknown'], 'MeetingScheduled.kind'),
    column.text('phase', ['Stand', 'Phase'], ['scheduled, convened, open, adjourned, closed, minutesDrafted, minutesApproved, cancelled, depublished oder none', 'scheduled, convened, open, adjourned, closed, minutesDrafted, minutesApproved, cancelled, depublished or none'], 'lifecycle of the meeting'),
    column.text('public', ['Öffentlich', 'Public'], ['yes: alle Punkte; partly: manche; no: keiner; unknown: keine Tagesordnung bekannt', 'yes: all items; partly: some; no: none; unknown: no agenda known'], 'AgendaItemPlaced.public, PublicExcluded'),
    column.integer('agenda_items', 'item', ['Tagesordnungspunkte', 'Agenda items'], ['Zahl der erfassten Punkte', 'Number of items on record'], 'AgendaItemPlaced, counted'),
    column.integer('closed_items', 'item', ['Nichtöffentliche Punkte', 'Closed items'], ['Punkte ohne Öffentlichkeit', 'Items without the public'], 'AgendaItemPlaced.public, PublicExcluded'),
    column.integer('reported_results', 'item', ['Ergebnisse laut Quelle', 'Reported results'], ['Punkte, zu denen eine Quelle ein Ergebnis nennt', 'Items of which a source tells a result'], 'ItemResultReported, counted'),
    optional.integer('present', 'member', ['Anwesend', 'Present'], ['Stimmberechtigte zuletzt festgestellt; leer: nicht erfasst', 'Members with a vote as recorded last; empty: not on record'], 'AttendanceRecorded'),
    optional.integer('members', 'member', ['Mitglieder', 'Members'], ['Mitglieder des Gremiums bei Eröffnung', 'Members of the body at the opening'], 'MeetingOpened.members'),
    column.text('quorum', ['Beschlussfähigkeit', 'Quorum'], ['notEstablished, established, doubted oder lost', 'notEstablished, established, doubted or lost'], 'QuorumEstablished, QuorumDoubted, QuorumLost'),
    optional.text('minutes_hash', ['Prüfsumme der Niederschrift', 'Hash of the minutes'], ['SHA-256 der Niederschrift', 'SHA-256 of the minutes'], 'MinutesDrafted, MinutesApproved'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Tagesordnungspunkte, and what sources report of them. */
export const agendaItemTable = defineTable({
  name: 'agenda_item',
  title: { de: 'Tagesordnungspunkte', en: 'Agenda items' },
  definition: { de: 'Ein Punkt der Tagesordnung einer Sitzung je Zeile, mit dem Ergebnis laut Quelle.', en: 'One item of the agenda of a meeting a row, with the result that a source reports.' },
  key: ['meeting', 'item'],
  columns: [
    meetingId,
    column.text('item', ['Tagesordnungspunkt', 'Agenda item'], ['Kennung des Punkts (UUID)', 'Id of the item (UUID)'], 'AgendaItemPlaced.item'),
    optional.text('number', ['Nummer', 'Number'], ['Nummer wie veröffentlicht', 'Number as published'], 'AgendaItemPlaced.number'),
    optional.text('title', ['Titel', 'Title'], ['Titel wie veröffentlicht; intern', 'Title as published; internal'], 'AgendaItemPlaced.title'),
    column.text('public', ['Öffentlich', 'Public'], ['yes, no oder unknown (abgesetzt)', 'yes, no or unknown (taken off)'], 'AgendaItemPlaced.public, PublicExcluded'),
    optional.text('motion', ['Antrag', 'Motion'], ['Antrag, über den beraten wird', 'Motion that is dealt with'], 'AgendaItemPlaced.motion'),
    optional.text('outcome', ['Ergebnis laut Quelle', 'Reported outcome'], ['adopted, rejected, noted …; unclassified: nur im Wortlaut; leer: kein Ergebnis berichtet', 'adopted, rejected, noted …; unclassified: in the words of the source only; empty: no result reported'], 'ItemResultReported.classified'),
    optional.text('published', ['Wortlaut', 'Published'], ['Ergebnis in den Worten der Quelle', 'Result in the words of the source'], 'ItemResultReported.published'),
  ],
})

/** Which bodies meet: a gemeinsame Sitzung is one meeting of several bodies. */
export const meetingBodyTable = defineTable({
  name: 'meeting_body',
  title: { de: 'Gremien der Sitzungen', en: 'Bodies of meetings' },
  definition: { de: 'Ein Gremium einer Sitzung je Zeile; gemeinsame Sitzungen haben mehrere.', en: 'One body of a meeting a row; joint meetings have several.' },
  key: ['meeting', 'body'],
  columns: [
    meetingId,
    column.text('body', ['Gremium', 'Body'], ['Gremium, das tagt', 'Body that meets'], 'MeetingScheduled.body, MeetingScheduled.jointWith'),
    column.boolean('convenes', ['Lädt ein', 'Convenes'], ['Falsch für die anderen Gremien einer gemeinsamen Sitzung', 'False for the other bodies of a joint meeting'], 'MeetingScheduled.body'),
  ],
})

const isClosed = ({ agenda, closedDoors }: MeetingState, item: string): boolean =>
  closedDoors.all || agenda[item]?.public !== true || closedDoors.items.includes(item)

const publicity = (items: number, closed: number): 'yes' | 'partly' | 'no' | 'unknown' => {
  if (items === 0) return 'unknown'
  if (closed === 0) return 'yes'
  return closed === items ? 'no' : 'partly'
}

const agendaItemRow = (state: MeetingState, meetingOf: string, item: string): RowOf<typeof agendaItemTable> => {
  const placed = state.agenda[item]
  const result = state.results[item]
  return {
    meeting: meetingOf,
    item,
    number: placed?.number,
    title: placed?.title,
    // An item that was taken off keeps the result that was reported of it.
    public: placed === undefined ? 'unknown' : isClosed(state, item) ? 'no' : 'yes',
    motion: placed?.motion,
    outcome: result === undefined ? undefined : (result.classified?.outcome ?? 'unclassified'),
    published: result?.published,
  }
}

/** The projection of Sitzungen: tables `meeting`, `agenda_item`, `meeting_body` and `meeting_finding`. */
export const meetingProjection = aggregateProjection(meeting, {
  name: 'meeting',
  version: 1,
  title: { de: 'Sitzungen', en: 'meetings' },
  tables: [meetingTable, agendaItemTable, meetingBodyTable],
  rows: (state, id, meta) => {
    const placed = Object.keys(state.agenda)
    const items = placed.length
    const closed = placed.filter((item) => isClosed(state, item)).length
    return {
      meeting: [
        {
          meeting: id,
          body: state.body,
          name: state.details.name,
          ...fuzzyDateValues('day', state.on),
          mode: state.details.mode ?? 'unknown',
          kind: state.details.kind ?? 'unknown',
          phase: state.phase,
          public: publicity(items, closed),
          agenda_items: items,
          closed_items: closed,
          reported_results: Object.keys(state.results).length,
          present: state.presentCount,
          members: state.members,
          quorum: state.quorum,
          minutes_hash: state.minutes,
          recorded_at: meta.lastRecordedAt,
        },
      ],
      agenda_item: [...new Set([...placed, ...Object.keys(state.results)])].map((item) => agendaItemRow(state, id, item)),
      meeting_body: [...new Set([...(state.body === undefined ? [] : [state.body]), ...state.jointWith])].map((body) => ({ meeting: id, body, convenes: body === state.body })),
    }
  },
})
