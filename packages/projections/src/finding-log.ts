/** The findings of a stream over time: with which event each was opened, and with which it was closed. */
import { type Bilingual, type Facts, type Finding, type FuzzyDate, type Instant, type RecordedEvent, type Severity } from '@vor-ort/core'

import { defineTable, type Column, type RowOf } from './table.ts'

/** The event with which a finding appeared or went. */
export interface FindingTurn {
  readonly type: string
  readonly revision: number
  readonly on: FuzzyDate
  readonly at: Instant
}

/** A finding with its history; it is the same finding while rule and facts are the same. */
export interface LoggedFinding {
  /** Rule and facts. */
  readonly identity: string
  readonly rule: string
  readonly severity: Severity
  readonly explanation: Bilingual
  readonly facts: Facts
  readonly opened: FindingTurn
  readonly closed?: FindingTurn
}

const none: ReadonlyArray<LoggedFinding> = []

/** The log of a stream without events. */
export const noFindings = none

/**
 * The log after an event: what is new is opened by it, what is gone is closed by it; one that comes back is opened anew.
 *
 * A finding keeps the severity and the words that it was opened with.
 */
export const logFindings = (log: ReadonlyArray<LoggedFinding>, now: ReadonlyArray<Finding>, event: RecordedEvent): ReadonlyArray<LoggedFinding> => {
  if (now.length === 0 && log.every(({ closed }) => closed !== undefined)) return log
  const current = new Map(now.map((finding) => [`${finding.rule} ${JSON.stringify(finding.facts)}`, finding]))
  let turn: FindingTurn | undefined
  const turning = (): FindingTurn =>
    (turn ??= { type: event.type, revision: Number(event.revision), on: event.metadata.validTime, at: event.metadata.recordedAt })
  let isChanged = false
  const next = log.map((logged): LoggedFinding => {
    if (logged.closed !== undefined || current.delete(logged.identity)) return logged
    isChanged = true
    return { ...logged, closed: turning() }
  })
  for (const [identity, { rule, severity, explanation, facts }] of current) {
    isChanged = true
    next.push({ identity, rule, severity, explanation, facts, opened: turning() })
  }
  return isChanged ? next : log
}

const column = <const Name extends string, const Type extends Column['type'], const Nullable extends boolean>(
  name: Name,
  type: Type,
  nullable: Nullable,
  title: Bilingual,
  definition: Bilingual,
  source: string,
) => ({ name, type, nullable, title, definition, source })

/** The table of findings of a projection over one kind of aggregate. */
export const findingTable = <const Name extends string>(name: Name, of: Bilingual) =>
  defineTable({
    name,
    title: { de: `Feststellungen: ${of.de}`, en: `Findings: ${of.en}` },
    definition: {
      de: 'Abweichungen von einer Regel: erfasst, nicht verhindert. Eine Zeile von der Öffnung bis zur Erledigung.',
      en: 'Deviations from a rule: recorded, not prevented. One row from opening to closing.',
    },
    key: ['stream', 'ordinal'],
    columns: [
      column('stream', 'text', false, { de: 'Strom', en: 'Stream' }, { de: 'Ereignisstrom, in dem sie sich zeigt', en: 'Stream of events in which it shows' }, 'stream'),
      {
        ...column('ordinal', 'integer', false, { de: 'Nummer', en: 'Number' }, { de: 'Laufende Nummer im Strom, ab 1', en: 'Running number in the stream, from 1' }, 'order of opening'),
        unit: '1',
      },
      column('rule', 'text', false, { de: 'Regel', en: 'Rule' }, { de: 'Kennung im Regelverzeichnis', en: 'Id in the rule catalogue' }, 'findings'),
      column('severity', 'text', false, { de: 'Schwere', en: 'Severity' }, { de: 'information, warning oder violation', en: 'information, warning or violation' }, 'findings'),
      column('explanation_de', 'text', false, { de: 'Erläuterung', en: 'Explanation (German)' }, { de: 'Worin sie besteht', en: 'What it is, in German' }, 'findings'),
      column('explanation_en', 'text', false, { de: 'Erläuterung (englisch)', en: 'Explanation' }, { de: 'Worin sie besteht, auf Englisch', en: 'What it is' }, 'findings'),
      column('facts', 'json', false, { de: 'Tatsachen', en: 'Facts' }, { de: 'Angaben, an denen sie sich prüfen lässt', en: 'Data that makes it checkable' }, 'findings'),
      column('opened_by', 'text', false, { de: 'Geöffnet durch', en: 'Opened by' }, { de: 'Art des Ereignisses, nach dem sie sich zuerst zeigt', en: 'Type of the event after which it shows first' }, 'type'),
      {
        ...column('opened_revision', 'integer', false, { de: 'Geöffnet an Stelle', en: 'Opened at revision' }, { de: 'Stelle des Ereignisses im Strom, ab 0', en: 'Place of the event in the stream, from 0' }, 'revision'),
        unit: '1',
      },
      column('opened_on', 'fuzzyDate', false, { de: 'Geöffnet am', en: 'Opened on' }, { de: 'Wann das Ereignis war (Geltungszeit)', en: 'When the event was (valid time)' }, 'validTime'),
      column('opened_at', 'instant', false, { de: 'Geöffnet erfasst', en: 'Opened at' }, { de: 'Wann das Ereignis erfasst wurde (UTC)', en: 'When the event was recorded (UTC)' }, 'recordedAt'),
      column('closed_by', 'text', true, { de: 'Erledigt durch', en: 'Closed by' }, { de: 'Art des Ereignisses, nach dem sie sich nicht mehr zeigt; leer: offen', en: 'Type of the event after which it is gone; empty: open' }, 'type'),
      column('closed_on', 'fuzzyDate', true, { de: 'Erledigt am', en: 'Closed on' }, { de: 'Wann dieses Ereignis war (Geltungszeit)', en: 'When that event was (valid time)' }, 'validTime'),
      column('closed_at', 'instant', true, { de: 'Erledigt erfasst', en: 'Closed at' }, { de: 'Wann dieses Ereignis erfasst wurde (UTC)', en: 'When that event was recorded (UTC)' }, 'recordedAt'),
    ],
  })

/** The type of every table of findings. */
export type FindingTable<Name extends string = string> = ReturnType<typeof findingTable<Name>>

/** The rows of a log. */
export const findingRows = (stream: string, log: ReadonlyArray<LoggedFinding>): ReadonlyArray<RowOf<FindingTable>> =>
  log.map(({ rule, severity, explanation, facts, opened, closed }, index) => ({
    stream,
    ordinal: index + 1,
    rule,
    severity,
    explanation_de: explanation.de,
    explanation_en: explanation.en,
    facts,
    opened_by: opened.type,
    opened_revision: opened.revision,
    opened_on: opened.on,
    opened_at: opened.at,
    closed_by: closed?.type,
    closed_on: closed?.on,
    closed_at: closed?.at,
  }))
