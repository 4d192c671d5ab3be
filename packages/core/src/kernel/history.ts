/** History on two clocks: what was known at an instant, what was so on a day, and what each event changed. */
import type { RecordedEvent } from './envelope.ts'
import { isNotAfter, type FuzzyDate } from './fuzzy-date.ts'
import type { Instant, LocalDate } from './local-date.ts'

/** A view of history: as it was known at `asOf` (recorded time), as it was on `validAt` (valid time), or both. */
export interface View {
  readonly asOf?: Instant
  readonly validAt?: LocalDate
}

/** The events of a view, and those of which it cannot be said whether they belong to it. */
export interface Viewed<Event> {
  readonly events: ReadonlyArray<Event>
  /** Events whose fuzzy date leaves open whether they had happened by `validAt`; they are not in `events`. */
  readonly undetermined: ReadonlyArray<Event>
}

type Dated = Pick<RecordedEvent, 'id' | 'type' | 'metadata'>

/**
 * The events that a view shows, in the order in which they were recorded (kernel invariants K-8 and K-9).
 *
 * `asOf` keeps what had been recorded by that instant. `validAt` keeps what had certainly happened by that day. A
 * correction known by then counts in its place: one of the same type replaces the event that it corrects, one of another
 * type (such as `MeetingCorrected`) amends it, and both stand on the corrected day. Without `validAt` everything that was
 * recorded is shown. The two cuts are independent: their order does not matter.
 *
 * @example
 * ```ts
 * import { viewOf } from '@vor-ort/core'
 * viewOf([], { validAt: '2015-02-10' }) // => { events: [], undetermined: [] }
 * ```
 */
export const viewOf = <Event extends Dated>(events: ReadonlyArray<Event>, { asOf, validAt }: View): Viewed<Event> => {
  // Instants are UTC texts of one form, so the order of texts is the order of time.
  const known = asOf === undefined ? events : events.filter(({ metadata }) => metadata.recordedAt <= asOf)
  if (validAt === undefined) return { events: known, undetermined: [] }
  const { isReplaced, dayOf } = correctionsIn(known)
  const happened: Event[] = []
  const undetermined: Event[] = []
  for (const event of known) {
    if (isReplaced(event)) continue
    const verdict = isNotAfter(dayOf(event), validAt)
    if (verdict === 'yes') happened.push(event)
    else if (verdict === 'unknown') undetermined.push(event)
  }
  return { events: happened, undetermined }
}

interface Corrections {
  readonly isReplaced: (event: Dated) => boolean
  /** The day on which an event stands: that of the last correction of the same fact. */
  readonly dayOf: (event: Dated) => FuzzyDate
}

const correctionsIn = (events: ReadonlyArray<Dated>): Corrections => {
  const factOf = new Map<string, string>()
  const lastOfFact = new Map<string, Dated>()
  const lastOfType = new Map<string, Dated>()
  for (const event of events) {
    // Corrections of corrections speak of the fact that was recorded first; only what came before can be corrected.
    const fact = factOf.get(event.metadata.corrects ?? event.id) ?? event.id
    factOf.set(event.id, fact)
    lastOfFact.set(fact, event)
    lastOfType.set(`${fact} ${event.type}`, event)
  }
  const fact = ({ id }: Dated): string => factOf.get(id) ?? id
  return {
    isReplaced: (event) => lastOfType.get(`${fact(event)} ${event.type}`) !== event,
    dayOf: (event) => (lastOfFact.get(fact(event)) ?? event).metadata.validTime,
  }
}

/** One thing that an event changed: where in the state, from what, to what. */
export interface Change {
  /** A path such as `agenda.<id>.title`. */
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * What differs between two states: one entry for each leaf that came, went or changed.
 *
 * A new record or list is shown as a whole, not leaf by leaf, so that what an event brought stays readable.
 *
 * @example
 * ```ts
 * import { changesBetween } from '@vor-ort/core'
 * changesBetween({ phase: 'none', agenda: {} }, { phase: 'open', agenda: {} })
 * // => [{ path: 'phase', before: 'none', after: 'open' }]
 * ```
 */
export const changesBetween = (before: unknown, after: unknown, path = ''): ReadonlyArray<Change> => {
  if (Object.is(before, after)) return []
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => changesBetween(before[key], after[key], path === '' ? key : `${path}.${key}`))
  }
  if (Array.isArray(before) && Array.isArray(after)) return changedItems(before, after, path)
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

const changedItems = (before: ReadonlyArray<unknown>, after: ReadonlyArray<unknown>, path: string): ReadonlyArray<Change> => {
  const changes: Change[] = []
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    changes.push(...changesBetween(before[index], after[index], `${path}[${index}]`))
  }
  return changes
}

const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null && !Array.isArray(u)
