/** Stores for the tests of the governance read models: random histories whose references meet, and SQLite over them. */
import { domainRegistry, governance, governingBody, meeting, motion, resolution, streamName, urgentDecision, BodyId, MeetingId, MotionId, ResolutionId, UrgentDecisionId, type AnyEvent, type StreamName } from '@vor-ort/core'
import { memoryStore, type EventStore } from '@vor-ort/event-store'
import { allProjections, readModels, type Column, type Row } from '@vor-ort/projections'
import { openSqliteReadModels, type SqliteReadModels } from '@vor-ort/sqlite'
import { arbitraryHistory } from '@vor-ort/testing'
import * as fc from 'fast-check'

import { assignmentHistories } from '../assignments/histories.ts'
import { branchHistories } from '../branches/histories.ts'
import { consultationHistories } from '../consultation/histories.ts'
import { newEvent, runnerOf, sure } from '../fixture.ts'

/** The categories for which `arbitraryHistories` makes streams. */
export const categories = governance.map(({ category }) => category)

// Generated references come from the examples of their codec; streams of the same ids make them meet.
const streams = (category: string, ids: ReadonlyArray<string>, history: fc.Arbitrary<{ readonly events: ReadonlyArray<AnyEvent> }>) =>
  fc
    .array(history, { minLength: ids.length, maxLength: ids.length })
    .map((histories) => histories.flatMap(({ events }, index) => (events.length === 0 ? [] : [[streamName(category, ids[index] ?? ''), events] as const])))

/** Histories of every aggregate of governance, each in a stream of its own. */
export const arbitraryHistories: fc.Arbitrary<ReadonlyArray<readonly [StreamName, ReadonlyArray<AnyEvent>]>> = fc
  .tuple(
    streams('governing-body', BodyId.examples, arbitraryHistory(governingBody)),
    streams('meeting', MeetingId.examples, arbitraryHistory(meeting)),
    streams('motion', MotionId.examples, arbitraryHistory(motion)),
    streams('resolution', ResolutionId.examples, arbitraryHistory(resolution)),
    streams('urgent-decision', UrgentDecisionId.examples, arbitraryHistory(urgentDecision)),
    assignmentHistories,
    branchHistories,
    consultationHistories,
  )
  .map((all) => all.flat())

/** A memory store with some streams. */
export const storeOf = async (given: ReadonlyArray<readonly [StreamName, ReadonlyArray<AnyEvent>]>): Promise<EventStore> => {
  const store = memoryStore(domainRegistry)
  for (const [stream, events] of given) sure(await store.append(stream, 'noStream', events.map((event) => newEvent(event)))())
  return store
}

/** All tables and views over a store, in memory. */
export const readModelsOver = async (store: EventStore): Promise<SqliteReadModels> => {
  const target = sure(await openSqliteReadModels({ path: ':memory:' })())
  sure(await runnerOf(store, target, allProjections).catchUp()())
  sure(await target.install(readModels)())
  return target
}

/** The rows of a query. */
export const rowsOf = async (target: SqliteReadModels, sql: string): Promise<ReadonlyArray<Row>> => sure(await target.query(sql)()).rows

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** Whether a cell is what its column says; booleans are 0 and 1 in SQLite, JSON is text. */
export const fits = ({ type, nullable }: Column, cell: unknown): boolean => {
  if (cell === null) return nullable
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(cell)
    case 'real':
      return typeof cell === 'number'
    case 'boolean':
      return cell === 0 || cell === 1
    case 'date':
      return typeof cell === 'string' && dayForm.test(cell)
    default:
      return typeof cell === 'string'
  }
}
