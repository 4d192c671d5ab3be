/** The heads of streams that were seen lately. */
import type { StreamHead } from '@vor-ort/core'

/** A bounded number of heads; those that were not asked for the longest are forgotten. */
export interface HeadCache {
  readonly get: (stream: string) => StreamHead | undefined
  readonly set: (stream: string, head: StreamHead) => void
  readonly forget: (stream: string) => void
  readonly clear: () => void
  readonly size: () => number
}

/** Makes a cache of so many heads at most. */
export const makeHeadCache = (maximum: number): HeadCache => {
  // A map keeps its keys in the order in which they were put in: the first is the oldest.
  const heads = new Map<string, StreamHead>()
  const put = (stream: string, head: StreamHead): void => {
    heads.delete(stream)
    heads.set(stream, head)
    if (heads.size <= maximum) return
    for (const oldest of heads.keys()) {
      heads.delete(oldest)
      return
    }
  }
  return {
    get: (stream) => {
      const head = heads.get(stream)
      if (head !== undefined) put(stream, head)
      return head
    },
    set: put,
    forget: (stream) => void heads.delete(stream),
    clear: () => heads.clear(),
    size: () => heads.size,
  }
}
