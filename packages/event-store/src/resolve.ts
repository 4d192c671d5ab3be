/** The rules of appending, as a pure function of what lies in the store. */
import { canonicalJson, genesisHash, type StreamHead, type StreamName } from '@vor-ort/core'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import type { AppendRequest, Resolution, SealedEvent, StoredText } from './driver.ts'
import type { AppendError, Appended, ExpectedRevision } from './port.ts'
import { sealWritten, type WrittenEvent } from './seal.ts'

/**
 * Turns an append into a request to a driver.
 *
 * The rules are those of KurrentDB, made strict. When the expectation holds, the events are stored, unless one of their
 * ids is taken. When the stream has moved on, a retry is told from a conflict by the ids: if just these events lie
 * just where they would have gone, the first try did succeed, and its result is the answer.
 */
export const appendRequest = (
  stream: StreamName,
  expected: ExpectedRevision,
  events: ReadonlyArray<WrittenEvent>,
): AppendRequest => ({
  stream,
  ids: events.map((event) => event.id),
  ...(expected === 'any' || expected === 'streamExists' ? {} : { place: expected === 'noStream' ? 0n : expected + 1n }),
  resolve: (head, known) => {
    const conflict = answer(
      left({ _tag: 'WrongExpectedRevision', stream, expected, actual: head === undefined ? 'noStream' : head.revision }),
    )
    const asExpected = holds(expected, head)
    if (events.length === 0) {
      return asExpected
        ? answer(right({ revision: head === undefined ? 'noStream' : head.revision, duplicate: false }))
        : conflict
    }
    if (asExpected) {
      if (known === undefined || known.length === 0) {
        return { _tag: 'Store', events: sealWritten(stream, head, events) }
      }
      const isOpen = expected === 'any' || expected === 'streamExists'
      return (isOpen ? repeated(stream, events, known, undefined) : undefined) ?? takenFirst(stream, events, known) ?? conflict
    }
    const believed = expected === 'noStream' ? -1n : expected
    // A writer ahead of the stream cannot be repeating itself.
    if (typeof believed !== 'bigint' || head === undefined || believed > head.revision) return conflict
    if (known === undefined) return { _tag: 'LookUp' }
    const first = events[0]
    const storedFirst = known.find((stored) => stored.id === first?.id)
    if (first === undefined || storedFirst === undefined) return conflict
    const isRetry = storedFirst.stream === stream && storedFirst.revision === believed + 1n && sameContent(storedFirst, first)
    if (!isRetry) return taken(stream, storedFirst)
    return repeated(stream, events, known, believed + 1n) ?? conflict
  },
})

/** Turns sealed events of another store into a request: they go just where they were, behind just what they linked to. */
export const restoreRequest = (stream: StreamName, events: readonly [SealedEvent, ...ReadonlyArray<SealedEvent>]): AppendRequest => {
  const [first] = events
  const expected = first.revision === 0n ? 'noStream' : first.revision - 1n
  return {
    stream,
    ids: events.map((event) => event.id),
    place: first.revision,
    resolve: (head, known) => {
      const linked = head === undefined ? first.revision === 0n && first.prevHash === genesisHash : head.revision === first.revision - 1n && head.hash === first.prevHash
      if (linked) return (known === undefined ? undefined : takenFirst(stream, events, known)) ?? { _tag: 'Store', events }
      const conflict = answer(left({ _tag: 'WrongExpectedRevision', stream, expected, actual: head === undefined ? 'noStream' : head.revision }))
      if (head === undefined || head.revision < first.revision) return conflict
      if (known === undefined) return { _tag: 'LookUp' }
      const byId = new Map(known.map((stored) => [stored.id, stored]))
      const last = events.map(({ id, hash }) => (byId.get(id)?.hash === hash ? byId.get(id) : undefined))
      const end = last.at(-1)
      return end === undefined || last.includes(undefined)
        ? conflict
        : answer(right({ revision: end.revision, position: end.position, duplicate: true }))
    },
  }
}

const answer = (result: Either<AppendError, Appended>): Resolution => ({ _tag: 'Answer', answer: result })

const holds = (expected: ExpectedRevision, head: StreamHead | undefined): boolean => {
  switch (expected) {
    case 'any':
      return true
    case 'noStream':
      return head === undefined
    case 'streamExists':
      return head !== undefined
    default:
      return head !== undefined && head.revision === expected
  }
}

/** The original result, if all these events lie in a row in this stream (from `from` on, where that is given). */
const repeated = (
  stream: StreamName,
  events: ReadonlyArray<WrittenEvent>,
  known: ReadonlyArray<StoredText>,
  from: bigint | undefined,
): Resolution | undefined => {
  if (known.length !== events.length) return undefined
  const byId = new Map(known.map((stored) => [stored.id, stored]))
  let next = from
  let last: StoredText | undefined
  for (const event of events) {
    const stored = byId.get(event.id)
    if (stored === undefined || stored.stream !== stream || !sameContent(stored, event)) return undefined
    if (next !== undefined && stored.revision !== next) return undefined
    next = stored.revision + 1n
    last = stored
  }
  return last === undefined
    ? undefined
    : answer(right({ revision: last.revision, position: last.position, duplicate: true }))
}

const taken = (stream: StreamName, stored: StoredText): Resolution =>
  answer(left({ _tag: 'EventIdTaken', id: stored.id, stream, storedIn: stored.stream }))

const takenFirst = (
  stream: StreamName,
  events: ReadonlyArray<Pick<WrittenEvent, 'id'>>,
  known: ReadonlyArray<StoredText>,
): Resolution | undefined => {
  const byId = new Map(known.map((stored) => [stored.id, stored]))
  const first = events.find((event) => byId.has(event.id))
  const stored = first === undefined ? undefined : byId.get(first.id)
  return stored === undefined ? undefined : taken(stream, stored)
}

/** Whether a stored event is the one that is appended again; only the time of recording may differ between two tries. */
const sameContent = (stored: StoredText, event: WrittenEvent): boolean =>
  stored.type === event.type &&
  stored.schemaVersion === event.schemaVersion &&
  sameJson(stored.data, event.data, (value) => value) &&
  sameJson(stored.metadata, event.metadata, withoutRecordedAt)

// A store may give JSON back in another form than it got, so equal texts are only the quick case.
const sameJson = (a: string, b: string, view: (value: unknown) => unknown): boolean => {
  if (a === b) return true
  try {
    return canonicalJson(view(JSON.parse(a))) === canonicalJson(view(JSON.parse(b)))
  } catch {
    return false
  }
}

const withoutRecordedAt = (metadata: unknown): unknown =>
  typeof metadata === 'object' && metadata !== null ? { ...metadata, recordedAt: undefined } : metadata
