/** The decision history of a motion: every outcome that was declared or reported, one row each. */
import type { Finding } from '../kernel/finding.ts'
import type { FuzzyDate } from '../kernel/fuzzy-date.ts'
import { countsUnknown, type Counts, type Unanimity } from './body-rules.ts'
import { motionFindings } from './motion-findings.ts'
import { wasAmended, type MotionState } from './motion-state.ts'
import type { ReportedOutcome } from './reported-result.ts'
import type { BodyId, MeetingId } from './vocabulary.ts'

/** One outcome. */
export interface DecisionRow {
  readonly on: FuzzyDate
  readonly body: BodyId
  readonly meeting?: MeetingId
  readonly title: string
  /** What was decided on: the motion itself, or one of its amendments. */
  readonly subject: 'motion' | 'amendment'
  /** `unclassified`: the source's words are kept in `published`, their meaning is not certain. */
  readonly outcome: ReportedOutcome | 'unclassified'
  /** False for the recommendation of a body that does not decide. */
  readonly decisive: boolean
  readonly unanimity: Unanimity
  /** Whether the text was changed; `unknown` where an amendment's fate is not told. */
  readonly amended: boolean | 'unknown'
  readonly counts: Counts
  readonly deviates: boolean
  readonly published?: string
  readonly findings: ReadonlyArray<Finding>
}

/**
 * Every outcome in the life of a motion, in the order of recording; counts that nobody wrote down are `unknown`.
 *
 * @example
 * ```ts
 * import { decisionsOf, motion } from '@vor-ort/core'
 * decisionsOf(motion.initial) // => []
 * ```
 */
export const decisionsOf = (state: MotionState): ReadonlyArray<DecisionRow> => {
  const findings = motionFindings(state)
  const declared = Object.entries(state.votes).flatMap(([id, { result, sitting, amendment, on }]): ReadonlyArray<DecisionRow> =>
    result === undefined
      ? []
      : [
          {
            on,
            body: sitting.body,
            ...(sitting.meeting === undefined ? {} : { meeting: sitting.meeting }),
            title: (amendment === undefined ? state.title : state.amendments[amendment]?.title)?.asPublished ?? '',
            subject: amendment === undefined ? 'motion' : 'amendment',
            outcome: result.outcome,
            decisive: true,
            unanimity: result.unanimity,
            amended: amendment === undefined && result.outcome === 'adopted' && wasAmended(state, sitting.kind === 'observed'),
            counts: result.counts,
            deviates: result.deviates,
            findings: findings.filter(({ facts }) => facts['vote'] === undefined || facts['vote'] === id),
          },
        ],
  )
  const reported = state.reported.map(
    ({ on, body, meeting, classified, decisive, published }): DecisionRow => ({
      on,
      body,
      ...(meeting === undefined ? {} : { meeting }),
      title: state.title?.asPublished ?? '',
      subject: 'motion',
      outcome: classified?.outcome ?? 'unclassified',
      decisive,
      unanimity: classified?.unanimity ?? 'unknown',
      amended: classified?.amended ?? false,
      counts: classified?.counts ?? countsUnknown,
      deviates: false,
      published,
      findings: findings.filter(({ facts }) => facts['vote'] === undefined),
    }),
  )
  return [...declared, ...reported]
}
