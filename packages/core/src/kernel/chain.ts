/** The hash chain of a stream: each event's digest covers its whole content and the digest before it. */
import { canonicalJson, sha256Hex } from './canonical.ts'
import type { NewEvent, StoredEvent, StreamName } from './envelope.ts'

/** The digest before the first event of a stream. */
export const genesisHash = '0'.repeat(64)

/** What an event's digest is taken over: all but its position, which is the store's own. */
export type Hashed = Omit<NewEvent, 'metadata' | 'id'> & {
  readonly id: string
  readonly metadata: unknown
  readonly stream: StreamName
  readonly revision: bigint
  readonly prevHash: string
}

/** The digest of an event: SHA-256 over the canonical JSON of its content and the digest before it. */
export const hashOf = (event: Hashed): string =>
  sha256Hex(
    canonicalJson({
      data: event.data,
      id: event.id,
      metadata: event.metadata,
      prevHash: event.prevHash,
      // JSON has no integers of this size; a bigint crosses as a string.
      revision: event.revision.toString(),
      schemaVersion: event.schemaVersion,
      stream: event.stream,
      type: event.type,
    }),
  )

/** The last event of a stream: its revision and digest. */
export interface StreamHead {
  readonly revision: bigint
  readonly hash: string
}

/** Gives new events their place and digest behind the head of their stream (`undefined`: the stream is new). */
export const sealEvents = (
  stream: StreamName,
  head: StreamHead | undefined,
  events: ReadonlyArray<NewEvent>,
): ReadonlyArray<Omit<StoredEvent, 'position'>> => {
  let revision = head === undefined ? -1n : head.revision
  let prevHash = head === undefined ? genesisHash : head.hash
  return events.map((event) => {
    revision += 1n
    const content = { ...event, stream, revision, prevHash }
    prevHash = hashOf(content)
    return { ...content, hash: prevHash }
  })
}

/** What is wrong with the chain at one event. */
export type ChainFault =
  | { readonly _tag: 'RevisionGap'; readonly expected: bigint }
  | { readonly _tag: 'BrokenLink'; readonly expected: string }
  | { readonly _tag: 'ContentChanged'; readonly expected: string }

/**
 * Checks the next event of a stream against the head so far: no gap, linked to the head, content as it was hashed.
 *
 * @example
 * ```ts
 * import { checkLink, genesisHash } from '@vor-ort/core'
 * const stored = { id: 'x', stream: 'motion-x', revision: 1n, position: '1', type: 'T', schemaVersion: 1, data: {},
 *   metadata: {}, prevHash: genesisHash, hash: 'f' }
 * checkLink(undefined, stored) // => { _tag: 'RevisionGap', expected: 0n }
 * ```
 */
export const checkLink = (head: StreamHead | undefined, event: StoredEvent): ChainFault | undefined => {
  const revision = head === undefined ? 0n : head.revision + 1n
  if (event.revision !== revision) return { _tag: 'RevisionGap', expected: revision }
  const prevHash = head === undefined ? genesisHash : head.hash
  if (event.prevHash !== prevHash) return { _tag: 'BrokenLink', expected: prevHash }
  const hash = digestOf(event)
  return hash === event.hash ? undefined : { _tag: 'ContentChanged', expected: hash }
}

// JSON text may hold a number that no double can: what was tampered with so has no canonical form, and so no digest.
const digestOf = (event: StoredEvent): string => {
  try {
    return hashOf(event)
  } catch {
    return 'none: it holds a number that JSON cannot carry'
  }
}

/**
 * One digest for a whole store: over the heads of all its streams, in the order of their names.
 *
 * It is the same for the same events in any store, whatever order independent streams were written in.
 */
export const storeHead = (heads: Iterable<readonly [stream: string, hash: string]>): string =>
  sha256Hex(canonicalJson([...heads].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))))
