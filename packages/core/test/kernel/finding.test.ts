import { describe, expect, test } from 'vitest'

import { alreadyExists, explainRejection, finding, ruleBroken, unknownReference, type Rejection } from '../../src/kernel/finding.ts'

const words = { de: 'Nicht so.', en: 'Not so.' }

test('findings and refusals carry the facts to act on', () => {
  expect(finding('G-3', 'violation', words, { declared: 'adopted' })).toEqual({ rule: 'G-3', severity: 'violation', explanation: words, facts: { declared: 'adopted' } })
  expect(finding('G-3', 'warning', words).facts).toEqual({})
  expect(ruleBroken('G-1', words, { meeting: 'x' })).toEqual({ _tag: 'RuleBroken', rule: 'G-1', explanation: words, facts: { meeting: 'x' } })
  expect(ruleBroken('G-1', words)).toEqual({ _tag: 'RuleBroken', rule: 'G-1', explanation: words, facts: {} })
  expect(unknownReference('vote', 'x', new Set(['y', 'z']))).toEqual({ _tag: 'UnknownReference', what: 'vote', id: 'x', known: ['y', 'z'] })
  expect(alreadyExists('vote', 'x')).toEqual({ _tag: 'AlreadyExists', what: 'vote', id: 'x' })
})

describe('A refusal is explained in a sentence', () => {
  const explained: ReadonlyArray<readonly [Rejection, string, string]> = [
    [
      { _tag: 'InvalidCommand', command: 'OpenVote', faults: [{ path: '$.vote', expected: 'is missing', found: undefined }, { path: '$.matter', expected: 'must be a whole number from 0 up', found: -1 }] },
      'OpenVote ist ungültig: $.vote is missing; $.matter must be a whole number from 0 up.',
      'OpenVote is invalid: $.vote is missing; $.matter must be a whole number from 0 up.',
    ],
    [
      { _tag: 'WrongPhase', command: 'OpenMeeting', phase: 'cancelled', allowed: ['scheduled', 'convened'] },
      'OpenMeeting ist in der Phase „cancelled“ nicht möglich; möglich ist es in: scheduled, convened.',
      'OpenMeeting is not possible in the phase "cancelled"; it is possible in: scheduled, convened.',
    ],
    [
      { _tag: 'WrongPhase', command: 'OpenMeeting', phase: 'cancelled', allowed: [] },
      'OpenMeeting ist in der Phase „cancelled“ nicht möglich; möglich ist es in: keiner Phase.',
      'OpenMeeting is not possible in the phase "cancelled"; it is possible in: no phase.',
    ],
    [unknownReference('vote', 'x', ['y', 'z']), 'vote x ist nicht bekannt; bekannt sind: y, z.', 'vote x is not known; known are: y, z.'],
    [unknownReference('vote', 'x', []), 'vote x ist nicht bekannt.', 'vote x is not known.'],
    [alreadyExists('vote', 'x'), 'vote x gibt es schon.', 'vote x exists already.'],
    [ruleBroken('G-1', words), 'Nicht so. (G-1)', 'Not so. (G-1)'],
  ]

  test.each(explained)('%j', (rejection, german, english) => {
    expect([explainRejection(rejection, 'de'), explainRejection(rejection, 'en')]).toEqual([german, english])
  })
})
