import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { defineAggregate, emits, keep, message } from '../../src/kernel/aggregate.ts'
import { record } from '../../src/kernel/codec.ts'
import { flag, text } from '../../src/kernel/scalar.ts'
import { defineEvent, type DataOf } from '../../src/kernel/event.ts'
import { finding } from '../../src/kernel/finding.ts'
import { day } from '../../src/kernel/local-date.ts'

const on = day('2015-01-13')
const note = record({ text })
const definition = defineEvent({ german: 'Vermerk', summary: 'A note.', data: note })
const events = { Begun: definition, Noted: definition, Ended: definition, Turned: defineEvent({ german: 'Wende', summary: 'x', data: record({ back: flag }) }) }
type Events = DataOf<typeof events>
interface State {
  readonly phase: 'none' | 'begun' | 'ended'
  readonly notes: ReadonlyArray<string>
}
const commands = { Begin: { german: 'x', data: note }, Note: { german: 'x', data: note }, End: { german: 'x', data: note }, Whole: { german: 'x', data: note }, Refuse: { german: 'x', data: note }, Rest: { german: 'x', data: note } }

// Made anew in each test.
const makeDiary = () => defineAggregate<State['phase'], State, typeof events, typeof commands>({
  category: 'diary',
  module: 'example',
  german: 'Tagebuch',
  seat: 'none',
  summary: 'x',
  events,
  commands,
  initial: { phase: 'none', notes: [] },
  lifecycle: {
    Begun: [['none'], 'begun'],
    Noted: ['any', 'same'],
    Ended: [['begun'], 'ended'],
    Turned: [['begun', 'ended'], ['begun', 'ended']],
  },
  evolve: {
    Begun: (state, { text: line }) => ({ ...state, notes: [line] }),
    Noted: (state, { text: line }, date) => ({ ...state, notes: [...state.notes, `${date} ${line}`] }),
    Ended: keep,
    Turned: (state, { back }) => ({ ...state, phase: back ? 'begun' : 'ended' }),
  },
  decide: {
    Begin: emits<Events, 'Begun'>('Begun'),
    Note: emits<Events, 'Noted'>('Noted'),
    End: emits<Events, 'Ended'>('Ended'),
    Whole: (data, _state, date) => right([message<Events, 'Begun'>('Begun', date, data), message<Events, 'Noted'>('Noted', date, data), message<Events, 'Ended'>('Ended', date, data)]),
    Refuse: (data) => left({ _tag: 'AlreadyExists', what: 'x', id: data.text }),
    Rest: () => right([]),
  },
  title: (state) => state.notes.join(),
  findings: (state) => (state.notes.length > 2 ? [finding('G-1', 'warning', { de: 'zu viel', en: 'too much' })] : []),
})
const data = { text: 'Vor Ort' }
const begun: State = { phase: 'begun', notes: [] }
const ended: State = { phase: 'ended', notes: [] }

describe('A decision of an aggregate', () => {
  test('is guarded by the lifecycle', () => {
    const { decider } = makeDiary()
    expect(decider.decide({ type: 'Begin', on, data }, decider.initial)).toEqual(right([{ type: 'Begun', on, data }]))
    expect(decider.decide({ type: 'Begin', on, data }, begun)).toEqual(left({ _tag: 'WrongPhase', command: 'Begin', phase: 'begun', allowed: ['none'] }))
    expect(decider.decide({ type: 'End', on, data }, decider.initial)).toEqual(left({ _tag: 'WrongPhase', command: 'End', phase: 'none', allowed: ['begun'] }))
  })

  test('"any" is every phase but the first', () => {
    const { decider } = makeDiary()
    expect(decider.decide({ type: 'Note', on, data }, decider.initial)).toEqual(left({ _tag: 'WrongPhase', command: 'Note', phase: 'none', allowed: ['any phase after the first event'] }))
    for (const state of [begun, ended]) expect(decider.decide({ type: 'Note', on, data }, state)).toEqual(right([{ type: 'Noted', on, data }]))
  })

  test('each of several events meets the phase that the one before it left', () => {
    const { decider } = makeDiary()
    const decided = decider.decide({ type: 'Whole', on, data }, decider.initial)
    expect(isLeft(decided) ? decided : decided.right.map(({ type }) => type)).toEqual(['Begun', 'Noted', 'Ended'])
    expect(decider.decide({ type: 'Whole', on, data }, ended)).toEqual(left({ _tag: 'WrongPhase', command: 'Whole', phase: 'ended', allowed: ['none'] }))
  })

  test('a refusal of the handler comes first, and nothing to do is fine in any phase', () => {
    const { decider } = makeDiary()
    expect(decider.decide({ type: 'Refuse', on, data }, begun)).toEqual(left({ _tag: 'AlreadyExists', what: 'x', id: 'Vor Ort' }))
    expect(decider.decide({ type: 'Rest', on, data }, decider.initial)).toEqual(right([]))
  })
})

describe('The fold of an aggregate', () => {
  test('sets the phase of the lifecycle, unless the fold decides or nothing changes', () => {
    const { decider } = makeDiary()
    expect(decider.evolve(decider.initial, { type: 'Begun', on, data })).toEqual({ phase: 'begun', notes: ['Vor Ort'] })
    expect(decider.evolve(ended, { type: 'Noted', on, data })).toEqual({ phase: 'ended', notes: ['2015-01-13 Vor Ort'] })
    expect(decider.evolve(ended, { type: 'Turned', on, data: { back: true } }).phase).toBe('begun')
    expect(decider.evolve(begun, { type: 'Turned', on, data: { back: false } }).phase).toBe('ended')
  })

  test('never refuses history, and makes no new state where nothing changes', () => {
    const { decider } = makeDiary()
    expect(decider.evolve(decider.initial, { type: 'Ended', on, data }).phase).toBe('ended')
    expect(decider.evolve(ended, { type: 'Ended', on, data })).toBe(ended)
    expect(decider.evolve(begun, { type: 'Ended', on, data })).toEqual({ phase: 'ended', notes: [] })
  })
})

describe('A view over aggregates of every kind', () => {
  test('folds what is of the aggregate, and tells its title and findings, without its types', () => {
    const { start, initial } = makeDiary()
    expect([start.state, start.title(), start.findings()]).toEqual([initial, '', []])
    // Shown as it is, unless the aggregate says otherwise.
    expect(start.shown()).toBe(start.state)
    const later = start.next({ type: 'Begun', on, data }).next({ type: 'Strange', on, data: {} }).next({ type: 'Noted', on, data })
    expect([later.state, later.title(), later.findings()]).toEqual([{ phase: 'begun', notes: ['Vor Ort', '2015-01-13 Vor Ort'] }, 'Vor Ort,2015-01-13 Vor Ort', []])
    expect(later.next({ type: 'Noted', on, data }).findings()).toEqual([finding('G-1', 'warning', { de: 'zu viel', en: 'too much' })])
    expect(start.state).toBe(initial)
  })
})

test('an aggregate knows its own messages by their type', () => {
  const diary = makeDiary()
  const { decider } = diary
  expect(['Begin', 'Begun', 'toString', 'x'].map((type) => [decider.isCommand({ type }), decider.isEvent({ type })])).toEqual([[true, false], [false, true], [false, false], [false, false]])
  expect([diary.category, diary.title({ phase: 'begun', notes: ['a', 'b'] }), decider.initial]).toEqual(['diary', 'a,b', { phase: 'none', notes: [] }])
})
