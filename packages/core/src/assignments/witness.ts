/** The witness: what an assignment must know about the person to whom a case is given. */
import type * as t from 'io-ts'

import { Fte } from '../branches/vocabulary.ts'
import { code, list, literal, record, variant } from '../kernel/codec.ts'
import { compareDecimals, Decimal, wholeNumber } from '../kernel/decimal.ts'
import { ruleBroken, type Rejection } from '../kernel/finding.ts'
import { flag, naturalNumber, scalar } from '../kernel/scalar.ts'
import { CaseFunction, CaseworkerId } from './vocabulary.ts'

const ClientCapacity = scalar(
  'ClientCapacity',
  (u): u is Decimal => Decimal.is(u) && !u.startsWith('-'),
  'must be a decimal number from 0 up as text, such as 112.5',
  ['150', '75', '112.5', '0'].filter(Decimal.is),
  { type: 'string', pattern: '^[0-9]' },
)

/**
 * A snapshot of a caseworker at the moment of an assignment.
 *
 * `observed` is taken from the stream of the caseworker by `witnessOf` and stored with the assignment, so that it can be
 * judged within one stream and checked later; `conflictDeclared` is about the case at hand. `caseload` counts the
 * assignments before this one, `capacity` those that the person can have. `reported` stands for an assignment that a
 * source merely tells of, with what it says beside.
 */
export const CaseworkerWitness = variant('kind', {
  observed: record(
    { kind: literal('observed'), caseworker: CaseworkerId, active: flag, functions: list(CaseFunction), conflictDeclared: flag },
    { fte: Fte, caseload: naturalNumber, capacity: ClientCapacity },
  ),
  reported: record(
    { kind: literal('reported') },
    { active: flag, functions: list(CaseFunction), conflictDeclared: flag, caseload: naturalNumber, capacity: ClientCapacity },
  ),
})
export type CaseworkerWitness = t.TypeOf<typeof CaseworkerWitness>
/** A witness that was taken from the stream of a caseworker. */
export type ObservedWitness = Extract<CaseworkerWitness, { readonly kind: 'observed' }>

/** Why a caseworker is given a case beyond capacity. */
export const CapacityOverride = code('noOtherCaseworker', 'continuity', 'temporary', 'ordered')
export type CapacityOverride = t.TypeOf<typeof CapacityOverride>

/** What a witness says against an assignment; `unchecked` when nobody looked. */
export type WitnessDeviation = 'unchecked' | 'otherCaseworker' | 'inactive' | 'functionMissing' | 'conflict' | 'overCapacity'

const none: ReadonlyArray<WitnessDeviation> = []

/**
 * What a witness says against giving a case in a function to a caseworker; nothing when all is well.
 *
 * What the witness does not know is not held against the assignment.
 *
 * @example
 * ```ts
 * import { deviationsOf, CaseworkerId, derivedId, type Decimal } from '@vor-ort/core'
 * const caseworker = derivedId(CaseworkerId, 'a random pseudonym')
 * const witness = { kind: 'observed', caseworker, active: true, functions: ['placement'], conflictDeclared: false } as const
 * deviationsOf(witness, caseworker, 'placement') // => []
 * deviationsOf({ ...witness, caseload: 150, capacity: '150' as Decimal }, caseworker, 'benefits') // => ['functionMissing', 'overCapacity']
 * ```
 */
export const deviationsOf = (witness: CaseworkerWitness, caseworker: CaseworkerId, of: CaseFunction): ReadonlyArray<WitnessDeviation> => {
  const { active, functions, conflictDeclared, caseload, capacity } = witness
  const found: WitnessDeviation[] = []
  if (witness.kind === 'reported') found.push('unchecked')
  else if (witness.caseworker !== caseworker) found.push('otherCaseworker')
  if (active === false) found.push('inactive')
  if (functions !== undefined && !functions.includes(of)) found.push('functionMissing')
  if (conflictDeclared === true) found.push('conflict')
  if (caseload !== undefined && capacity !== undefined && compareDecimals(wholeNumber(BigInt(caseload) + 1n), capacity) > 0) {
    found.push('overCapacity')
  }
  return found.length === 0 ? none : found
}

/**
 * Why a live assignment is refused, if it is: only an observed witness refuses, and capacity gives way to a reason.
 */
export const refusedBy = (
  witness: CaseworkerWitness,
  caseworker: CaseworkerId,
  of: CaseFunction,
  override: CapacityOverride | undefined,
): RefusingDeviation | undefined =>
  witness.kind === 'reported'
    ? undefined
    : deviationsOf(witness, caseworker, of).find(
        (deviation): deviation is RefusingDeviation => deviation !== 'unchecked' && (deviation !== 'overCapacity' || override === undefined),
      )

/** A deviation for which a live assignment is refused. */
export type RefusingDeviation = Exclude<WitnessDeviation, 'unchecked'>

/** The rejection of an assignment because of what the witness says. */
export const targetRejected = (deviation: RefusingDeviation, caseworker: CaseworkerId): Rejection =>
  ruleBroken(deviation === 'conflict' ? 'A-4' : 'A-3', refusals[deviation], { deviation, caseworker })

const refusals = {
  otherCaseworker: {
    de: 'Der Nachweis gehört zu einer anderen Person als der, die den Fall bekommen soll.',
    en: 'The witness is of another person than the one who is to get the case.',
  },
  inactive: {
    de: 'Wer den Fall bekommen soll, ist an diesem Tag nicht tätig.',
    en: 'The person who is to get the case is not at work on that day.',
  },
  functionMissing: {
    de: 'Wer den Fall bekommen soll, hat diese Funktion nicht.',
    en: 'The person who is to get the case does not have this function.',
  },
  conflict: {
    de: 'Wer den Fall bekommen soll, ist in diesem Verfahren ausgeschlossen.',
    en: 'The person who is to get the case is excluded from these proceedings.',
  },
  overCapacity: {
    de: 'Die Kapazität ist ausgeschöpft; ohne Grund wird sie nicht überschritten.',
    en: 'The capacity is used up; it is not exceeded without a reason.',
  },
} as const
