/** Whether an append is written, was written before, or is refused. */

/** What the caller expects of the stream; a number is its last revision. */
export type ExpectedRevision = 'any' | 'noStream' | 'streamExists' | number

/** What the rules need to know of the stream. */
export interface StreamFacts {
  /** The last revision, -1 when there is none. */
  readonly last: number
  readonly isTombstoned: boolean
  readonly isSoftDeleted: boolean
  readonly hasMetadata: boolean
  readonly idAt: (revision: number) => string | undefined
  /** The revision of a lately committed event of this stream, as far as it is remembered. */
  readonly recentRevisionOf: (id: string) => number | undefined
}

/** What becomes of an append. */
export type Decision =
  | { readonly kind: 'write'; readonly first: number; readonly undeletes: boolean }
  | { readonly kind: 'written'; readonly last: number }
  | { readonly kind: 'conflict'; readonly current: number }
  | { readonly kind: 'deleted' }

/** Decides on an append by the ids of its events. */
export const decide = (expected: ExpectedRevision, ids: ReadonlyArray<string>, stream: StreamFacts): Decision => {
  const write: Decision = { kind: 'write', first: stream.last + 1, undeletes: stream.isSoftDeleted }
  const conflict: Decision = { kind: 'conflict', current: stream.last }
  if (stream.isTombstoned) return { kind: 'deleted' }
  if (expected === 'streamExists') {
    if (stream.isSoftDeleted) return { kind: 'deleted' }
    if (stream.last < 0 && !stream.hasMetadata) return conflict
  }
  if (expected === 'any' || expected === 'streamExists') return decideByRecentIds(ids, stream, write, conflict)
  const revision = expected === 'noStream' ? -1 : expected
  if (revision > stream.last) return conflict
  if (revision === stream.last) return write
  return decideByStoredIds(revision, ids, stream, write, conflict)
}

const decideByRecentIds = (
  ids: ReadonlyArray<string>,
  stream: StreamFacts,
  write: Decision,
  conflict: Decision,
): Decision => {
  let last: number | undefined
  for (const id of ids) {
    const revision = stream.recentRevisionOf(id)
    if (revision === undefined) return last === undefined ? write : conflict
    last = revision
  }
  return last === undefined ? write : { kind: 'written', last }
}

const decideByStoredIds = (
  revision: number,
  ids: ReadonlyArray<string>,
  stream: StreamFacts,
  write: Decision,
  conflict: Decision,
): Decision => {
  for (const [index, id] of ids.entries()) {
    if (stream.idAt(revision + 1 + index) === id) continue
    return index === 0 && revision === -1 && stream.isSoftDeleted ? write : conflict
  }
  return ids.length === 0 ? conflict : { kind: 'written', last: revision + ids.length }
}
