/** The sitting: what a vote must know about the meeting in which it is held. */
import type * as t from 'io-ts'

import { canonicalJson } from '../kernel/canonical.ts'
import { code, list, literal, record, variant } from '../kernel/codec.ts'
import { flag, naturalNumber } from '../kernel/scalar.ts'
import { finding, type Finding } from '../kernel/finding.ts'
import { BodyRules } from './body-rules.ts'
import type { MeetingState } from './meeting-state.ts'
import { quorumStands } from './quorum.ts'
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
/** A sitting that was taken from the stream of its meeting. */
export type ObservedSitting = Extract<Sitting, { readonly kind: 'observed' }>

/**
 * The sitting for a vote on an item, as the meeting's own stream shows it.
 *
 * Members with a declared conflict for the item are neither present nor entitled (G-5, R-104); whether the quorum
 * stands follows the body's rules. `undefined` before the meeting is scheduled.
 */
export const sittingAt = (id: MeetingId, state: MeetingState, item: AgendaItemId): ObservedSitting | undefined => {
  if (state.body === undefined) return undefined
  const excluded = [...new Set(state.conflicts.filter((conflict) => conflict.item === item).map(({ member }) => member))]
  // Of those who are merely counted nobody knows whether an excluded member is among them.
  const present = state.presentCount === undefined ? undefined : state.presentCount - state.present.filter((member) => excluded.includes(member)).length
  const placed = state.agenda[item]
  const stands = state.rules === undefined ? 'unknown' : quorumStands(state.rules, state.quorum)
  return {
    kind: 'observed',
    body: state.body,
    meeting: id,
    item,
    open: state.phase === 'open',
    onAgenda: placed !== undefined,
    public: placed?.public === true && !state.closedDoors.all && !state.closedDoors.items.includes(item),
    quorum: stands === 'yes' ? 'stands' : stands === 'no' ? 'missing' : 'unknown',
    excluded,
    ...(present === undefined ? {} : { presentEntitled: present }),
    ...(state.members === undefined ? {} : { members: state.members }),
    ...(state.rules === undefined ? {} : { rules: state.rules }),
  }
}

/**
 * What a meeting's stream now says otherwise than the sitting that was stored with a vote (a finding, R-103).
 *
 * The attendance or a conflict may have been corrected after the vote; the vote stays as it was judged.
 *
 * @example
 * ```ts
 * import { initialMeeting, sittingFindings } from '@vor-ort/core'
 * const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'
 * const stored = { kind: 'observed', body: id, meeting: id, item: id, open: true, onAgenda: true, public: true, quorum: 'stands', excluded: [] }
 * sittingFindings(stored, initialMeeting).map(({ rule, facts }) => [rule, facts]) // => [['R-103', { changed: ['meeting'] }]]
 * ```
 */
export const sittingFindings = (stored: ObservedSitting, meeting: MeetingState): ReadonlyArray<Finding> => {
  const now = sittingAt(stored.meeting, meeting, stored.item)
  // A meeting that was open at the vote may be closed since, and closed doors are opened again: neither says anything.
  const changed =
    now === undefined
      ? ['meeting']
      : (['body', 'onAgenda', 'presentEntitled', 'members', 'excluded'] as const).filter(
          (field) => canonicalJson(stored[field] ?? null) !== canonicalJson(now[field] ?? null),
        )
  return changed.length === 0
    ? []
    : [
        finding('R-103', 'warning', {
          de: 'Die Sitzung ist heute anders erfasst als bei der Abstimmung.',
          en: 'The meeting is recorded otherwise today than it was at the vote.',
        }, { changed }),
      ]
}
