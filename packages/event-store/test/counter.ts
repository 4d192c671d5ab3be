/** A small aggregate for the tests of the command handler, and what goes with it. */
import { defineAggregate, defineEvent, FuzzyDate, Instant, makeRegistry, message, naturalNumber, record, ruleBroken, type DataOf } from '@vor-ort/core'
import { collect, type CommandContext, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

const Counted = defineEvent({ german: 'Zählung', summary: 'Counted.', data: record({ by: naturalNumber }), classification: 'public' })
/** The events of the counter. */
export const events = { Counted }
type Data = DataOf<typeof events>
const none: { readonly phase: 'none' | 'counting'; readonly total: number } = { phase: 'none', total: 0 }
/** Counts up to a hundred. */
export const counter = defineAggregate({
  category: 'counter',
  module: 'test',
  german: 'Zähler',
  seat: 'none',
  summary: 'Counts up to a hundred.',
  events,
  commands: { Count: { german: 'Zählen', data: record({ by: naturalNumber }) }, Split: { german: 'Teilen', data: record({}) } },
  initial: none,
  lifecycle: { Counted: [['none', 'counting'], 'counting'] },
  evolve: { Counted: (state, { by }) => ({ ...state, total: state.total + by }) },
  decide: {
    Count: ({ by }, { total }, on) => {
      if (total + by > 100) return left(ruleBroken('T-1', { de: 'Es sind höchstens 100.', en: 'There are 100 at most.' }))
      return right(by === 0 ? [] : [message<Data, 'Counted'>('Counted', on, { by })])
    },
    Split: (_data, _state, on) => right([1, 2].map((by) => message<Data, 'Counted'>('Counted', on, { by }))),
  },
  title: () => 'counter',
  findings: () => [],
})

/** The value, or the failure of the test. */
export const must = <A>(result: Either<unknown, A>): A => {
  if (isLeft(result)) throw new Error(JSON.stringify(result.left, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
  return result.right
}
/** It knows the counter alone. */
export const registry = must(makeRegistry([events]))
const now: unknown = '2026-11-21T22:00:00.000Z'
const day: unknown = '2015-01-13'
if (!Instant.is(now) || !FuzzyDate.is(day)) throw new Error('the dates of the test are faulty')
/** The only instant of the tests. */
export const at = now
/** The only day of the tests. */
export const on = day
/** Stands still. */
export const clock = (): Instant => at
/** The office that acts. */
export const context: CommandContext = { actor: { role: 'Verwaltung' } }
/** A command of the counter. */
export const count = (by: number) => ({ type: 'Count', on, data: { by } }) as const
/** All that a store holds. */
export const stored = async (store: EventStore) => must(await collect(store.readAll())())
