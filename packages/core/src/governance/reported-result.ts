/** What a source reports as the result of an item, in structured form. */
import type * as t from 'io-ts'

import { code, list, record } from '../kernel/codec.ts'
import { flag, text } from '../kernel/scalar.ts'
import { Counts, Unanimity } from './body-rules.ts'

/**
 * What came of an item, as councils word it.
 *
 * `agreed` is consent without a word about what was voted on ("einverstanden"); `voted` tells only that a vote was held;
 * `recordedElsewhere` points to a document; `noBusiness` says that there was nothing to deal with.
 */
export const ReportedOutcome = code(
  'adopted',
  'partlyAdopted',
  'rejected',
  'partlyRejected',
  'recommended',
  'notRecommended',
  'incorporated',
  'partlyIncorporated',
  'withdrawn',
  'postponed',
  'removed',
  'notTreated',
  'notVoted',
  'referred',
  'elected',
  'settled',
  'partlySettled',
  'noted',
  'agreed',
  'answered',
  'answerPending',
  'introduced',
  'discussed',
  'announced',
  'performed',
  'noBusiness',
  'recordedElsewhere',
  'voted',
)
export type ReportedOutcome = t.TypeOf<typeof ReportedOutcome>

/** A free-text result as it was understood: outcome, unanimity, whether the text was amended, counts, what comes next. */
export const ClassifiedResult = record(
  { outcome: ReportedOutcome, unanimity: Unanimity, amended: flag, counts: Counts },
  {
    also: list(ReportedOutcome),
    nextStep: code('referral', 'furtherDeliberation'),
    nextBodies: list(text),
    settledBy: code(
      'statementOfAdministration',
      'answerOfAdministration',
      'supplementOfAdministration',
      'actionOfAdministration',
      'otherDecision',
    ),
    pointsTo: code('document', 'notice', 'agendaItem'),
  },
)
export type ClassifiedResult = t.TypeOf<typeof ClassifiedResult>

/** Whether an outcome makes a resolution. */
export const makesResolution = (outcome: ReportedOutcome): boolean =>
  outcome === 'adopted' || outcome === 'partlyAdopted' || outcome === 'elected'

/** Whether an outcome ends the matter, so that only a body that decides can bring it about. */
export const endsMatter = (outcome: ReportedOutcome): boolean =>
  makesResolution(outcome) || ['rejected', 'partlyRejected', 'noted', 'settled', 'agreed', 'answered', 'incorporated'].includes(outcome)
