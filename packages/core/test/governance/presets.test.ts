import { BodyRules, PresetName, presets } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

// From the table of municipal law, written out: quorum basis, how long it holds, all present suffices, second meeting,
// more than half excluded, tie, public, secret vote, disclosure procedure, urgent reports, objection suspends.
const table: Readonly<Record<PresetName, ReadonlyArray<unknown>>> = {
  NKomVG: ['majorityOfMembers', 'untilDoubted', true, 0, 'quorateWithApproval', 'rejected', 'public', 'byStandingOrders', false, ['body', 'committee'], true],
  'HGO-HKO': ['moreThanHalfOfStatutoryNumber', 'untilContraryEstablished', false, 0, 'quorate', 'rejected', 'public', 'inadmissible', false, ['body'], true],
  'LKO-RLP': ['moreThanHalfOfStatutoryNumber', 'notRegulated', false, 3, 'officeDecides', 'rejected', 'public', 'notRegulated', false, ['body'], true],
  'LKO-RLP-Kreisvorstand': ['moreThanHalfOfStatutoryNumber', 'notRegulated', false, 3, 'officeDecides', 'chairDecides', 'public', 'notRegulated', false, ['body'], true],
  'KVG-LSA': ['majorityOfMembers', 'untilDoubted', true, 0, 'notRegulated', 'rejected', 'public', 'notRegulated', true, ['body'], true],
  'SGB2-44c': ['notRegulated', 'notRegulated', false, 0, 'notRegulated', 'chairDecides', 'nonPublic', 'notRegulated', false, [], false],
  Satzung: ['majorityOfMembers', 'untilDoubted', true, 0, 'quorateWithApproval', 'rejected', 'nonPublic', 'notRegulated', false, ['body'], false],
}

const seats: Readonly<Record<PresetName, ReadonlyArray<string>>> = {
  NKomVG: ['§ 65 NKomVG', '§ 66 Abs. 1 NKomVG', '§ 66 Abs. 1 NKomVG', '§ 64 NKomVG', '§ 89 NKomVG'],
  'HGO-HKO': ['§ 53 HGO', '§ 54 Abs. 1 HGO', '§ 54 Abs. 1 HGO', '§ 52 HGO', '§ 51a HGO, § 30a HKO'],
  'LKO-RLP': ['§ 32 LKO', '§ 33 LKO', '§ 33 LKO', '§ 28 LKO', '§ 42 LKO'],
  'LKO-RLP-Kreisvorstand': ['§ 32 LKO', '§ 33 LKO', '§ 53 LKO', '§ 28 LKO', '§ 42 LKO'],
  'KVG-LSA': ['§ 55 KVG LSA', '§ 56 KVG LSA', '§ 56 KVG LSA', '§ 52 KVG LSA', '§ 65 Abs. 4 KVG LSA'],
  'SGB2-44c': ['§ 44c Abs. 1 SGB II (Geschäftsordnung)', '§ 44c Abs. 1 SGB II', '§ 44c Abs. 1 SGB II', '§ 44c SGB II', '§ 44c SGB II'],
  Satzung: ['Unternehmenssatzung', 'Unternehmenssatzung', 'Unternehmenssatzung', 'Unternehmenssatzung', 'Unternehmenssatzung'],
}

describe.each(PresetName.codes.map((name) => [name, presets[name]] as const))('The preset %s', (name, rules) => {
  test('has the rules of its law', () => {
    const { quorum, tie, publicity, secretVote, simplifiedProcedure, urgentDecision, objection } = rules
    expect([
      quorum.basis, quorum.holds, quorum.allPresentSuffices, quorum.secondMeetingMinimum, quorum.manyExcluded, tie.result,
      publicity.principle, secretVote.allowed, simplifiedProcedure.allowed, urgentDecision.reportTo, objection.suspends,
    ]).toEqual(table[name])
    expect(rules.preset).toBe(name)
    expect(rules.tie.chairExcludedMatters).toEqual(name === 'SGB2-44c' ? [1, 4, 8] : [])
    expect(rules.votingOrder.amendmentsFirst).toBe(name !== 'SGB2-44c')
    expect(rules.votingOrder.furthestReachingFirst).toBe(name !== 'SGB2-44c')
  })

  test('cites the seat of each rule', () => {
    expect([rules.quorum, rules.majority, rules.tie, rules.publicity, rules.urgentDecision].map(({ seat }) => seat)).toEqual(seats[name])
  })

  test('is valid, and leaves the number of members to the body', () => {
    expect(BodyRules.is(rules)).toBe(true)
    expect(rules.statutoryMembers).toBeUndefined()
  })
})

test('a statute is not held to be certain where only the Kommunalverfassung was read', () => {
  expect(presets.NKomVG.quorum.confidence).toBe('reported')
  expect(presets.NKomVG.simplifiedProcedure.confidence).toBe('silent')
  expect(presets['SGB2-44c'].tie.confidence).toBe('checked')
  expect(presets['SGB2-44c'].secretVote.confidence).toBe('silent')
  expect(presets.Satzung.quorum.confidence).toBe('recalledMedium')
  expect(presets['LKO-RLP'].quorum.confidence).toBe('recalledHigh')
  expect(presets['HGO-HKO'].urgentDecision.confidence).toBe('recalledLow')
})
