/** The checker: what in a history no sound store can have brought about. */
import { comparePositions } from '../../position.ts'
import { appendViolations } from './check-appends.ts'
import type { History, ReadCall, Seen } from './history.ts'
import type { Violation } from './violation.ts'

/**
 * Everything in a history that breaks a promise of the store; nothing where it could have been a sound one.
 *
 * @example
 * ```ts
 * import { violationsOf } from '@vor-ort/event-store/contract'
 * const seen = { id: 'a', stream: 'desk-1', revision: 1n, position: '1' }
 * const append = { client: 'one', begin: 1, end: 2, stream: 'desk-1', expected: 'any', ids: ['a'],
 *   ending: { _tag: 'Stored', revision: 1n, position: '1', duplicate: false } }
 * violationsOf({ appends: [append], reads: [], subscribed: [], all: [seen], streams: new Map([['desk-1', [seen]]]) })
 * // => [{ _tag: 'RevisionGap', stream: 'desk-1', id: 'a' }]
 * ```
 */
export const violationsOf = (history: History): ReadonlyArray<Violation> => [
  ...endViolations(history),
  ...appendViolations(history),
  ...history.reads.flatMap((read) => readViolations(history, read)),
  ...history.subscribed.flatMap(({ client, seen }) => [
    ...prefixViolations(seen, history.all, client),
    ...missing(history.all, seen).map(({ id, stream }): Violation => ({ _tag: 'NotDelivered', stream, id, by: client })),
  ]),
]

/** What lies in the store in the end, by itself. */
const endViolations = ({ appends, all, streams }: History): ReadonlyArray<Violation> => {
  const found: Violation[] = []
  const asked = new Set(appends.flatMap(({ ids }) => ids))
  found.push(...doubled(all))
  for (const { id, stream } of all) if (!asked.has(id)) found.push({ _tag: 'NeverAppended', stream, id })
  all.forEach(({ id, stream, position }, index) => {
    const before = all[index - 1]?.position
    if (before !== undefined && comparePositions(position, before) <= 0) found.push({ _tag: 'PositionNotBehind', stream, id })
  })
  for (const [stream, events] of streams) {
    found.push(...doubled(events))
    const gap = events.find(({ revision }, index) => revision !== BigInt(index))
    if (gap !== undefined) found.push({ _tag: 'RevisionGap', stream, id: gap.id })
    found.push(...orderViolations(events, all.filter((event) => event.stream === stream)))
  }
  for (const { id, stream } of all) if (!streams.has(stream)) found.push({ _tag: 'Reordered', stream, id })
  return found
}

const readViolations = ({ appends, all, streams }: History, { client, begin, stream, seen }: ReadCall): ReadonlyArray<Violation> => {
  const whole = stream === undefined ? all : (streams.get(stream) ?? [])
  const ids = new Set(seen.map(({ id }) => id))
  const stale = appends
    .filter(({ ending, end, ...append }) => ending._tag === 'Stored' && end < begin && (stream === undefined || append.stream === stream))
    .flatMap((append) => append.ids.filter((id) => !ids.has(id)).map((id): Violation => ({ _tag: 'Stale', stream: append.stream, id, by: client })))
  return [...prefixViolations(seen, whole, client), ...stale]
}

/** What was seen from the start on is the beginning of the whole: nothing came later to a place that was passed. */
const prefixViolations = (seen: ReadonlyArray<Seen>, whole: ReadonlyArray<Seen>, by: string): ReadonlyArray<Violation> => {
  const twice = doubled(seen, by)
  if (twice.length > 0) return twice
  const wrong = seen.find((event, index) => !isSame(event, whole[index]))
  if (wrong === undefined) return []
  const isThere = whole.some(({ id }) => id === wrong.id)
  return [{ _tag: isThere ? 'Reordered' : 'Lost', stream: wrong.stream, id: wrong.id, by }]
}

const orderViolations = (events: ReadonlyArray<Seen>, inAll: ReadonlyArray<Seen>): ReadonlyArray<Violation> => {
  const length = Math.max(events.length, inAll.length)
  for (let index = 0; index < length; index++) {
    const one = events[index] ?? inAll[index]
    const [a, b] = [events[index], inAll[index]]
    if (one !== undefined && (a === undefined || b === undefined || !isSame(a, b))) return [{ _tag: 'Reordered', stream: one.stream, id: one.id }]
  }
  return []
}

const isSame = (a: Seen, b: Seen | undefined): boolean =>
  b !== undefined && a.id === b.id && a.stream === b.stream && a.revision === b.revision && a.position === b.position

const missing = (all: ReadonlyArray<Seen>, seen: ReadonlyArray<Seen>): ReadonlyArray<Seen> => {
  const ids = new Set(seen.map(({ id }) => id))
  return all.filter(({ id }) => !ids.has(id))
}

const doubled = (events: ReadonlyArray<Seen>, by?: string): ReadonlyArray<Violation> => {
  const ids = new Set<string>()
  return events.flatMap(({ id, stream }) => {
    const isNew = !ids.has(id)
    ids.add(id)
    return isNew ? [] : [{ _tag: 'Doubled' as const, stream, id, ...(by === undefined ? {} : { by }) }]
  })
}
