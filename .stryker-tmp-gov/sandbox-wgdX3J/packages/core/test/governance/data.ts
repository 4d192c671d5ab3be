/** Names and pieces that the governance tests share: roles, factions and pseudonyms only. */
// @ts-nocheck

import {
  AgendaItemId,
  AmendmentId,
  BodyId,
  counted,
  day,
  derivedId,
  MeetingId,
  MembershipId,
  MotionId,
  ObligationId,
  PersonId,
  presets,
  ResolutionId,
  VoteId,
  type BodyRules,
  type FuzzyDate,
  type KnownCounts,
  type MotionEvents,
  type ObservedSitting,
} from '@vor-ort/core'

export const body = derivedId(BodyId, 'Verwaltungsrat')
export const otherBody = derivedId(BodyId, 'Ausschuss')
export const session = derivedId(MeetingId, 'January')
export const otherSession = derivedId(MeetingId, 'February')
export const item = derivedId(AgendaItemId, 'item 1')
export const otherItem = derivedId(AgendaItemId, 'item 2')
export const motionId = derivedId(MotionId, 'decentralisation')
export const amendment = derivedId(AmendmentId, 'amendment 1')
export const amendment2 = derivedId(AmendmentId, 'amendment 2')
export const vote = derivedId(VoteId, 'vote 1')
export const vote2 = derivedId(VoteId, 'vote 2')
export const vote3 = derivedId(VoteId, 'vote 3')
export const resolutionId = derivedId(ResolutionId, 'resolution 1')
export const otherResolution = derivedId(ResolutionId, 'resolution 2')
export const obligation = derivedId(ObligationId, 'set up a branch')
export const obligation2 = derivedId(ObligationId, 'opening hours')
export const report = derivedId(ObligationId, 'report')
export const seatA = derivedId(MembershipId, 'seat A')
export const seatB = derivedId(MembershipId, 'seat B')
export const seatC = derivedId(MembershipId, 'seat C')
export const personA = derivedId(PersonId, 'A')
export const personB = derivedId(PersonId, 'B')

export const january: FuzzyDate = day('2015-01-13')
export const february: FuzzyDate = day('2015-02-10')
export const march: FuzzyDate = day('2015-03-10')

export const faction = (name: string): MotionEvents['MotionSubmitted']['originators'][number] => ({ kind: 'faction', faction: name })
export const title = { asPublished: 'Dezentrale Außenstellen' }
export const hashA = 'a'.repeat(64)
export const hashB = 'b'.repeat(64)

/** A sitting in which a vote may be held, under NKomVG with 12 members of whom all are present. */
export const sitting = (changed: Partial<ObservedSitting> = {}): ObservedSitting => ({
  kind: 'observed',
  body,
  meeting: session,
  item,
  open: true,
  onAgenda: true,
  public: true,
  quorum: 'stands',
  excluded: [],
  presentEntitled: 12,
  members: 12,
  rules: presets.NKomVG,
  ...changed,
})

/** The same without facts that only some sources give. */
export const sittingWithout = (...fields: ReadonlyArray<'rules' | 'presentEntitled' | 'members'>): ObservedSitting => {
  const { rules, presentEntitled, members, ...rest } = sitting()
  return {
    ...rest,
    ...(fields.includes('rules') || rules === undefined ? {} : { rules }),
    ...(fields.includes('presentEntitled') || presentEntitled === undefined ? {} : { presentEntitled }),
    ...(fields.includes('members') || members === undefined ? {} : { members }),
  }
}

export const statutory = (rules: BodyRules, statutoryMembers: number): BodyRules => ({ ...rules, statutoryMembers })
export const clear: KnownCounts = counted(7, 5)
