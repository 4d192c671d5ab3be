/** Random histories of every aggregate of the branches module, in streams of the ids to which generated references point. */
import { branch, branchNetwork, BranchNetworkId, BranchId, partnerSite, PartnerSiteId, socialSpace, SocialSpaceId, streamName, type AnyEvent, type StreamName } from '@vor-ort/core'
import { arbitraryHistory } from '@vor-ort/testing'
import * as fc from 'fast-check'

/** Streams with their events. */
export type Histories = ReadonlyArray<readonly [StreamName, ReadonlyArray<AnyEvent>]>

/** Histories in streams of some ids; those without events are left out. */
export const streamsOf = (category: string, ids: ReadonlyArray<string>, history: fc.Arbitrary<{ readonly events: ReadonlyArray<AnyEvent> }>): fc.Arbitrary<Histories> =>
  fc
    .array(history, { minLength: ids.length, maxLength: ids.length })
    .map((histories) => histories.flatMap(({ events }, index) => (events.length === 0 ? [] : [[streamName(category, ids[index] ?? ''), events] as const])))

/** Histories of every aggregate of the branches module. */
export const branchHistories: fc.Arbitrary<Histories> = fc
  .tuple(
    streamsOf('social-space', SocialSpaceId.examples, arbitraryHistory(socialSpace, { tries: 10 })),
    streamsOf('branch', BranchId.examples, arbitraryHistory(branch)),
    streamsOf('partner-site', PartnerSiteId.examples, arbitraryHistory(partnerSite, { tries: 6 })),
    streamsOf('branch-network', BranchNetworkId.examples, arbitraryHistory(branchNetwork)),
  )
  .map((all) => all.flat())
