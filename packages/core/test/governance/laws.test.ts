import { canonicalJson, defineAggregate, foldEvents, governance, makeRegistry, type AnyEvent, type EventDefinitions, type Finding, type FuzzyDate } from '@vor-ort/core'
import { arbitraryCommand, arbitraryEvent, arbitraryFuzzyDate, arbitraryHistory, type Specifiable } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isRight, right } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { tables, words } from './lifecycle-tables.ts'

interface Phase {
  readonly phase: string
}
type Law = readonly [category: string, check: () => void]

type Governed<C extends AnyEvent, S extends Phase, E extends AnyEvent> = Specifiable<C, S, E> & { readonly category: string; readonly title: (state: S) => string }
type Check = <C extends AnyEvent, S extends Phase, E extends AnyEvent>(aggregate: Governed<C, S, E>) => void

// A law is written once and closed over each aggregate with its own types.
const everyAggregate = (check: Check): ReadonlyArray<Law> => {
  const [body, meeting, motion, resolution, urgentDecision] = governance
  return [
    [body.category, () => check(body)],
    [meeting.category, () => check(meeting)],
    [motion.category, () => check(motion)],
    [resolution.category, () => check(resolution)],
    [urgentDecision.category, () => check(urgentDecision)],
  ]
}
const runs = { numRuns: 60 }

describe('The fold', () => {
  test.each(everyAggregate((aggregate) => {
    const events = fc.array(arbitraryEvent(aggregate), { maxLength: 12 })
    fc.assert(fc.property(events, (history) => {
      const state = foldEvents(aggregate.decider, history)
      expect(typeof aggregate.title(state)).toBe('string')
      for (const found of aggregate.findings(state)) checkFinding(found)
    }), runs)
  }))('of %s is total: any events in any order make a state, its title and its findings', (_category, check) => check())

  test.each(everyAggregate((aggregate) => {
    fc.assert(fc.property(arbitraryHistory(aggregate), fc.nat({ max: 40 }), ({ events, state }, cut) => {
      const first = foldEvents(aggregate.decider, events.slice(0, cut))
      expect(foldEvents(aggregate.decider, events.slice(cut), first)).toEqual(state)
    }), runs)
  }))('of %s from a snapshot is the fold of the whole (K-3)', (_category, check) => check())

  test.each(everyAggregate((aggregate) => {
    fc.assert(fc.property(fc.array(arbitraryEvent(aggregate), { maxLength: 12 }), (history) => {
      const read = history.map((event): AnyEvent => JSON.parse(canonicalJson(event))).filter((event) => aggregate.decider.isEvent(event))
      const [before, after] = [foldEvents(aggregate.decider, history), foldEvents(aggregate.decider, read)]
      expect(after).toEqual(before)
      expect(aggregate.findings(after)).toEqual(aggregate.findings(before))
    }), runs)
  }))('of %s is the same for events read back from JSON (K-2)', (_category, check) => check())
})

describe('A decision', () => {
  test.each(everyAggregate((aggregate) => {
    fc.assert(fc.property(fc.array(arbitraryEvent(aggregate), { maxLength: 8 }), arbitraryCommand(aggregate), (history, command) => {
      const state = foldEvents(aggregate.decider, history)
      const frozen = canonicalJson(JSON.parse(JSON.stringify(state)))
      const once = aggregate.decider.decide(command, state)
      expect(aggregate.decider.decide(command, state)).toEqual(once)
      expect(canonicalJson(JSON.parse(JSON.stringify(state)))).toBe(frozen)
      if (isRight(once)) for (const event of once.right) expect(aggregate.events[event.type]?.data.is(event.data)).toBe(true)
    }), runs)
  }))('of %s in any state is always the same, changes no state, and makes only valid events', (_category, check) => check())

  test.each(everyAggregate((aggregate) => {
    const registry = makeRegistry([aggregate.events])
    fc.assert(fc.property(arbitraryHistory(aggregate), ({ events }) => {
      for (const { type, data } of events) {
        const stored: unknown = JSON.parse(JSON.stringify(data))
        expect(isRight(registry) ? registry.right.decode(type, 1, stored) : registry).toEqual(right(data))
      }
    }), runs)
  }))('of %s makes events that come back from a store as they were', (_category, check) => check())

  test.each(everyAggregate((aggregate) => {
    const table = tables[aggregate.category] ?? {}
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
  }))('of %s moves along the table of its phases', (_category, check) => check())

  test.each(everyAggregate((aggregate) => {
    const table = tables[aggregate.category] ?? {}
    for (const [type, { from, to }] of Object.entries(table)) {
      fc.assert(fc.property(arbitraryEvent(aggregate, [type]), fc.constantFrom(...words(from)), (event, phase) => {
        const allowed = words(to).map((after) => (after === '=' ? phase : after))
        expect(allowed).toContain(aggregate.decider.evolve({ ...aggregate.decider.initial, phase }, event).phase)
      }), { numRuns: 20 })
    }
  }))('of %s leads from each phase to the one in the table, event by event', (_category, check) => check())
})

describe.each(governance.map((aggregate) => [aggregate.category, aggregate] as const))('The table of phases of %s', (category, aggregate) => {
  const table = tables[category] ?? {}
  const phases = [...new Set(Object.values(table).flatMap(({ from, to }) => [...words(from), ...words(to)]))].filter((phase) => phase !== '=')

  test('has a row for each event, and a state for each phase', () => {
    expect(Object.keys(aggregate.events).toSorted()).toEqual(Object.keys(table).toSorted())
  })

  // The event alone, by a command that has no other condition: what is refused is refused by the table.
  const allowedIn = (type: string, phase: string): boolean => {
    const events: EventDefinitions = aggregate.events
    const lifecycle: Readonly<Record<string, readonly [ReadonlyArray<string> | 'any', unknown]>> = aggregate.lifecycle
    const definition = events[type]
    const [from] = lifecycle[type] ?? [[]]
    if (definition === undefined) return false
    const probe = defineAggregate<string, Phase, EventDefinitions, { readonly Probe: { readonly german: string; readonly data: typeof definition.data } }>({
      ...aggregate, events: { [type]: definition }, commands: { Probe: { german: 'Probe', data: definition.data } }, initial: { phase: 'none' },
      lifecycle: { [type]: [from, 'same'] }, evolve: { [type]: (state: Phase) => state },
      decide: { Probe: (data: unknown, _state: Phase, on: FuzzyDate) => right([{ type, on, data }]) }, title: () => '', findings: () => [],
    })
    const on = fc.sample(arbitraryFuzzyDate, 1)[0]
    return on !== undefined && isRight(probe.decider.decide({ type: 'Probe', on, data: {} }, { phase }))
  }

  test.each(Object.keys(table))('%s happens only in its phases', (type) => {
    expect(phases.filter((phase) => allowedIn(type, phase)).toSorted()).toEqual(words(table[type]?.from ?? '').toSorted())
  })
})

const checkFinding = ({ rule, explanation }: Finding): void => {
  // The rule of an undetermined result is the one that its event names.
  expect(rule).not.toBe('')
  expect(explanation.de).not.toBe('')
  expect(explanation.en).not.toBe('')
  expect(explanation.de).not.toBe(explanation.en)
}
