/** Presets of body rules by municipal constitution: data with legal seat and confidence, to be adapted per body. */
import type { Confidence } from '../kernel/dated-table.ts'
import type { BodyRules, PresetName } from './body-rules.ts'

interface Cited {
  readonly seat: string
  readonly confidence: Confidence
}
const found = (seat: string): Cited => ({ seat, confidence: 'reported' })
const checked = (seat: string): Cited => ({ seat, confidence: 'checked' })
// The text says nothing on it; the value is our default until the body's own statute is entered.
const silent = (seat: string): Cited => ({ seat, confidence: 'silent' })
const memory = (grade: 'High' | 'Medium' | 'Low', seat: string): Cited => ({ seat, confidence: `recalled${grade}` })

// Amendment-first and furthest-first are custom of standing orders, not statute.
const usualOrder = { amendmentsFirst: true, furthestReachingFirst: true, ...memory('High', 'Geschäftsordnung') }

const nkomvg: BodyRules = {
  preset: 'NKomVG',
  quorum: {
    basis: 'majorityOfMembers',
    holds: 'untilDoubted',
    allPresentSuffices: true,
    secondMeetingMinimum: 0,
    manyExcluded: 'quorateWithApproval',
    ...found('§ 65 NKomVG'),
  },
  majority: { base: 'yesAndNo', ...found('§ 66 Abs. 1 NKomVG') },
  tie: { result: 'rejected', chairExcludedMatters: [], ...found('§ 66 Abs. 1 NKomVG') },
  secretVote: { allowed: 'byStandingOrders', ...found('§ 66 NKomVG') },
  publicity: { principle: 'public', ...found('§ 64 NKomVG') },
  simplifiedProcedure: { allowed: false, ...silent('§ 66 NKomVG') },
  votingOrder: usualOrder,
  urgentDecision: { reportTo: ['body', 'committee'], ...found('§ 89 NKomVG') },
  objection: { suspends: true, ...memory('High', '§ 88 NKomVG') },
}

const hgo: BodyRules = {
  preset: 'HGO-HKO',
  quorum: {
    basis: 'moreThanHalfOfStatutoryNumber',
    holds: 'untilContraryEstablished',
    allPresentSuffices: false,
    secondMeetingMinimum: 0,
    manyExcluded: 'quorate',
    ...found('§ 53 HGO'),
  },
  majority: { base: 'yesAndNo', ...found('§ 54 Abs. 1 HGO') },
  tie: { result: 'rejected', chairExcludedMatters: [], ...found('§ 54 Abs. 1 HGO') },
  secretVote: { allowed: 'inadmissible', ...found('§ 54 Abs. 2 HGO') },
  publicity: { principle: 'public', ...memory('High', '§ 52 HGO') },
  simplifiedProcedure: { allowed: false, ...silent('§ 54 HGO') },
  votingOrder: usualOrder,
  urgentDecision: { reportTo: ['body'], ...memory('Low', '§ 51a HGO, § 30a HKO') },
  objection: { suspends: true, ...memory('High', '§ 63 HGO') },
}

const lko: BodyRules = {
  preset: 'LKO-RLP',
  quorum: {
    basis: 'moreThanHalfOfStatutoryNumber',
    holds: 'notRegulated',
    allPresentSuffices: false,
    secondMeetingMinimum: 3,
    manyExcluded: 'officeDecides',
    ...memory('High', '§ 32 LKO'),
  },
  majority: { base: 'yesAndNo', ...memory('Medium', '§ 33 LKO') },
  tie: { result: 'rejected', chairExcludedMatters: [], ...memory('High', '§ 33 LKO') },
  secretVote: { allowed: 'notRegulated', ...memory('Medium', '§ 33 LKO') },
  publicity: { principle: 'public', ...memory('High', '§ 28 LKO') },
  simplifiedProcedure: { allowed: false, ...memory('Medium', '§ 33 LKO') },
  votingOrder: usualOrder,
  urgentDecision: { reportTo: ['body'], ...memory('Medium', '§ 42 LKO') },
  objection: { suspends: true, ...memory('Medium', '§ 35 LKO') },
}

const kvg: BodyRules = {
  preset: 'KVG-LSA',
  quorum: {
    basis: 'majorityOfMembers',
    holds: 'untilDoubted',
    allPresentSuffices: true,
    secondMeetingMinimum: 0,
    manyExcluded: 'notRegulated',
    ...memory('Medium', '§ 55 KVG LSA'),
  },
  majority: { base: 'yesAndNo', ...memory('Medium', '§ 56 KVG LSA') },
  tie: { result: 'rejected', chairExcludedMatters: [], ...memory('High', '§ 56 KVG LSA') },
  secretVote: { allowed: 'notRegulated', ...memory('Medium', '§ 56 KVG LSA') },
  publicity: { principle: 'public', ...memory('Medium', '§ 52 KVG LSA') },
  simplifiedProcedure: { allowed: true, ...found('§ 54 KVG LSA') },
  votingOrder: usualOrder,
  urgentDecision: { reportTo: ['body'], ...memory('Medium', '§ 65 Abs. 4 KVG LSA') },
  objection: { suspends: true, ...memory('Medium', '§ 65 Abs. 3 KVG LSA') },
}

const traegerversammlung: BodyRules = {
  preset: 'SGB2-44c',
  quorum: {
    basis: 'notRegulated',
    holds: 'notRegulated',
    allPresentSuffices: false,
    secondMeetingMinimum: 0,
    manyExcluded: 'notRegulated',
    ...silent('§ 44c Abs. 1 SGB II (Geschäftsordnung)'),
  },
  majority: { base: 'yesAndNo', ...checked('§ 44c Abs. 1 SGB II') },
  tie: { result: 'chairDecides', chairExcludedMatters: [1, 4, 8], ...checked('§ 44c Abs. 1 SGB II') },
  secretVote: { allowed: 'notRegulated', ...silent('§ 44c SGB II') },
  publicity: { principle: 'nonPublic', ...memory('Medium', '§ 44c SGB II') },
  simplifiedProcedure: { allowed: false, ...silent('§ 44c SGB II') },
  votingOrder: { ...usualOrder, amendmentsFirst: false, furthestReachingFirst: false },
  urgentDecision: { reportTo: [], ...silent('§ 44c SGB II') },
  objection: { suspends: false, ...silent('§ 44c SGB II') },
}

/**
 * The presets by name.
 *
 * They hold for the Kreistag and its committees (`SGB2-44c`: the Trägerversammlung). § 147 NKomVG does not apply
 * §§ 64–68 to the Verwaltungsrat of a kommunale Anstalt: `Satzung` is like NKomVG but non-public, and its parameters are
 * to be set from the Unternehmenssatzung. What is recalled from memory is to be
 * checked before anyone relies on it; where a text is silent the value is our default.
 *
 * @example
 * ```ts
 * import { presets } from '@vor-ort/core'
 * presets.Satzung.publicity // => { principle: 'nonPublic', seat: 'Unternehmenssatzung', confidence: 'recalledMedium' }
 * ```
 */
export const presets: Readonly<Record<PresetName, BodyRules>> = {
  NKomVG: nkomvg,
  'HGO-HKO': hgo,
  'LKO-RLP': lko,
  'LKO-RLP-Kreisvorstand': {
    ...lko,
    preset: 'LKO-RLP-Kreisvorstand',
    tie: { result: 'chairDecides', chairExcludedMatters: [], ...found('§ 53 LKO') },
  },
  'KVG-LSA': kvg,
  'SGB2-44c': traegerversammlung,
  Satzung: {
    ...nkomvg,
    preset: 'Satzung',
    quorum: { ...nkomvg.quorum, ...memory('Medium', 'Unternehmenssatzung') },
    majority: { ...nkomvg.majority, ...memory('Medium', 'Unternehmenssatzung') },
    tie: { ...nkomvg.tie, ...memory('Medium', 'Unternehmenssatzung') },
    secretVote: { allowed: 'notRegulated', ...memory('Medium', 'Unternehmenssatzung') },
    publicity: { principle: 'nonPublic', ...memory('Medium', 'Unternehmenssatzung') },
    simplifiedProcedure: { allowed: false, ...memory('Medium', 'Unternehmenssatzung') },
    urgentDecision: { reportTo: ['body'], ...memory('Medium', 'Unternehmenssatzung') },
    objection: { suspends: false, ...memory('Medium', 'Unternehmenssatzung') },
  },
}
