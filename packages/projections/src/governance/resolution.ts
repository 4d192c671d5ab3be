/** Beschlüsse: what they are to achieve, what is to be done because of them, and what was reported. */
import { openObligations, publicTitle, resolution, type ResolutionState } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { remembering } from '../remembering.ts'
import { defineTable } from '../table.ts'
import { noImplementation, rememberImplementation } from './implementation-memory.ts'
import { obligationRows, obligationTable, reportRows, reportTable } from './obligation.ts'
import { resolutionId } from './resolution-id.ts'

/** Beschlüsse. */
export const resolutionTable = defineTable({
  name: 'resolution',
  title: { de: 'Beschlüsse', en: 'Resolutions' },
  definition: { de: 'Ein Beschluss je Zeile, wie er zuletzt erfasst ist.', en: 'One resolution a row, as it was recorded last.' },
  key: ['resolution'],
  columns: [
    resolutionId,
    optional.text('body', ['Gremium', 'Body'], ['Kennung des Gremiums, das beschlossen hat', 'Id of the body that resolved it'], 'ResolutionAdopted.body'),
    optional.text('title', ['Titel', 'Title'], ['Titel wie veröffentlicht; intern, auch wenn nichtöffentlich beschlossen', 'Title as published; internal, also where resolved in closed session'], 'ResolutionAdopted.title, ResolutionCorrected.title'),
    optional.text('public_title', ['Öffentlicher Titel', 'Public title'], ['Titel, soweit die Öffentlichkeit ihn sehen darf (G-11)', 'Title as far as the public may see it (G-11)'], 'ResolutionAdopted.public, ResolutionPublished'),
    ...fuzzyDateColumns('adopted_on', ['Beschlossen am', 'Adopted on'], ['Tag des Beschlusses', 'Day of the resolution'], 'ResolutionAdopted, valid time'),
    ...fuzzyDateColumns('effective_from', ['Wirksam ab', 'Effective from'], ['Tag des Wirksamwerdens', 'Day on which it took effect'], 'ResolutionTookEffect, valid time'),
    column.text('phase', ['Stand', 'Phase'], ['Phase des Beschlusses', 'Phase of the resolution'], 'lifecycle of the resolution'),
    column.text('public', ['Öffentlich', 'Public'], ['yes, no oder unknown', 'yes, no or unknown'], 'ResolutionAdopted.public'),
    optional.text('motion', ['Antrag', 'Motion'], ['Antrag, aus dem er kommt', 'Motion that it comes from'], 'ResolutionAdopted.motion'),
    optional.text('urgent_decision', ['Eilentscheidung', 'Urgent decision'], ['Eilentscheidung, aus der er kommt', 'Urgent decision that it comes from'], 'ResolutionAdopted.urgentDecision'),
    optional.text('meeting', ['Sitzung', 'Meeting'], ['Sitzung, in der beschlossen wurde', 'Meeting in which it was adopted'], 'ResolutionAdopted.meeting'),
    optional.text('text_hash', ['Prüfsumme des Wortlauts', 'Hash of the text'], ['SHA-256 des beschlossenen Wortlauts', 'SHA-256 of the text that was adopted'], 'ResolutionAdopted.textHash'),
    column.integer('objectives', '1', ['Ziele', 'Objectives'], ['Zahl der erklärten Ziele', 'Number of declared objectives'], 'ObjectiveDeclared, counted'),
    column.integer('obligations', '1', ['Umsetzungsaufträge', 'Obligations'], ['Zahl aller Umsetzungsaufträge', 'Number of all obligations'], 'ObligationCreated, counted'),
    column.integer('open_obligations', '1', ['Offene Umsetzungsaufträge', 'Open obligations'], ['Weder erfüllt noch erlassen', 'Neither fulfilled nor waived'], 'ObligationCreated, ObligationFulfilled, ObligationWaived'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Ziele of Beschlüsse. */
export const objectiveTable = defineTable({
  name: 'objective',
  title: { de: 'Ziele', en: 'Objectives' },
  definition: { de: 'Ein Ziel eines Beschlusses je Zeile; ohne Kennzahl lässt es sich nicht messen.', en: 'One objective of a resolution a row; without an indicator it cannot be measured.' },
  key: ['resolution', 'ordinal'],
  columns: [
    resolutionId,
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of recording'),
    column.text('objective', ['Ziel', 'Objective'], ['Was der Beschluss erreichen soll', 'What the resolution is to achieve'], 'ObjectiveDeclared.objective'),
    column.text('direction', ['Richtung', 'Direction'], ['up, down, reach oder notMeasurable', 'up, down, reach or notMeasurable'], 'ObjectiveDeclared.direction'),
    optional.text('indicator', ['Kennzahl', 'Indicator'], ['Kennzahl, an der es gemessen wird', 'Indicator by which it is measured'], 'ObjectiveDeclared.indicator'),
    optional.text('baseline', ['Ausgangswert', 'Baseline'], ['Ausgangswert wie erklärt', 'Baseline as declared'], 'ObjectiveDeclared.baseline'),
    optional.text('target', ['Zielwert', 'Target'], ['Zielwert wie erklärt', 'Target as declared'], 'ObjectiveDeclared.target'),
  ],
})

const resolutionRow = (state: ResolutionState) => ({
  body: state.body,
  title: state.title?.asPublished,
  public_title: publicTitle(state),
  ...fuzzyDateValues('adopted_on', state.on),
  ...fuzzyDateValues('effective_from', state.effectiveFrom),
  phase: state.phase,
  public: state.public,
  motion: state.origin.motion,
  urgent_decision: state.origin.urgentDecision,
  meeting: state.origin.meeting,
  text_hash: state.textHash,
  objectives: state.objectives.length,
  obligations: Object.keys(state.obligations).length,
  open_obligations: openObligations(state).length,
})

/** The projection of Beschlüsse: tables `resolution`, `objective`, `obligation`, `report` and `resolution_finding`. */
export const resolutionProjection = aggregateProjection(remembering(resolution, noImplementation, rememberImplementation), {
  name: 'resolution',
  version: 1,
  title: { de: 'Beschlüsse', en: 'resolutions' },
  tables: [resolutionTable, objectiveTable, obligationTable, reportTable],
  rows: ({ state, memory }, id, meta) => ({
    resolution: [{ resolution: id, ...resolutionRow(state), evidence: meta.firstEvidence?.id, recorded_at: meta.lastRecordedAt }],
    objective: state.objectives.map(({ objective, direction, indicator, baseline, target }, index) => ({
      resolution: id,
      ordinal: index + 1,
      objective,
      direction,
      indicator,
      baseline,
      target,
    })),
    obligation: obligationRows(id, state, memory),
    report: reportRows(id, state, memory),
  }),
})
