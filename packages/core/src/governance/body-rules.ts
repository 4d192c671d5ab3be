/** The rules of a deciding body (Geschäftsordnung, Satzung, Kommunalverfassung) as data, and how they judge a vote. */
import type * as t from 'io-ts'

import { code, list, record, variant, literal } from '../kernel/codec.ts'
import { flag, naturalNumber, text } from '../kernel/scalar.ts'
import { Confidence } from '../kernel/dated-table.ts'
import type { Bilingual } from '../kernel/finding.ts'

/** Where rules come from: a municipal constitution, § 44c SGB II, or the statute of a kommunale Anstalt (AöR). */
export const PresetName = code('NKomVG', 'HGO-HKO', 'LKO-RLP', 'LKO-RLP-Kreisvorstand', 'KVG-LSA', 'SGB2-44c', 'Satzung')
export type PresetName = t.TypeOf<typeof PresetName>

const cited = { seat: text, confidence: Confidence }

/**
 * The rules in force for one body on one day.
 *
 * Each rule has its own legal seat and confidence. `statutoryMembers` is the number fixed by law or statute (not the
 * seats that happen to be filled); it is absent where nobody knows it, and rules that need it are then undetermined.
 */
export const BodyRules = record(
  {
    preset: PresetName,
    quorum: record({
      /** Beschlussfähigkeit: the majority of the members, or more than half of the number fixed by law. */
      basis: code('majorityOfMembers', 'moreThanHalfOfStatutoryNumber', 'notRegulated'),
      holds: code('untilDoubted', 'untilContraryEstablished', 'notRegulated'),
      allPresentSuffices: flag,
      /** Members needed in a second meeting on the same matter: 0 where no minimum is set. */
      secondMeetingMinimum: naturalNumber,
      manyExcluded: code('quorateWithApproval', 'quorate', 'officeDecides', 'notRegulated'),
      ...cited,
    }),
    /** `yesAndNo`: abstentions count for neither side; `votesCast`: they count as votes, so yes needs more than half of all. */
    majority: record({ base: code('yesAndNo', 'votesCast'), ...cited }),
    tie: record({ result: code('rejected', 'chairDecides'), chairExcludedMatters: list(naturalNumber), ...cited }),
    secretVote: record({ allowed: code('inadmissible', 'byStandingOrders', 'notRegulated'), ...cited }),
    publicity: record({ principle: code('public', 'nonPublic'), ...cited }),
    /** Voting by disclosure: accepted when no member objects (§ 54 KVG LSA). */
    simplifiedProcedure: record({ allowed: flag, ...cited }),
    votingOrder: record({ amendmentsFirst: flag, furthestReachingFirst: flag, ...cited }),
    urgentDecision: record({ reportTo: list(code('body', 'committee')), ...cited }),
    objection: record({ suspends: flag, ...cited }),
  },
  { statutoryMembers: naturalNumber },
)
export type BodyRules = t.TypeOf<typeof BodyRules>

/**
 * The result of counting: the numbers, some of them, or that nobody wrote them down.
 *
 * "Mehrheitlich" is no number: unknown counts stay unknown and are never shown as 0 (G-2). `partial` is for sources that
 * give, say, only the abstentions; what is absent there is unknown.
 */
export const Counts = variant('kind', {
  known: record({ kind: literal('known'), yes: naturalNumber, no: naturalNumber, abstain: naturalNumber, invalid: naturalNumber }),
  partial: record(
    { kind: literal('partial') },
    { yes: naturalNumber, no: naturalNumber, abstain: naturalNumber, invalid: naturalNumber },
  ),
  unknown: record({ kind: literal('unknown') }),
})
export type Counts = t.TypeOf<typeof Counts>
/** Counts of which every number is known. */
export type KnownCounts = Extract<Counts, { readonly kind: 'known' }>

/** No count was recorded. */
export const countsUnknown: Counts = { kind: 'unknown' }

/** Counted votes. */
export const counted = (yes: number, no: number, abstain = 0, invalid = 0): KnownCounts => ({
  kind: 'known',
  yes,
  no,
  abstain,
  invalid,
})

/** How many must be in favour: more yes than no, or a share of the statutory members or of the votes. */
export const MajorityRequired = code('simple', 'absoluteOfMembers', 'twoThirdsOfMembers', 'twoThirdsOfVotes')
export type MajorityRequired = t.TypeOf<typeof MajorityRequired>

/** How united a vote was. `unanimous`: yes without any no; `unanimouslyAgainst`: no without any yes. */
export const Unanimity = code('unanimous', 'majority', 'tie', 'unanimouslyAgainst', 'noVotes', 'unknown')
export type Unanimity = t.TypeOf<typeof Unanimity>

/** What a vote decides. */
export const VoteOutcome = code('adopted', 'rejected')
export type VoteOutcome = t.TypeOf<typeof VoteOutcome>

/** What the rules must know about a vote beside the counts. */
export interface VoteQuestion {
  readonly majority: MajorityRequired
  /** The number of the matter in § 44c Abs. 2 S. 2 SGB II, where it has one. */
  readonly matter?: number
  /** How the chair voted, which breaks a tie where the rules say so. */
  readonly chairVote?: 'yes' | 'no' | 'abstain'
}

/** What the rules say about counted votes. */
export interface Evaluation {
  readonly outcome: VoteOutcome | 'undetermined'
  /** The rule that decided, by its id. */
  readonly rule: 'R-100' | 'R-101' | 'R-9'
  readonly because: Bilingual
}

/**
 * What a body's rules say about counted votes.
 *
 * Simple majority: more yes than no; abstentions and invalid votes count for neither side; a tie is rejected, 0 : 0
 * included, unless the chair's vote decides it (§ 44c Abs. 1 SGB II, but not for the matters 1, 4 and 8 of Abs. 2 S. 2).
 * Majorities of members use the statutory number, not presence. `undetermined` when a needed fact is missing.
 *
 * @example
 * ```ts
 * import { counted, evaluateVote, presets } from '@vor-ort/core'
 * evaluateVote(presets.NKomVG, counted(1, 0, 12), { majority: 'simple' }).outcome // => 'adopted'
 * evaluateVote(presets.NKomVG, counted(6, 6), { majority: 'simple' }).outcome // => 'rejected'
 * evaluateVote(presets['SGB2-44c'], counted(3, 3), { majority: 'simple', chairVote: 'yes' }).outcome // => 'adopted'
 * ```
 */
export const evaluateVote = (rules: BodyRules, counts: KnownCounts, question: VoteQuestion): Evaluation => {
  const { yes, no } = counts
  switch (question.majority) {
    case 'simple':
      if (yes === no) return tied(rules, question)
      if (rules.majority.base === 'votesCast') {
        const cast = yes + no + counts.abstain
        return decided(yes * 2 > cast, 'R-100', `${yes} von ${cast} abgegebenen Stimmen`, `${yes} of ${cast} votes cast`)
      }
      return decided(yes > no, 'R-100', `${yes} Ja zu ${no} Nein`, `${yes} yes to ${no} no`)
    case 'twoThirdsOfVotes':
      return decided(yes > 0 && yes * 3 >= (yes + no) * 2, 'R-101', `${yes} von ${yes + no} Stimmen`, `${yes} of ${yes + no} votes`)
    case 'absoluteOfMembers':
    case 'twoThirdsOfMembers': {
      const members = rules.statutoryMembers
      if (members === undefined) {
        return {
          outcome: 'undetermined',
          rule: 'R-101',
          because: {
            de: 'Die gesetzliche Mitgliederzahl ist nicht bekannt.',
            en: 'The statutory number of members is not known.',
          },
        }
      }
      const reached = question.majority === 'absoluteOfMembers' ? yes * 2 > members : yes * 3 >= members * 2 && yes > 0
      return decided(reached, 'R-101', `${yes} Ja bei ${members} Mitgliedern`, `${yes} yes of ${members} members`)
    }
  }
}

/**
 * How united counted votes were: abstentions do not prevent unanimity.
 *
 * @example
 * ```ts
 * import { counted, unanimityOf } from '@vor-ort/core'
 * unanimityOf(counted(9, 0, 3)) // => 'unanimous'
 * unanimityOf(counted(9, 1)) // => 'majority'
 * ```
 */
export const unanimityOf = ({ yes, no }: KnownCounts): Unanimity => {
  if (yes === 0 && no === 0) return 'noVotes'
  if (no === 0) return 'unanimous'
  if (yes === 0) return 'unanimouslyAgainst'
  return yes === no ? 'tie' : 'majority'
}

const decided = (adopted: boolean, rule: Evaluation['rule'], de: string, en: string): Evaluation => ({
  outcome: adopted ? 'adopted' : 'rejected',
  rule,
  because: { de, en },
})

const tied = (rules: BodyRules, question: VoteQuestion): Evaluation => {
  const tie = { de: 'Stimmengleichheit', en: 'a tie' }
  if (rules.tie.result === 'rejected') return { outcome: 'rejected', rule: 'R-100', because: tie }
  if (question.matter !== undefined && rules.tie.chairExcludedMatters.includes(question.matter)) {
    return {
      outcome: 'rejected',
      rule: 'R-9',
      because: {
        de: `Stimmengleichheit; bei Nr. ${question.matter} entscheidet der Vorsitz nicht`,
        en: `a tie; the chair does not decide matter No. ${question.matter}`,
      },
    }
  }
  if (question.chairVote === 'yes' || question.chairVote === 'no') {
    return {
      outcome: question.chairVote === 'yes' ? 'adopted' : 'rejected',
      rule: 'R-9',
      because: { de: 'Stimmengleichheit; die Stimme des Vorsitzes entscheidet', en: "a tie; the chair's vote decides" },
    }
  }
  return {
    outcome: 'undetermined',
    rule: 'R-9',
    because: { de: 'Stimmengleichheit; die Stimme des Vorsitzes ist nicht bekannt', en: "a tie; the chair's vote is not known" },
  }
}
