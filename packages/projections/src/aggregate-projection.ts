/** Projections of an aggregate: the fold is its own decider, one state for each stream. */
import { aggregateIdOf, eventOf, type AnyEvent, type Bilingual, type Evidence, type Finding, type FuzzyDate, type Instant, type RecordedEvent, type StreamName } from '@vor-ort/core'

import { findingRows, findingTable, logFindings, noFindings, type FindingTable, type LoggedFinding } from './finding-log.ts'
import { defineProjection, type Projection } from './projection.ts'
import type { RowOf, RowsOf, Table } from './table.ts'

/** What is needed of an aggregate; every `Aggregate` of the core has it. */
export interface Projectable<State, Event extends AnyEvent> {
  readonly category: string
  readonly german: string
  readonly decider: {
    readonly initial: State
    readonly evolve: (state: State, event: Event) => State
    readonly isEvent: (event: AnyEvent) => event is Event
  }
  readonly findings: (state: State) => ReadonlyArray<Finding>
}

/** What is known of a stream beside the state of its aggregate. */
export interface StreamMeta {
  readonly stream: StreamName
  /** The revision of the last event, from 0. */
  readonly revision: number
  readonly firstRecordedAt: Instant
  readonly lastRecordedAt: Instant
  /** Valid time of the first and of the last event, in the order of recording. */
  readonly firstOn: FuzzyDate
  readonly lastOn: FuzzyDate
  /** Source of the first and of the last event that has one: kind and id. */
  readonly firstEvidence?: Pick<Evidence, 'kind' | 'id'>
  readonly lastEvidence?: Pick<Evidence, 'kind' | 'id'>
}

/** The state of a projection of an aggregate. */
export interface Tracked<State> {
  readonly state: State
  readonly meta: StreamMeta | undefined
  readonly findings: ReadonlyArray<LoggedFinding>
}

/** What the author of a projection of an aggregate gives. */
export interface AggregateProjectionParts<State, Name extends string, Tables extends ReadonlyArray<Table>> {
  readonly name: Name
  readonly version: number
  readonly tables: Tables
  /** How the aggregate is called in the titles of its table of findings; its German term in both languages by default. */
  readonly title?: Bilingual
  /** All rows of one aggregate, by table; `id` is the id in the name of its stream. */
  readonly rows: (state: State, id: string, meta: StreamMeta) => RowsOf<Tables>
}

/** A projection of an aggregate: its tables, and the table `<name>_finding`. */
export type AggregateProjection<State, Name extends string, Tables extends ReadonlyArray<Table>> = Projection<
  Tracked<State>,
  readonly [...Tables, FindingTable<`${Name}_finding`>]
>

/**
 * A projection that folds each stream of an aggregate with the aggregate's own decider.
 *
 * It adds the table `<name>_finding`: a finding (rule and facts) is opened by the event after which the aggregate first
 * shows it, and closed by the event after which it is gone. What depends on today, such as "overdue", is not a column:
 * compare the dates in a view.
 *
 * @example
 * ```ts
 * import { meeting } from '@vor-ort/core'
 * import { aggregateProjection } from '@vor-ort/projections'
 * const projection = aggregateProjection(meeting, { name: 'meeting', version: 1, tables: [], rows: () => ({}) })
 * projection.tables.map(({ name }) => name) // => ['meeting_finding']
 * ```
 */
export const aggregateProjection = <State, Event extends AnyEvent, const Name extends string, const Tables extends ReadonlyArray<Table>>(
  aggregate: Projectable<State, Event>,
  { name, version, tables, title, rows }: AggregateProjectionParts<State, Name, Tables>,
): AggregateProjection<State, Name, Tables> => {
  const { initial, evolve, isEvent } = aggregate.decider
  const findingName: `${Name}_finding` = `${name}_finding`
  const findings = findingTable(findingName, title ?? { de: aggregate.german, en: aggregate.german })
  const start: Tracked<State> = { state: initial, meta: undefined, findings: noFindings }
  return defineProjection<Tracked<State>, readonly [...Tables, FindingTable<`${Name}_finding`>]>({
    name,
    version,
    handles: [aggregate.category],
    tables: [...tables, findings],
    ...(tables[0]?.key[0] === undefined ? {} : { idColumn: tables[0].key[0] }),
    initial: start,
    evolve: (tracked, recorded) => {
      const event = eventOf(recorded)
      const meta = metaAfter(tracked.meta, recorded)
      if (!isEvent(event)) return { ...tracked, meta }
      const state = evolve(tracked.state, event)
      return { state, meta, findings: logFindings(tracked.findings, aggregate.findings(state), recorded) }
    },
    rows: ({ state, meta, findings: log }) => {
      const own: Readonly<Record<string, ReadonlyArray<unknown>>> = meta === undefined ? {} : rows(state, aggregateIdOf(meta.stream), meta)
      const found: ReadonlyArray<RowOf<FindingTable>> = meta === undefined ? [] : findingRows(meta.stream, log)
      // The compiler does not see that the name of the table of findings is none of the other tables' names.
      return { ...own, [findingName]: found } as RowsOf<readonly [...Tables, FindingTable<`${Name}_finding`>]>
    },
  })
}

const metaAfter = (meta: StreamMeta | undefined, { stream, revision, metadata }: RecordedEvent): StreamMeta => {
  const source = metadata.evidence?.[0]
  const lastEvidence = source === undefined ? meta?.lastEvidence : { kind: source.kind, id: source.id }
  const firstEvidence = meta?.firstEvidence ?? lastEvidence
  return {
    stream,
    revision: Number(revision),
    firstRecordedAt: meta?.firstRecordedAt ?? metadata.recordedAt,
    lastRecordedAt: metadata.recordedAt,
    firstOn: meta?.firstOn ?? metadata.validTime,
    lastOn: metadata.validTime,
    ...(firstEvidence === undefined ? {} : { firstEvidence }),
    ...(lastEvidence === undefined ? {} : { lastEvidence }),
  }
}
