/** Reads of one stream. */
import { streamDeleted } from '../grpc/rpc-faults.ts'
import { tombstoneRevision } from '../storage/records.ts'
import type { ReadMessage, ReadMessages, StartingPoint } from './messages.ts'
import { resolve, visiblePartOf, type ReadSource } from './source.ts'

/** What is read of a stream. */
export interface StreamRead {
  readonly stream: string
  readonly from: StartingPoint
  readonly direction: 'forwards' | 'backwards'
  readonly count: number
  readonly followsLinks: boolean
  /** Callers that know newer messages are told the stream's ends too. */
  readonly tellsEnds: boolean
}

const pageSize = 500

/** Reads a stream. */
export async function* readStream(source: ReadSource, read: StreamRead): ReadMessages {
  const part = visiblePartOf(source, read.stream)
  if (part === 'deleted') return yield [{ kind: 'failed', fault: streamDeleted(read.stream) }]
  if (part === 'notFound') return yield [{ kind: 'streamNotFound' }]
  const isForwards = read.direction === 'forwards'
  const end = isForwards ? part.last + 1 : part.last
  const start = read.from === 'start' ? 0 : read.from === 'end' ? end : read.from
  let next = isForwards ? Math.max(start, part.first) : Math.min(start, tombstoneRevision - 1)
  let left = read.count
  let isEmpty = true
  while (left > 0) {
    const limit = Math.min(pageSize, left)
    const page = isForwards
      ? source.log.streamForwards(read.stream, next, limit)
      : source.log.streamBackwards(read.stream, next, limit)
    const seen = page.filter(
      (event) => event.revision >= part.first && event.revision <= part.last && part.isYoungEnough(event),
    )
    left -= seen.length
    const messages = seen.map((event): ReadMessage => ({
      kind: 'event',
      resolved: resolve(source, event, read.followsLinks),
    }))
    if (messages.length > 0) {
      isEmpty = false
      yield messages
    }
    const last = page.at(-1)
    if (last === undefined || page.length < limit || last.revision < part.first) break
    next = isForwards ? last.revision + 1 : last.revision - 1
  }
  if (!read.tellsEnds) return
  if (isForwards && isEmpty && start !== part.last + 1) yield [{ kind: 'firstStreamPosition', revision: part.last + 1 }]
  yield [{ kind: 'lastStreamPosition', revision: part.last }]
}
