/** Beschlussfähigkeit: whether a body may decide, and how long that holds. */
// @ts-nocheck

import type * as t from 'io-ts'

import { code } from '../kernel/codec.ts'
import type { BodyRules } from './body-rules.ts'

/** What the meeting's record says about the quorum so far. */
export const QuorumRecord = code('notEstablished', 'established', 'doubted', 'lost')
export type QuorumRecord = t.TypeOf<typeof QuorumRecord>

/** What counts for the quorum at one moment of a meeting. */
export interface Presence {
  /** Members present who are entitled to vote, those excluded by interest not counted. */
  readonly presentEntitled: number
  /** Members of the body now (seats that are filled). */
  readonly members?: number
  /** Members who are excluded from this item by conflict of interest. */
  readonly excluded?: number
  /** Whether this is the second meeting on the same matter and the invitation said so. */
  readonly secondMeeting?: boolean
  /** Whether the convocation was in due form. */
  readonly dulyConvened?: boolean
}

/** The number of members that must be present, or `undefined` where the rules or the facts do not tell. */
export const requiredPresence = (rules: BodyRules, presence: Presence): number | undefined => {
  // Rules that are silent on the quorum are silent on the second meeting too; their 0 is no permission.
  if (presence.secondMeeting === true && rules.quorum.basis !== 'notRegulated') return rules.quorum.secondMeetingMinimum
  switch (rules.quorum.basis) {
    case 'majorityOfMembers':
      return presence.members === undefined ? undefined : Math.floor(presence.members / 2) + 1
    case 'moreThanHalfOfStatutoryNumber':
      return rules.statutoryMembers === undefined ? undefined : Math.floor(rules.statutoryMembers / 2) + 1
    case 'notRegulated':
      return undefined
  }
}

/**
 * Whether a body is quorate: `yes`, `no`, `needsApproval` (of the supervisory authority), or `unknown`.
 *
 * Where more than half of the members are excluded by interest, the rules of `manyExcluded` apply (§ 65 Abs. 3 NKomVG,
 * § 53 Abs. 3 HGO). A convocation out of form is healed when all members are present and none objects, where the rules
 * say so.
 *
 * @example
 * ```ts
 * import { presets, quorate } from '@vor-ort/core'
 * quorate(presets.NKomVG, { presentEntitled: 7, members: 12 }) // => 'yes'
 * quorate(presets.NKomVG, { presentEntitled: 6, members: 12 }) // => 'no'
 * quorate(presets['HGO-HKO'], { presentEntitled: 7, members: 12 }) // => 'unknown'
 * ```
 */
export const quorate = (rules: BodyRules, presence: Presence): 'yes' | 'no' | 'needsApproval' | 'unknown' => {
  const { members, excluded = 0, presentEntitled } = presence
  if (members !== undefined && excluded * 2 > members) {
    if (rules.quorum.manyExcluded === 'quorateWithApproval') return 'needsApproval'
    if (rules.quorum.manyExcluded === 'quorate') return 'yes'
    return 'unknown'
  }
  if (presence.dulyConvened === false) {
    return rules.quorum.allPresentSuffices && members !== undefined && presentEntitled + excluded >= members ? 'yes' : 'no'
  }
  const required = requiredPresence(rules, presence)
  if (required === undefined) return 'unknown'
  return presentEntitled >= required ? 'yes' : 'no'
}

/**
 * Whether a quorum on record still stands at a vote.
 *
 * NKomVG: once established it stands until it is doubted. HGO: until the contrary is established on motion, so doubt
 * alone does not end it. Where the rules are silent, doubt leaves it open (`unknown`).
 *
 * @example
 * ```ts
 * import { presets, quorumStands } from '@vor-ort/core'
 * quorumStands(presets.NKomVG, 'doubted') // => 'no'
 * quorumStands(presets['HGO-HKO'], 'doubted') // => 'yes'
 * ```
 */
export const quorumStands = (rules: BodyRules, recorded: QuorumRecord): 'yes' | 'no' | 'unknown' => {
  switch (recorded) {
    case 'established':
      return 'yes'
    case 'lost':
    case 'notEstablished':
      return rules.quorum.basis === 'notRegulated' && recorded === 'notEstablished' ? 'unknown' : 'no'
    case 'doubted':
      if (rules.quorum.holds === 'untilDoubted') return 'no'
      return rules.quorum.holds === 'untilContraryEstablished' ? 'yes' : 'unknown'
  }
}
