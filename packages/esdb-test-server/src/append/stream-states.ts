/** What is known of each stream: its end, and the settings in force. */
import type { Log } from '../storage/log.ts'
import { isMetadataStream, metadataStreamOf, originalStreamOf, tombstoneRevision } from '../storage/records.ts'
import { streamMetadataOf, type StreamMetadata } from '../storage/stream-metadata.ts'

/** The state of a stream. */
export interface StreamState {
  /** The last revision, -1 when there is none; a tombstone is not counted. */
  readonly last: number
  readonly isTombstoned: boolean
  readonly metadata: StreamMetadata
  /** The revision of the metadata itself, -1 when there is none. */
  readonly metadataRevision: number
}

/** Looks states up and keeps them in memory. */
export interface StreamStates {
  readonly of: (stream: string) => StreamState
  readonly put: (stream: string, state: StreamState) => void
  readonly forget: (stream: string) => void
  readonly forgetAll: () => void
}

const greatestCount = 100_000

// Only the last event of a metadata stream counts.
const metadataOfMetadata: StreamMetadata = { maxCount: 1 }

/** Makes the look-up on a log. */
export const streamStates = (log: Log): StreamStates => {
  const known = new Map<string, StreamState>()
  const look = (stream: string): StreamState => {
    const greatest = log.lastRevision(stream)
    const isTombstoned = greatest === tombstoneRevision
    const last = isTombstoned ? (log.streamBackwards(stream, tombstoneRevision - 1, 1)[0]?.revision ?? -1) : greatest
    if (isMetadataStream(stream)) {
      const original = states.of(originalStreamOf(stream))
      return { last, isTombstoned: original.isTombstoned, metadata: metadataOfMetadata, metadataRevision: -1 }
    }
    const metadata = log.streamBackwards(metadataStreamOf(stream), tombstoneRevision - 1, 1)[0]
    return {
      last,
      isTombstoned,
      metadata: metadata === undefined ? {} : streamMetadataOf(metadata.data),
      metadataRevision: metadata?.revision ?? -1,
    }
  }
  const states: StreamStates = {
    of: (stream) => {
      const found = known.get(stream)
      if (found !== undefined) return found
      if (known.size >= greatestCount) known.clear()
      const state = look(stream)
      known.set(stream, state)
      return state
    },
    put: (stream, state) => {
      known.set(stream, state)
    },
    forget: (stream) => {
      known.delete(stream)
    },
    forgetAll: () => known.clear(),
  }
  return states
}
