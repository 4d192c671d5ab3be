/** Appends: each with an explicit expected revision, repeated until it is known what became of it. */
import type { StreamHead, StreamName } from '@vor-ort/core'
import { appended, type AppendError, type Appended, type AppendRequest, type SealedEvent, type StoredText, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { LogPosition } from './client.ts'
import { isPassing, reasonOf, type ClientFault } from './client-fault.ts'
import type { Connection } from './connection.ts'
import type { HeadCache } from './head-cache.ts'
import { positionOf } from './log-position.ts'
import { pause, pauseMilliseconds } from './patience.ts'
import { propose } from './proposal.ts'
import { readStreamPage } from './stream-reading.ts'
import { isSealed } from './server-event.ts'
import { storeErrorOf } from './store-error.ts'

// Where a writer names no revision, a repetition of an earlier append is looked for among so many events at the end.
const remembered = 100

/** Carries out one append; appends to one stream must come one after the other. */
export const makeAppend = (
  connection: Connection,
  heads: HeadCache,
  maxAppendBytes: number,
): ((request: AppendRequest) => Promise<Either<AppendError, Appended>>) => {
  const readTail = async (stream: StreamName, limit: number): Promise<Either<StoreError, ReadonlyArray<StoredText>>> => {
    const tail = await readStreamPage(connection, stream, { direction: 'backward', limit })
    const last = isLeft(tail) ? undefined : tail.right[0]
    if (last === undefined) heads.forget(stream)
    else if (isSealed(last)) heads.set(stream, last)
    else {
      const { revision, position } = last
      return left({ _tag: 'StoreDamaged', reason: 'the last event of the stream was not written by this software', at: { stream, revision, position } })
    }
    return tail
  }

  const store = async (sealed: ReadonlyArray<SealedEvent>, end: number): Promise<Either<AppendError, Appended> | 'conflict'> => {
    const first = sealed[0]
    const last = sealed.at(-1)
    if (first === undefined || last === undefined) return left({ _tag: 'StoreDamaged', reason: 'there was nothing to store' })
    const { events, size } = propose(sealed)
    if (size > maxAppendBytes) return left({ _tag: 'AppendTooLarge', unit: 'bytes', size, maximum: maxAppendBytes })
    const expected = first.revision === 0n ? 'noStream' : first.revision - 1n
    const { stream } = last
    for (let attempt = 0; ; attempt++) {
      const { attemptMilliseconds } = connection.deadlines
      const result = await connection.call((client) => client.append(stream, expected, events, attemptMilliseconds), 'append')
      if (!isLeft(result)) {
        if (result.right.revision !== last.revision) {
          heads.forget(stream)
          const reason = `the server stored the events at revision ${result.right.revision} instead of ${last.revision}: the stream was deleted before`
          return left({ _tag: 'StoreDamaged', reason })
        }
        heads.set(stream, { revision: last.revision, hash: last.hash })
        return withPosition(sealed, last, result.right.position)
      }
      heads.forget(stream)
      const fault: ClientFault = result.left
      if (fault._tag === 'WrongExpectedRevision') return 'conflict'
      if (fault._tag === 'TooLarge') return left({ _tag: 'AppendTooLarge', unit: 'bytes', size, maximum: fault.maximum ?? maxAppendBytes })
      if (!isPassing(fault)) return left(storeErrorOf(fault))
      // It may have been stored all the same. Again with the same ids at the same place, it is stored once in any case.
      if (Date.now() >= end || connection.closing.aborted) return left({ _tag: 'StoreUnavailable', reason: reasonOf(fault) })
      const wait = pauseMilliseconds(attempt)
      connection.writing.retrying(attempt + 1, wait)
      await pause(wait, connection.closing)
    }
  }

  const withPosition = async (
    sealed: ReadonlyArray<SealedEvent>,
    last: SealedEvent,
    position: LogPosition | undefined,
  ): Promise<Either<AppendError, Appended>> => {
    if (position !== undefined) return right(appended(sealed, positionOf(position)))
    const read = await readStreamPage(connection, last.stream, { direction: 'forward', from: last.revision, limit: 1 })
    const stored = isLeft(read) ? undefined : read.right[0]
    return stored === undefined ? right({ revision: last.revision, duplicate: false }) : right(appended(sealed, stored.position))
  }

  return async (request) => {
    const { stream, ids, place } = request
    const started = Date.now()
    const end = started + connection.deadlines.totalMilliseconds
    const isOpen = place === undefined && ids.length > 0
    const asked = new Set(ids)
    let head: StreamHead | undefined = heads.get(stream)
    // Only what was read just now may be the ground of an answer.
    let isProven = false
    for (let attempt = 0; ; attempt++) {
      let known: ReadonlyArray<StoredText> | undefined
      if (isOpen || attempt > 0) {
        const tail = await readTail(stream, isOpen ? Math.max(remembered, ids.length) : 1)
        if (isLeft(tail)) return tail
        head = tail.right[0]
        isProven = true
        if (isOpen) known = tail.right.filter(({ id }) => asked.has(id))
      }
      let resolution = request.resolve(head, known)
      if (resolution._tag !== 'Store' && !isProven) {
        const tail = await readTail(stream, 1)
        if (isLeft(tail)) return tail
        head = tail.right[0]
        isProven = true
        resolution = request.resolve(head, known)
      }
      if (resolution._tag === 'LookUp') {
        const there = await readStreamPage(connection, stream, { direction: 'forward', from: place ?? 0n, limit: ids.length })
        if (isLeft(there)) return there
        resolution = request.resolve(head, there.right.filter(({ id }) => asked.has(id)))
      }
      if (resolution._tag === 'Answer') return resolution.answer
      if (resolution._tag === 'LookUp') return left({ _tag: 'StoreDamaged', reason: 'the ids were looked up already' })
      const stored = await store(resolution.events, end)
      if (stored !== 'conflict') return stored
      if (Date.now() >= end) return left({ _tag: 'StoreBusy', waitedMilliseconds: Date.now() - started })
      if (attempt > 0) await pause(pauseMilliseconds(Math.min(attempt - 1, 3)), connection.closing)
    }
  }
}
