/** Appends to several streams at once: all of it is written, or nothing. */
import { isSoftDeleted } from '../storage/stream-metadata.ts'
import type { ExpectedRevision } from './rules.ts'
import type { StreamStates } from './stream-states.ts'
import type { AppendRequest, WriteTools } from './writer.ts'

/** A stream and the last revision it has now. */
export interface WrittenStream {
  readonly stream: string
  readonly last: number
  readonly position: number
}

/** What became of a session. */
export type SessionOutcome =
  | { readonly kind: 'written'; readonly streams: ReadonlyArray<WrittenStream> }
  | { readonly kind: 'conflict'; readonly stream: string; readonly expected: ExpectedRevision; readonly current: number }
  | { readonly kind: 'deleted'; readonly stream: string }

/** Appends to streams, each of them once. */
export const appendSession =
  (requests: ReadonlyArray<AppendRequest>) =>
  (tools: WriteTools): SessionOutcome => {
    const decided = requests.map((request) => ({ request, decision: tools.decideOn(request) }))
    const isRepeated = decided.every(({ decision }) => decision.kind === 'written')
    for (const { request, decision } of decided) {
      const { stream, expected } = request
      if (decision.kind === 'deleted') return { kind: 'deleted', stream }
      if (decision.kind === 'conflict') return { kind: 'conflict', stream, expected, current: decision.current }
      if (decision.kind === 'written' && !isRepeated) return { kind: 'conflict', stream, expected, current: decision.last }
    }
    const streams = decided.flatMap(({ request, decision }): ReadonlyArray<WrittenStream> => {
      const outcome = tools.write(request, decision)
      return outcome.kind === 'written' ? [{ stream: request.stream, last: outcome.last, position: outcome.position }] : []
    })
    return { kind: 'written', streams }
  }

/** A condition on a stream, whether it is written to or not. */
export interface StreamCheck {
  readonly stream: string
  readonly expected: Exclude<ExpectedRevision, 'any'>
}

/** A condition that does not hold. */
export interface Violation extends StreamCheck {
  readonly index: number
  /** The last revision, or -1 for no stream, -5 for a hidden one, -6 for one that is closed for ever. */
  readonly actual: number
}

/** What became of records. */
export type RecordsOutcome =
  | { readonly kind: 'written'; readonly streams: ReadonlyArray<WrittenStream> }
  | { readonly kind: 'violated'; readonly violations: ReadonlyArray<Violation> }
  | { readonly kind: 'deleted'; readonly stream: string }

const stateOf = (states: StreamStates, stream: string): number => {
  const { last, isTombstoned, metadata } = states.of(stream)
  if (isTombstoned) return -6
  return isSoftDeleted(metadata) ? -5 : last
}

const holds = (expected: StreamCheck['expected'], actual: number): boolean => {
  if (expected === 'noStream') return actual < 0
  return expected === 'streamExists' ? actual >= 0 : actual === expected
}

/** Appends records in their order, under conditions on any streams. */
export const appendRecords =
  (states: StreamStates, records: ReadonlyArray<AppendRequest>, checks: ReadonlyArray<StreamCheck>) =>
  (tools: WriteTools): RecordsOutcome => {
    const streams = [...new Set(records.map(({ stream }) => stream))]
    const writes = streams.map((stream) => {
      const events = records.filter((record) => record.stream === stream).flatMap((record) => record.events)
      const expected = checks.find((check) => check.stream === stream)?.expected ?? 'any'
      return { stream, decision: tools.decideOn({ stream, expected, events }) }
    })
    if (writes.every(({ decision }) => decision.kind === 'written'))
      return {
        kind: 'written',
        streams: writes.flatMap(({ stream, decision }) => {
          const outcome = tools.write({ stream, expected: 'any', events: [] }, decision)
          return outcome.kind === 'written' ? [{ stream, last: outcome.last, position: outcome.position }] : []
        }),
      }
    const violations = checks.flatMap((check, index): ReadonlyArray<Violation> => {
      const write = writes.find(({ stream }) => stream === check.stream)
      const actual = stateOf(states, check.stream)
      const isMet = write === undefined ? holds(check.expected, actual) : write.decision.kind === 'write'
      return isMet ? [] : [{ ...check, index, actual }]
    })
    if (violations.length > 0) return { kind: 'violated', violations }
    const closed = writes.find(({ decision }) => decision.kind !== 'write')
    if (closed !== undefined) return { kind: 'deleted', stream: closed.stream }

    const written = new Map<string, WrittenStream>()
    for (const record of records) {
      const before = written.get(record.stream)
      const decision = writes.find(({ stream }) => stream === record.stream)?.decision
      if (decision?.kind !== 'write') continue
      const next = before === undefined ? decision : { ...decision, first: before.last + 1, undeletes: false }
      const outcome = tools.write(record, next)
      if (outcome.kind === 'written')
        written.set(record.stream, { stream: record.stream, last: outcome.last, position: outcome.position })
    }
    return { kind: 'written', streams: [...written.values()] }
  }
