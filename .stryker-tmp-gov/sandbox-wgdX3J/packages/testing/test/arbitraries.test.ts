// @ts-nocheck
import {
  aggregates,
  code,
  Counts,
  FuzzyDate,
  foldEvents,
  governingBody,
  Instant,
  list,
  LocalDate,
  LocalDateTime,
  meeting,
  motion,
  MotionId,
  naturalNumber,
  Period,
  Quantity,
  record,
  scalar,
  Sha256,
  someOf,
  StreamName,
  text,
  variant,
  literal,
  YearMonth,
} from '@vor-ort/core'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'

import { arbitraryCommand, arbitraryEvent, arbitraryHistory, arbitraryOf, firstDifference } from '../src/index.ts'

const seed = 20150113
const sample = <A>(arbitrary: fc.Arbitrary<A>, numRuns = 200): ReadonlyArray<A> => fc.sample(arbitrary, { seed, numRuns })

describe('The arbitrary of a codec', () => {
  test.each([
    ['text', text],
    ['naturalNumber', naturalNumber],
    ['FuzzyDate', FuzzyDate],
    ['LocalDate', LocalDate],
    ['LocalDateTime', LocalDateTime],
    ['YearMonth', YearMonth],
    ['Instant', Instant],
    ['Sha256', Sha256],
    ['Quantity', Quantity],
    ['Counts', Counts],
    ['Period', Period],
    ['an id', MotionId],
    ['a list', someOf(text)],
  ] as const)('makes only what the codec of %s accepts', (_name, codec: t.Mixed) => {
    fc.assert(fc.property(arbitraryOf(codec), (value) => codec.is(value)))
  })

  test('leaves optional fields out and puts them in', () => {
    const made = sample(arbitraryOf(record({ name: text }, { seats: naturalNumber })))
    expect(made.some((room) => 'seats' in room)).toBe(true)
    expect(made.some((room) => !('seats' in room))).toBe(true)
  })

  test('reaches every code and every variant', () => {
    const Answer = variant('kind', { yes: record({ kind: literal('yes') }), no: record({ kind: literal('no'), why: code('late', 'costly') }) })
    expect(new Set(sample(arbitraryOf(Answer)).map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"kind":"yes"}', '{"kind":"no","why":"late"}', '{"kind":"no","why":"costly"}']),
    )
  })

  test('makes empty lists only where the codec allows them', () => {
    expect(sample(arbitraryOf(list(text))).some((texts) => texts.length === 0)).toBe(true)
    expect(sample(arbitraryOf(someOf(text))).every((texts) => texts.length > 0)).toBe(true)
  })

  test('makes umlauts, emoji and fuzzy dates of every form', () => {
    const texts = sample(arbitraryOf(text), 500)
    expect(texts.some((value) => /[äöüß]/.test(value))).toBe(true)
    expect(texts.some((value) => /\p{Extended_Pictographic}/u.test(value))).toBe(true)
    const dates = sample(arbitraryOf(FuzzyDate), 500)
    for (const form of [/^\d{4}-\d\d-\d\d$/, /^\d{4}$/, /~(?:early|mid|late)$/, /^XXXX/, /\//, /^\.\.\//, /\/\.\.$/, /\?$/, /^unknown$/]) {
      expect(dates.some((value) => form.test(value))).toBe(true)
    }
  })

  test('draws identifiers from so few that references meet', () => {
    expect(new Set(sample(arbitraryOf(MotionId))).size).toBe(3)
  })

  test('refuses at once a codec that it cannot walk', () => {
    expect(() => arbitraryOf(record({ odd: t.number }))).toThrow('There is no arbitrary for the codec number')
    expect(() => arbitraryOf(StreamName)).toThrow('There is no arbitrary for the codec StreamName: it has no examples.')
  })

  test('tells when an example of a codec is not valid', () => {
    const wrong = scalar('odd', (u): u is number => u === 1, 'must be 1', [2])
    expect(() => fc.sample(arbitraryOf(wrong), 1)).toThrow('The arbitrary of odd made 2: [{"path":"$","expected":"must be 1","found":2}]')
  })
})

describe.each(aggregates.map((aggregate) => [aggregate.category, aggregate] as const))('The arbitraries of %s', (_category, aggregate) => {
  test('make only data that its codec accepts, for every type of event and of command', () => {
    for (const { data } of [...Object.values(aggregate.events), ...Object.values(aggregate.commands)]) {
      fc.assert(fc.property(arbitraryOf(data), (value) => data.is(value)), { numRuns: 20 })
    }
  })
})

test('The arbitraries of an aggregate reach every type of event and of command', () => {
  expect(new Set(sample(arbitraryEvent(governingBody)).map(({ type }) => type))).toEqual(new Set(Object.keys(governingBody.events)))
  expect(new Set(sample(arbitraryCommand(governingBody)).map(({ type }) => type))).toEqual(new Set(Object.keys(governingBody.commands)))
})

describe('A random history', () => {
  test('is allowed: its events follow from its commands, and its state from its events', () => {
    fc.assert(
      fc.property(arbitraryHistory(meeting), ({ commands, events, state }) => {
        expect(firstDifference(foldEvents(meeting.decider, events), state, 'whole')).toBeUndefined()
        expect(commands.length).toBe(events.length)
      }),
      { numRuns: 50 },
    )
  })

  test('goes deep when what ends everything is left out', () => {
    const types = ['SubmitMotion', 'PlaceMotionOnAgenda', 'SubmitAmendment', 'OpenVote', 'TallyVote', 'DeclareResult'] as const
    const phases = sample(arbitraryHistory(motion, { types, tries: 150 }), 200).map(({ state }) => state.phase)
    expect(phases.some((phase) => phase === 'adopted' || phase === 'adoptedAmended')).toBe(true)
    expect(phases).toContain('rejected')
  })

  test('shrinks to few commands', () => {
    const found = fc.check(
      fc.property(arbitraryHistory(governingBody), ({ state }) => state.phase !== 'dissolved'),
      { seed, numRuns: 1000 },
    )
    expect(found.failed).toBe(true)
    expect(found.counterexample?.[0].events.map(({ type }) => type)).toEqual(['BodyConstituted', 'BodyDissolved'])
  })

  test('needs at least one type', () => {
    expect(() => arbitraryEvent(meeting, [])).toThrow('There is no type to choose from; types are MeetingScheduled')
  })
})
