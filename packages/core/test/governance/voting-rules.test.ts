import { counted, evaluateVote, MajorityRequired, PresetName, presets, unanimityOf, type BodyRules, type VoteQuestion } from '@vor-ort/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { statutory } from './data.ts'

const names = PresetName.codes
const rejectTies = ['NKomVG', 'HGO-HKO', 'LKO-RLP', 'KVG-LSA', 'Satzung'] as const
const simple: VoteQuestion = { majority: 'simple' }

// Written out from the table of the law, not from the code.
const tieRule: Readonly<Record<PresetName, 'rejected' | 'chair' | 'chair but not 1, 4, 8'>> = {
  NKomVG: 'rejected',
  'HGO-HKO': 'rejected',
  'LKO-RLP': 'rejected',
  'LKO-RLP-Kreisvorstand': 'chair',
  'KVG-LSA': 'rejected',
  'SGB2-44c': 'chair but not 1, 4, 8',
  Satzung: 'rejected',
}

const oracle = (preset: PresetName, members: number | undefined, yes: number, no: number, question: VoteQuestion): string => {
  if (question.majority === 'absoluteOfMembers') return members === undefined ? 'undetermined' : yes > members / 2 ? 'adopted' : 'rejected'
  if (question.majority === 'twoThirdsOfMembers') {
    if (members === undefined) return 'undetermined'
    return yes > 0 && yes / members >= 2 / 3 - 1e-9 ? 'adopted' : 'rejected'
  }
  if (question.majority === 'twoThirdsOfVotes') return yes > 0 && yes >= 2 * no ? 'adopted' : 'rejected'
  if (yes > no) return 'adopted'
  if (no > yes || tieRule[preset] === 'rejected') return 'rejected'
  if (tieRule[preset] === 'chair but not 1, 4, 8' && [1, 4, 8].some((matter) => matter === question.matter)) return 'rejected'
  return question.chairVote === 'yes' ? 'adopted' : question.chairVote === 'no' ? 'rejected' : 'undetermined'
}

describe('The outcome of a vote', () => {
  test('is what the law makes of it, for every preset, majority and count', () => {
    const question = fc.record(
      { majority: fc.constantFrom(...MajorityRequired.codes), matter: fc.nat({ max: 9 }), chairVote: fc.constantFrom('yes', 'no', 'abstain') },
      { requiredKeys: ['majority'] },
    )
    const count = fc.nat({ max: 14 })
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.option(fc.integer({ min: 1, max: 14 }), { nil: undefined }), count, count, count, question, (preset, members, yes, no, abstain, asked) => {
        const rules = members === undefined ? presets[preset] : statutory(presets[preset], members)
        expect(evaluateVote(rules, counted(yes, no, abstain, 1), asked).outcome).toBe(oracle(preset, members, yes, no, asked))
      }),
      { numRuns: 1000 },
    )
  })

  test.each(rejectTies)('%s: adopted means more yes than no, and a tie rejects, 0 : 0 included (R-100)', (preset) => {
    const outcome = (yes: number, no: number, abstain = 0, invalid = 0) => evaluateVote(presets[preset], counted(yes, no, abstain, invalid), simple)
    expect(outcome(1, 0, 12).outcome).toBe('adopted')
    expect(outcome(0, 0)).toEqual({ outcome: 'rejected', rule: 'R-100', because: { de: 'Stimmengleichheit', en: 'a tie' } })
    expect(outcome(5, 5).outcome).toBe('rejected')
    expect(outcome(6, 5).outcome).toBe('adopted')
    expect(outcome(5, 6)).toEqual({ outcome: 'rejected', rule: 'R-100', because: { de: '5 Ja zu 6 Nein', en: '5 yes to 6 no' } })
    expect(outcome(1, 0, 0, 12).outcome).toBe('adopted')
  })

  test.each([2, 3, 5, 6, 7, 9])("§ 44c: on a tie the chair's vote decides matter No. %i (R-9)", (matter) => {
    const decide = (chairVote: 'yes' | 'no') => evaluateVote(presets['SGB2-44c'], counted(3, 3), { ...simple, matter, chairVote })
    const because = { de: 'Stimmengleichheit; die Stimme des Vorsitzes entscheidet', en: "a tie; the chair's vote decides" }
    expect(decide('yes')).toEqual({ outcome: 'adopted', rule: 'R-9', because })
    expect(decide('no')).toEqual({ outcome: 'rejected', rule: 'R-9', because })
  })

  test.each([1, 4, 8])('§ 44c: a tie rejects matter No. %i whatever the chair votes (R-9)', (matter) => {
    for (const chairVote of ['yes', 'no', 'abstain'] as const) {
      expect(evaluateVote(presets['SGB2-44c'], counted(3, 3), { ...simple, matter, chairVote })).toEqual({
        outcome: 'rejected',
        rule: 'R-9',
        because: { de: `Stimmengleichheit; bei Nr. ${matter} entscheidet der Vorsitz nicht`, en: `a tie; the chair does not decide matter No. ${matter}` },
      })
    }
    expect(evaluateVote(presets['SGB2-44c'], counted(4, 3), { ...simple, matter }).outcome).toBe('adopted')
  })

  test.each([undefined, 'abstain'] as const)('a tie is undetermined where the chair decides and the chair voted %s', (chairVote) => {
    for (const preset of ['SGB2-44c', 'LKO-RLP-Kreisvorstand'] as const) {
      expect(evaluateVote(presets[preset], counted(2, 2), { ...simple, ...(chairVote === undefined ? {} : { chairVote }) })).toEqual({
        outcome: 'undetermined',
        rule: 'R-9',
        because: { de: 'Stimmengleichheit; die Stimme des Vorsitzes ist nicht bekannt', en: "a tie; the chair's vote is not known" },
      })
    }
  })

  test('majorities of members use the statutory number, not presence (R-101)', () => {
    const rules = statutory(presets.NKomVG, 12)
    const outcome = (yes: number, no: number, majority: VoteQuestion['majority'], of: BodyRules = rules) => evaluateVote(of, counted(yes, no), { majority }).outcome
    expect([outcome(6, 0, 'absoluteOfMembers'), outcome(7, 5, 'absoluteOfMembers')]).toEqual(['rejected', 'adopted'])
    expect([outcome(7, 0, 'twoThirdsOfMembers'), outcome(8, 4, 'twoThirdsOfMembers')]).toEqual(['rejected', 'adopted'])
    expect(outcome(0, 0, 'twoThirdsOfMembers', statutory(rules, 0))).toBe('rejected')
    expect(evaluateVote(rules, counted(7, 5), { majority: 'absoluteOfMembers' })).toEqual({
      outcome: 'adopted',
      rule: 'R-101',
      because: { de: '7 Ja bei 12 Mitgliedern', en: '7 yes of 12 members' },
    })
    expect(evaluateVote(presets.NKomVG, counted(12, 0), { majority: 'twoThirdsOfMembers' })).toEqual({
      outcome: 'undetermined',
      rule: 'R-101',
      because: { de: 'Die gesetzliche Mitgliederzahl ist nicht bekannt.', en: 'The statutory number of members is not known.' },
    })
  })

  test('two thirds of the votes leave abstentions out', () => {
    const outcome = (yes: number, no: number) => evaluateVote(presets.NKomVG, counted(yes, no, 9), { majority: 'twoThirdsOfVotes' })
    expect([outcome(2, 1), outcome(3, 2), outcome(0, 0), outcome(1, 0)].map((one) => one.outcome)).toEqual(['adopted', 'rejected', 'rejected', 'adopted'])
    expect(outcome(3, 2)).toEqual({ outcome: 'rejected', rule: 'R-101', because: { de: '3 von 5 Stimmen', en: '3 of 5 votes' } })
  })
})

test.each([
  [9, 0, 'unanimous'],
  [1, 0, 'unanimous'],
  [0, 1, 'unanimouslyAgainst'],
  [0, 0, 'noVotes'],
  [4, 4, 'tie'],
  [5, 4, 'majority'],
  [4, 5, 'majority'],
] as const)('%i yes to %i no is %s, and abstentions change nothing (R-102)', (yes, no, unanimity) => {
  expect(unanimityOf(counted(yes, no))).toBe(unanimity)
  expect(unanimityOf(counted(yes, no, 12, 3))).toBe(unanimity)
})

test('counted votes are without abstentions and invalid votes unless these are given', () => {
  expect(counted(3, 2)).toEqual({ kind: 'known', yes: 3, no: 2, abstain: 0, invalid: 0 })
  expect(counted(3, 2, 1, 4)).toEqual({ kind: 'known', yes: 3, no: 2, abstain: 1, invalid: 4 })
})

describe('A statute that counts abstentions as votes cast', () => {
  const rules: BodyRules = { ...presets.Satzung, majority: { ...presets.Satzung.majority, base: 'votesCast' } }
  const outcome = (yes: number, no: number, abstain: number) => evaluateVote(rules, counted(yes, no, abstain, 3), { majority: 'simple' })

  test('needs more than half of them; invalid votes count for nothing', () => {
    expect(outcome(4, 3, 1).outcome).toBe('rejected')
    expect(outcome(4, 3, 0).outcome).toBe('adopted')
    expect(outcome(5, 3, 1)).toEqual({ outcome: 'adopted', rule: 'R-100', because: { de: '5 von 9 abgegebenen Stimmen', en: '5 of 9 votes cast' } })
    expect(outcome(1, 0, 1).outcome).toBe('rejected')
    expect(outcome(3, 3, 0).outcome).toBe('rejected')
  })
})
