/**
 * What the law calls a thing, by date.
 *
 * Arbeitslosengeld II became Bürgergeld on 1 January 2023, the Eingliederungsvereinbarung became the Kooperationsplan
 * half a year later, and Bürgergeld became Grundsicherungsgeld on 1 July 2026. Code names stay; labels are looked up.
 * The dates were checked against dated texts of the SGB II from May 2021 to July 2026.
 */
// @ts-nocheck

import type { Either } from 'fp-ts/lib/Either.js'
import { code } from './codec.ts'
import { entryAt, entryAtFuzzy, type Confidence, type DatedEntry, type DatedTable, type FuzzyEntry, type NoEntry } from './dated-table.ts'
import type { Language } from './finding.ts'
import type { FuzzyDate } from './fuzzy-date.ts'
import { day, type LocalDate } from './local-date.ts'

/**
 * The concepts whose German name depends on the date.
 *
 * `benefitForEmployable` and `benefitForNonEmployable`: the living allowance (§ 19 SGB II). `integrationPlan`: the plan
 * agreed with the employable beneficiary (§ 15). `planEnforcement`: what follows when no plan comes about (§ 15a).
 * `trainingBonus` (§ 16j), `holisticCoaching` (§ 16k), `outreachCounselling` (§ 14 Abs. 3 S. 2).
 */
export const Concept = code(
  'benefitForEmployable',
  'benefitForNonEmployable',
  'integrationPlan',
  'planEnforcement',
  'trainingBonus',
  'holisticCoaching',
  'outreachCounselling',
)
export type Concept = (typeof Concept)['_A']

/** A name in both languages; the English one explains, it has no legal meaning. */
export type Label = Readonly<Record<Language, string>>

/** What a concept is called: its name in the law, and other names that authorities may still use. */
export interface Term {
  readonly label: Label
  readonly alsoPermitted: ReadonlyArray<Label>
}

/** The names of one concept by date. */
export type TermTable = DatedTable<Term>

const began = day('2005-01-01')
const civicIncome = day('2023-01-01')
const cooperation = day('2023-07-01')
const basicSecurity = day('2026-07-01')
const transitionEnd = day('2027-01-01')

const unemploymentBenefit: Term = { label: { de: 'Arbeitslosengeld II', en: 'unemployment benefit II' }, alsoPermitted: [] }
const allowance: Term = { label: { de: 'Sozialgeld', en: 'social allowance' }, alsoPermitted: [] }
const citizensBenefit: Term = { label: { de: 'Bürgergeld', en: "citizen's benefit" }, alsoPermitted: [] }
const basicIncome: Term = { label: { de: 'Grundsicherungsgeld', en: 'basic income support' }, alsoPermitted: [] }
const basicIncomeInTransition: Term = { ...basicIncome, alsoPermitted: [citizensBenefit.label] }

const plain = (de: string, en: string): Term => ({ label: { de, en }, alsoPermitted: [] })

/** The living allowance: the same dates for both groups of people, other sentences of § 19. */
const benefit = (first: Term, seat: string, transition: Confidence): TermTable => ({
  entries: [
    { from: began, to: civicIncome, value: first, seat, confidence: 'checked' },
    { from: civicIncome, to: basicSecurity, value: citizensBenefit, seat, confidence: 'checked' },
    { from: basicSecurity, to: transitionEnd, value: basicIncomeInTransition, seat: `${seat}; § 65a Abs. 4 SGB II`, confidence: transition },
    { from: transitionEnd, value: basicIncome, seat: `${seat}; § 65a Abs. 4 SGB II`, confidence: 'checked' },
  ],
})

/**
 * The names of each concept by date, with legal seat and confidence.
 *
 * Where a table has no entry for a day, the law knew no such thing on that day.
 *
 * @example
 * ```ts
 * import { termTables } from '@vor-ort/core'
 * termTables.integrationPlan.entries.map(({ value }) => value.label.de) // => ['Eingliederungsvereinbarung', 'Kooperationsplan']
 * ```
 */
export const termTables: Readonly<Record<Concept, TermTable>> = {
  // That § 65a Abs. 4 covers the benefit of the others too is our reading.
  benefitForEmployable: benefit(unemploymentBenefit, '§ 19 Abs. 1 S. 1 SGB II', 'checked'),
  benefitForNonEmployable: benefit(allowance, '§ 19 Abs. 1 S. 2 SGB II', 'inferred'),
  integrationPlan: {
    entries: [
      { from: began, to: cooperation, value: plain('Eingliederungsvereinbarung', 'integration agreement'), seat: '§ 15 SGB II', confidence: 'checked' },
      { from: cooperation, value: plain('Kooperationsplan', 'cooperation plan'), seat: '§ 15 SGB II', confidence: 'checked' },
    ],
  },
  planEnforcement: {
    entries: [
      { from: cooperation, to: basicSecurity, value: plain('Schlichtungsverfahren', 'conciliation procedure'), seat: '§ 15a SGB II', confidence: 'checked' },
      { from: basicSecurity, value: plain('Verpflichtung', 'obligation by administrative act'), seat: '§ 15a SGB II', confidence: 'checked' },
    ],
  },
  trainingBonus: {
    entries: [
      // Repealed on 28 March 2024 by the Zweites Haushaltsfinanzierungsgesetz 2024 (BGBl. 2024 I Nr. 107), as
      // commentaries report; the dated texts only show that it was gone by 1 June 2024.
      { from: cooperation, to: day('2024-03-28'), value: plain('Bürgergeldbonus', "citizen's benefit bonus"), seat: '§ 16j SGB II', confidence: 'reported' },
    ],
  },
  holisticCoaching: {
    entries: [{ from: cooperation, value: plain('Ganzheitliche Betreuung', 'holistic coaching'), seat: '§ 16k SGB II', confidence: 'checked' }],
  },
  outreachCounselling: {
    entries: [
      {
        from: cooperation,
        value: plain('aufsuchende und sozialraumorientierte Beratung', 'outreach counselling close to the social space'),
        seat: '§ 14 Abs. 3 S. 2 SGB II',
        confidence: 'checked',
      },
    ],
  },
}

/**
 * What the law calls a concept on a day.
 *
 * From 1 July to 31 December 2026 authorities may still say Bürgergeld for Grundsicherungsgeld (§ 65a Abs. 4 SGB II);
 * such names are in `value.alsoPermitted`.
 *
 * @example
 * ```ts
 * import { day, termAt, type Term } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * const german = map(({ value }: { value: Term }) => value.label.de)
 * german(termAt('benefitForEmployable', day('2022-12-31'))) // => { _tag: 'Right', right: 'Arbeitslosengeld II' }
 * german(termAt('benefitForEmployable', day('2023-01-01'))) // => { _tag: 'Right', right: 'Bürgergeld' }
 * german(termAt('integrationPlan', day('2023-06-30'))) // => { _tag: 'Right', right: 'Eingliederungsvereinbarung' }
 * german(termAt('integrationPlan', day('2023-07-01'))) // => { _tag: 'Right', right: 'Kooperationsplan' }
 * ```
 */
export const termAt = (concept: Concept, date: LocalDate): Either<NoEntry<Term>, DatedEntry<Term>> =>
  entryAt(termTables[concept], date)

/**
 * What the law calls a concept on a date that is not exactly known: the term, or all that are possible.
 *
 * @example
 * ```ts
 * import { termAtFuzzy, unknownDate } from '@vor-ort/core'
 * import { map } from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * pipe(termAtFuzzy('integrationPlan', unknownDate), map(({ _tag }) => _tag)) // => { _tag: 'Right', right: 'Undetermined' }
 * ```
 */
export const termAtFuzzy = (concept: Concept, date: FuzzyDate): Either<NoEntry<Term>, FuzzyEntry<Term>> =>
  entryAtFuzzy(termTables[concept], date)
