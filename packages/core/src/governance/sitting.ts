/** The sitting: what a vote must know about the meeting in which it is held. */
import type * as t from 'io-ts'

import { code, flag, list, literal, naturalNumber, record, variant } from '../kernel/codec.ts'
import { BodyRules } from './body-rules.ts'
import { AgendaItemId, BodyId, MeetingId, MembershipId } from './vocabulary.ts'

/**
 * A snapshot of a meeting at the moment of a vote.
 *
 * `observed` is taken from the stream of the meeting by `sittingAt` and stored with the vote, so that the vote can be
 * judged within one stream and checked against the meeting later. `reported` stands for a vote that a source merely
 * tells of.
 */
export const Sitting = variant('kind', {
  observed: record(
    {
      kind: literal('observed'),
      body: BodyId,
      meeting: MeetingId,
      item: AgendaItemId,
      open: flag,
      onAgenda: flag,
      public: flag,
      quorum: code('stands', 'missing', 'unknown'),
      excluded: list(MembershipId),
    },
    { presentEntitled: naturalNumber, members: naturalNumber, rules: BodyRules },
  ),
  reported: record({ kind: literal('reported'), body: BodyId }, { meeting: MeetingId, item: AgendaItemId, public: flag, rules: BodyRules }),
})
export type Sitting = t.TypeOf<typeof Sitting>
export type ObservedSitting = Extract<Sitting, { readonly kind: 'observed' }>
