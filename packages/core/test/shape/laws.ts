/** The laws that every aggregate keeps; a module's tests call `describeLaws` once for each of its aggregates. */
import { canonicalJson, defineAggregate, foldEvents, makeRegistry, type AnyEvent, type EventDefinitions, type Finding, type FuzzyDate } from '@vor-ort/core'
import { arbitraryCommand, arbitraryEvent, arbitraryFuzzyDate, arbitraryHistory, type Specifiable } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isRight, right } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

/** From which phases an event may happen, and the phase after it; `=` leaves it, several mean that the data decides. */
export interface Row {
  readonly from: string
  readonly to: string
}
/** The state machine of one aggregate, written out by hand from the domain, not read from the code. */
export type Table = Readonly<Record<string, Row>>

/** The words of a cell. */
export const words = (cell: string): ReadonlyArray<string> => cell.split(' ')

interface Phase {
  readonly phase: string
}
type Lawful<C extends AnyEvent, S extends Phase, E extends AnyEvent> = Specifiable<C, S, E> & {
  readonly category: string
  readonly module: string
  readonly german: string
  readonly seat: string
  readonly summary: string
  readonly title: (state: S) => string
  readonly lifecycle: Readonly<Record<string, readonly [ReadonlyArray<string> | 'any', unknown]>>
}

const runs = { numRuns: 60 }

/** Tests an aggregate against the laws and against the table of its phases. */
export const describeLaws = <C extends AnyEvent, S extends Phase, E extends AnyEvent>(aggregate: Lawful<C, S, E>, table: Table): void => {
  describe(`The fold of ${aggregate.category}`, () => {
    test('is total: any events in any order make a state, its title and its findings', () => {
      fc.assert(fc.property(fc.array(arbitraryEvent(aggregate), { maxLength: 12 }), (history) => {
        const state = foldEvents(aggregate.decider, history)
        expect(typeof aggregate.title(state)).toBe('string')
        for (const found of aggregate.findings(state)) checkFinding(found)
      }), runs)
    })

    test('from a snapshot is the fold of the whole (K-3)', () => {
      fc.assert(fc.property(arbitraryHistory(aggregate), fc.nat({ max: 40 }), ({ events, state }, cut) => {
        const first = foldEvents(aggregate.decider, events.slice(0, cut))
        expect(foldEvents(aggregate.decider, events.slice(cut), first)).toEqual(state)
      }), runs)
    })

    test('is plain data: a state that went through JSON folds on as before', () => {
      fc.assert(fc.property(fc.array(arbitraryEvent(aggregate), { maxLength: 12 }), fc.nat({ max: 12 }), (history, cut) => {
        const first = foldEvents(aggregate.decider, history.slice(0, cut))
        const stored: typeof first = JSON.parse(JSON.stringify(first))
        const after = foldEvents(aggregate.decider, history.slice(cut), stored)
        expect(JSON.parse(JSON.stringify(after))).toEqual(JSON.parse(JSON.stringify(foldEvents(aggregate.decider, history))))
      }), runs)
    })

    test('is the same for events read back from JSON (K-2)', () => {
      fc.assert(fc.property(fc.array(arbitraryEvent(aggregate), { maxLength: 12 }), (history) => {
        const read = history.map((event): AnyEvent => JSON.parse(canonicalJson(event))).filter((event) => aggregate.decider.isEvent(event))
        const [before, after] = [foldEvents(aggregate.decider, history), foldEvents(aggregate.decider, read)]
        expect(after).toEqual(before)
        expect(aggregate.findings(after)).toEqual(aggregate.findings(before))
      }), runs)
    })
  })

  describe(`A decision of ${aggregate.category}`, () => {
    test('is always the same in any state, changes no state, and makes only valid events', () => {
      fc.assert(fc.property(fc.array(arbitraryEvent(aggregate), { maxLength: 8 }), arbitraryCommand(aggregate), (history, command) => {
        const state = foldEvents(aggregate.decider, history)
        const frozen = canonicalJson(JSON.parse(JSON.stringify(state)))
        const once = aggregate.decider.decide(command, state)
        expect(aggregate.decider.decide(command, state)).toEqual(once)
        expect(canonicalJson(JSON.parse(JSON.stringify(state)))).toBe(frozen)
        if (isRight(once)) for (const event of once.right) expect(aggregate.events[event.type]?.data.is(event.data)).toBe(true)
      }), runs)
    })

    test('makes events that come back from a store as they were', () => {
      const registry = makeRegistry([aggregate.events])
      fc.assert(fc.property(arbitraryHistory(aggregate), ({ events }) => {
        for (const { type, data } of events) {
          const stored: unknown = JSON.parse(JSON.stringify(data))
          expect(isRight(registry) ? registry.right.decode(type, 1, stored) : registry).toEqual(right(data))
        }
      }), runs)
    })

    test('moves along the table of its phases', () => {
      fc.assert(fc.property(arbitraryHistory(aggregate, { tries: 60 }), ({ events }) => {
        let state = aggregate.decider.initial
        for (const event of events) {
          const row = table[event.type]
          expect(words(row?.from ?? '')).toContain(state.phase)
          const next = aggregate.decider.evolve(state, event)
          const allowed = words(row?.to ?? '').map((phase) => (phase === '=' ? state.phase : phase))
          expect(allowed).toContain(next.phase)
          state = next
        }
      }), { numRuns: 150 })
    })

    test('leads from each phase to the one in the table, event by event', () => {
      for (const [type, { from, to }] of Object.entries(table)) {
        fc.assert(fc.property(arbitraryEvent(aggregate, [type]), fc.constantFrom(...words(from)), (event, phase) => {
          const allowed = words(to).map((after) => (after === '=' ? phase : after))
          expect(allowed).toContain(aggregate.decider.evolve({ ...aggregate.decider.initial, phase }, event).phase)
        }), { numRuns: 20 })
      }
    })
  })

  describe(`The table of phases of ${aggregate.category}`, () => {
    const phases = [...new Set(Object.values(table).flatMap(({ from, to }) => [...words(from), ...words(to)]))].filter((phase) => phase !== '=')

    test('has a row for each event, and a state for each phase', () => {
      expect(Object.keys(aggregate.events).toSorted()).toEqual(Object.keys(table).toSorted())
    })

    test.each(Object.keys(table))('%s happens only in its phases', (type) => {
      expect(phases.filter((phase) => allowedIn(aggregate, type, phase)).toSorted()).toEqual(words(table[type]?.from ?? '').toSorted())
    })
  })
}

// The event alone, by a command that has no other condition: what is refused is refused by the table.
const allowedIn = (
  aggregate: Pick<Lawful<never, never, never>, 'category' | 'module' | 'german' | 'seat' | 'summary' | 'lifecycle'> & { readonly events: EventDefinitions },
  type: string,
  phase: string,
): boolean => {
  const [from] = aggregate.lifecycle[type] ?? [[]]
  const definition = aggregate.events[type]
  if (definition === undefined) return false
  const { category, module, german, seat, summary } = aggregate
  const probe = defineAggregate<string, Phase, EventDefinitions, { readonly Probe: { readonly german: string; readonly data: typeof definition.data } }>({
    category, module, german, seat, summary, events: { [type]: definition }, commands: { Probe: { german: 'Probe', data: definition.data } }, initial: { phase: 'none' },
    lifecycle: { [type]: [from, 'same'] }, evolve: { [type]: (state: Phase) => state },
    decide: { Probe: (data: unknown, _state: Phase, on: FuzzyDate) => right([{ type, on, data }]) }, title: () => '', findings: () => [],
  })
  const on = fc.sample(arbitraryFuzzyDate, 1)[0]
  return on !== undefined && isRight(probe.decider.decide({ type: 'Probe', on, data: {} }, { phase }))
}

const checkFinding = ({ rule, explanation }: Finding): void => {
  // The rule of an undetermined result is the one that its event names.
  expect(rule).not.toBe('')
  expect(explanation.de).not.toBe('')
  expect(explanation.en).not.toBe('')
  expect(explanation.de).not.toBe(explanation.en)
}
