// @ts-nocheck
import * as fc from 'fast-check'
import { isRight, left, right } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { combine, foldEvents, neutral, type Part, type Typed } from '../../src/kernel/decider.ts'

interface Step<T extends string> extends Typed {
  readonly type: T
  readonly by: number
}
interface Log {
  readonly sum: number
  readonly seen: ReadonlyArray<string>
}

// A part that writes down every event that reaches it, and refuses negative steps by its own name.
const part = <T extends string>(name: T): Part<Step<T>, Log, Step<T>, { readonly refusedBy: T; readonly at: number }> => ({
  initial: { sum: 0, seen: [] },
  isCommand: (u): u is Step<T> => u.type === name,
  isEvent: (u): u is Step<T> => u.type === name,
  decide: (command, state) => (command.by < 0 ? left({ refusedBy: name, at: state.sum }) : right(command.by === 0 ? [] : [command])),
  evolve: (state, event) => ({ sum: state.sum + event.by, seen: [...state.seen, event.type] }),
})
const [a, b, c] = [part('A'), part('B'), part('C')]
const step = <T extends string>(...types: ReadonlyArray<T>): fc.Arbitrary<Step<T>> => fc.record({ type: fc.constantFrom(...types), by: fc.integer({ min: -2, max: 3 }) })

describe('Two deciders side by side', () => {
  const both = combine(a, b)

  test('keep each to its own: a foreign command never reaches a part, and leaves its state alone', () => {
    fc.assert(
      fc.property(fc.array(step('A', 'B')), (steps) => {
        let state = both.initial
        for (const command of steps) {
          const decided = both.decide(command, state)
          if (!isRight(decided)) {
            expect(decided.left).toEqual({ refusedBy: command.type, at: command.type === 'A' ? state[0].sum : state[1].sum })
            continue
          }
          const next = foldEvents(both, decided.right, state)
          if (command.type === 'A') expect(next[1]).toBe(state[1])
          else expect(next[0]).toBe(state[0])
          state = next
        }
        expect(state[0].seen.every((type) => type === 'A')).toBe(true)
        expect(state[1].seen.every((type) => type === 'B')).toBe(true)
        expect([state[0].sum, state[1].sum]).toEqual([sum(steps, 'A'), sum(steps, 'B')])
      }),
    )
  })

  test('claim what one of them claims, and nothing else', () => {
    expect(['A', 'B', 'C'].map((type) => [both.isCommand({ type }), both.isEvent({ type })])).toEqual([[true, true], [true, true], [false, false]])
    expect(both.initial).toEqual([a.initial, b.initial])
  })

  test('a command or an event that neither claims has no effect', () => {
    // What a store may hand over at run time: the guards, not the types, keep it out.
    const stranger = { type: 'C', by: 1 }
    const state = both.initial
    expect(Reflect.apply(both.decide, undefined, [stranger, state])).toEqual(right([]))
    expect(Reflect.apply(both.evolve, undefined, [state, stranger])).toBe(state)
  })

  test('a refusal is passed on as it is', () => {
    expect(both.decide({ type: 'B', by: -1 }, [{ sum: 9, seen: [] }, { sum: 4, seen: [] }])).toEqual(left({ refusedBy: 'B', at: 4 }))
  })
})

describe('Composition', () => {
  test('is associative, up to the nesting of pairs', () => {
    const [leftFirst, rightFirst] = [combine(combine(a, b), c), combine(a, combine(b, c))]
    fc.assert(
      fc.property(fc.array(step('A', 'B', 'C')), (steps) => {
        let [one, other] = [leftFirst.initial, rightFirst.initial]
        for (const command of steps) {
          const decided = leftFirst.decide(command, one)
          expect(rightFirst.decide(command, other)).toEqual(decided)
          if (isRight(decided)) [one, other] = [foldEvents(leftFirst, decided.right, one), foldEvents(rightFirst, decided.right, other)]
          expect([one[0][0], one[0][1], one[1]]).toEqual([other[0], other[1][0], other[1][1]])
        }
      }),
    )
    for (const type of ['A', 'B', 'C', 'D']) expect(leftFirst.isCommand({ type })).toBe(rightFirst.isCommand({ type }))
  })

  test('has neutral as identity on both sides', () => {
    const [onLeft, onRight] = [combine(neutral, a), combine(a, neutral)]
    fc.assert(
      fc.property(fc.array(step('A')), (steps) => {
        let [alone, withLeft, withRight] = [a.initial, onLeft.initial, onRight.initial]
        for (const command of steps) {
          const decided = a.decide(command, alone)
          expect([onLeft.decide(command, withLeft), onRight.decide(command, withRight)]).toEqual([decided, decided])
          if (isRight(decided)) [alone, withLeft, withRight] = [foldEvents(a, decided.right, alone), foldEvents(onLeft, decided.right, withLeft), foldEvents(onRight, decided.right, withRight)]
          expect([withLeft, withRight]).toEqual([[null, alone], [alone, null]])
        }
      }),
    )
  })

  test('neutral claims nothing and does nothing', () => {
    expect([neutral.isCommand({ type: 'A' }), neutral.isEvent({ type: 'A' }), neutral.initial]).toEqual([false, false, null])
    expect(Reflect.apply(neutral.decide, undefined, [{ type: 'A' }, null])).toEqual(right([]))
    expect(Reflect.apply(neutral.evolve, undefined, [null, { type: 'A' }])).toBeNull()
  })
})

test('a fold begins with the initial state, or with a given one', () => {
  expect(foldEvents(a, [])).toBe(a.initial)
  expect(foldEvents(a, [{ type: 'A', by: 2 }])).toEqual({ sum: 2, seen: ['A'] })
  expect(foldEvents(a, new Set([{ type: 'A', by: 2 } as const]), { sum: 1, seen: [] })).toEqual({ sum: 3, seen: ['A'] })
})

const sum = (steps: ReadonlyArray<Step<'A' | 'B'>>, type: 'A' | 'B'): number => steps.filter((one) => one.type === type && one.by > 0).reduce((total, one) => total + one.by, 0)
