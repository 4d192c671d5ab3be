/** From a result text to the classified result that events carry. */
// @ts-nocheck

import { classifyResult, type MappedResult } from '../result-classifier.ts'
import { countsUnknown, type ClassifiedResult, type Counts } from '@vor-ort/core'

/** What a result text says in the terms of the core; `undefined` when no rule explains it. */
export const classified = (text: string): ClassifiedResult | undefined => {
  const result = classifyResult(text)
  if (!result.mapped) return undefined
  return {
    outcome: result.outcome,
    unanimity: unanimity(result),
    amended: result.amended,
    counts: countsOf(result),
    ...(result.also.length === 0 ? {} : { also: result.also }),
    ...(result.nextStep === undefined ? {} : { nextStep: result.nextStep.kind }),
    ...(result.nextStep === undefined || result.nextStep.to.length === 0 ? {} : { nextBodies: result.nextStep.to }),
    ...(result.settledBy === undefined ? {} : { settledBy: result.settledBy }),
    ...(result.pointsTo === undefined ? {} : { pointsTo: result.pointsTo }),
  }
}

// "einstimmig abgelehnt" is unanimous too, but against (R-102 keeps `unanimous` for votes in favour).
const unanimity = ({ unanimity: stated, outcome }: MappedResult): ClassifiedResult['unanimity'] =>
  stated === 'unanimous' && outcome === 'rejected' ? 'unanimouslyAgainst' : stated

const countsOf = ({ counts }: MappedResult): Counts => {
  if (counts === undefined) return countsUnknown
  const { yes, no, abstain } = counts
  // Texts never count invalid votes; where everything else is counted there were none to speak of.
  return yes !== undefined && no !== undefined && abstain !== undefined
    ? { kind: 'known', yes, no, abstain, invalid: 0 }
    : { kind: 'partial', ...counts }
}
