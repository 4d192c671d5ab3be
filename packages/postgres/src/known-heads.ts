/** The heads of streams that were met last, to guess by; the database says whether a guess was right. */
import type { StreamHead, StreamName } from '@vor-ort/core'

/** A bounded memory of heads. */
export interface KnownHeads {
  readonly get: (stream: StreamName) => StreamHead | undefined
  readonly set: (stream: StreamName, head: StreamHead | undefined) => void
}

/** Makes a memory of so many heads; the one that was met longest ago goes first. */
export const makeKnownHeads = (capacity: number): KnownHeads => {
  const heads = new Map<StreamName, StreamHead>()
  return {
    get: (stream) => heads.get(stream),
    set: (stream, head) => {
      heads.delete(stream)
      if (head === undefined) return
      heads.set(stream, head)
      if (heads.size <= capacity) return
      const [oldest] = heads.keys()
      if (oldest !== undefined) heads.delete(oldest)
    },
  }
}
