/** Where the first talk must be held, by the law of the date. */
import type * as t from 'io-ts'

import { code } from '../kernel/codec.ts'
import { entryAtFuzzy, type DatedTable } from '../kernel/dated-table.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { day } from '../kernel/local-date.ts'
import type { TalkMode, TalkVenue } from './vocabulary.ts'

/** What a first contact is about: the talk for Potenzialanalyse or Kooperationsplan, or anything else. */
export const FirstTalk = code('potentialAnalysis', 'cooperationPlan', 'other')
export type FirstTalk = t.TypeOf<typeof FirstTalk>

/**
 * Why a first talk is held otherwise than in person.
 *
 * A code, not a text: what stands behind it is often about health and belongs into the file. The law only says "in
 * begründeten Fällen"; the list is ours.
 */
export const FirstTalkException = code('unableToTravel', 'careDuties', 'distance', 'employment', 'officeClosed', 'other')
export type FirstTalkException = t.TypeOf<typeof FirstTalkException>

/**
 * Since when the first talk is held in person in the Jobcenter; before, the law had no such rule.
 *
 * @example
 * ```ts
 * import { firstTalkRules } from '@vor-ort/core'
 * firstTalkRules.entries.map(({ from, seat }) => [from, seat]) // => [['2026-07-01', '§ 15 Abs. 4 SGB II']]
 * ```
 */
export const firstTalkRules: DatedTable<{ readonly inPerson: true }> = {
  entries: [{ from: day('2026-07-01'), value: { inPerson: true }, seat: '§ 15 Abs. 4 SGB II', confidence: 'checked' }],
}

/** A first talk as it was held. */
export interface HeldTalk {
  readonly mode: TalkMode
  readonly talk: FirstTalk
  readonly venue?: TalkVenue
  readonly exceptionReason?: FirstTalkException
}

/**
 * What the rule of the date says against a first talk; `undefined` when nothing.
 *
 * `elsewhere`: in person, but not in the house of the Jobcenter. Whether a Gemeindehaus is "im Jobcenter" is open; the
 * carrier decides.
 *
 * @example
 * ```ts
 * import { day, firstTalkDeviation } from '@vor-ort/core'
 * const byVideo = { mode: 'video', talk: 'cooperationPlan' } as const
 * firstTalkDeviation(byVideo, day('2026-06-30')) // => undefined
 * firstTalkDeviation(byVideo, day('2026-07-01')) // => 'notInPerson'
 * firstTalkDeviation({ ...byVideo, exceptionReason: 'distance' }, day('2026-07-01')) // => undefined
 * ```
 */
export const firstTalkDeviation = (
  { mode, talk, venue, exceptionReason }: HeldTalk,
  on: FuzzyDate,
): 'notInPerson' | 'perhapsNotInPerson' | 'elsewhere' | undefined => {
  if (talk === 'other' || exceptionReason !== undefined) return undefined
  if (mode === 'inPerson' && (venue === undefined || venue === 'jobcenter')) return undefined
  const found = entryAtFuzzy(firstTalkRules, on)
  if (found._tag === 'Left') return undefined
  if (mode === 'inPerson') return 'elsewhere'
  return found.right._tag === 'Determined' ? 'notInPerson' : 'perhapsNotInPerson'
}
