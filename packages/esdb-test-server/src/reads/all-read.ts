/** Reads of the whole log. */
import { invalidPosition } from '../grpc/rpc-faults.ts'
import type { EventTest } from './filter.ts'
import type { ReadMessage, ReadMessages, StartingPoint } from './messages.ts'
import { resolve, type ReadSource } from './source.ts'

/** What is read of the log. */
export interface AllRead {
  readonly from: StartingPoint
  readonly direction: 'forwards' | 'backwards'
  readonly count: number
  readonly followsLinks: boolean
  readonly test: EventTest
}

const pageSize = 500

/** Reads the log. */
export async function* readAll(source: ReadSource, read: AllRead): ReadMessages {
  const { log } = source
  const isForwards = read.direction === 'forwards'
  let next = read.from === 'start' ? 0 : read.from === 'end' ? log.end() : read.from
  const isAligned = next === 0 || log.isRecordStart(next) || next === log.end() || (isForwards && next > log.end())
  if (!isAligned) return yield [{ kind: 'failed', fault: invalidPosition() }]
  let left = read.count
  while (left > 0) {
    const page = isForwards ? log.allForwards(next, pageSize) : log.allBackwards(next, pageSize)
    const seen = page.filter(read.test).slice(0, left)
    left -= seen.length
    if (seen.length > 0)
      yield seen.map((event): ReadMessage => ({ kind: 'event', resolved: resolve(source, event, read.followsLinks) }))
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    next = isForwards ? last.position + 1 : last.position
  }
}
