/** Builders of columns: one line each, with the literal types by which the compiler checks the rows. */
import { boundsOf, type Bilingual, type FuzzyDate, type Quantity } from '@vor-ort/core'

import type { ColumnType } from './table.ts'

/** Words in both languages, German first. */
export type Words = readonly [de: string, en: string]

const bilingual = ([de, en]: Words): Bilingual => ({ de, en })

type Numeric = Extract<ColumnType, 'integer' | 'real' | 'decimal'>

const plain =
  <const Type extends Exclude<ColumnType, Numeric>, const Nullable extends boolean>(type: Type, nullable: Nullable) =>
  <const Name extends string>(name: Name, title: Words, definition: Words, source: string) => ({
    name,
    type,
    nullable,
    title: bilingual(title),
    definition: bilingual(definition),
    source,
  })

// A number has no meaning without its unit, so it cannot be left out.
const numeric =
  <const Type extends Numeric, const Nullable extends boolean>(type: Type, nullable: Nullable) =>
  <const Name extends string>(name: Name, unit: string, title: Words, definition: Words, source: string) => ({
    name,
    type,
    nullable,
    title: bilingual(title),
    definition: bilingual(definition),
    unit,
    source,
  })

const buildersOf = <const Nullable extends boolean>(nullable: Nullable) => ({
  text: plain('text', nullable),
  boolean: plain('boolean', nullable),
  date: plain('date', nullable),
  fuzzyDate: plain('fuzzyDate', nullable),
  instant: plain('instant', nullable),
  json: plain('json', nullable),
  integer: numeric('integer', nullable),
  real: numeric('real', nullable),
  decimal: numeric('decimal', nullable),
})

/**
 * A column that is known in every row: name, unit (numbers only), title, definition, source.
 *
 * @example
 * ```ts
 * import { column } from '@vor-ort/projections'
 * column.text('phase', ['Stand', 'Phase'], ['Phase des Beschlusses', 'Phase of the resolution'], 'lifecycle').nullable // => false
 * column.integer('yes', 'vote', ['Ja', 'Yes'], ['Ja-Stimmen', 'Votes in favour'], 'VoteTallied.counts').unit // => 'vote'
 * ```
 */
export const column = buildersOf(false)

/**
 * A column that may be empty, which always means "not known" or "there is none".
 *
 * @example
 * ```ts
 * import { optional } from '@vor-ort/projections'
 * optional.text('title', ['Titel', 'Title'], ['Titel wie veröffentlicht', 'Title as published'], 'MotionSubmitted.title').nullable // => true
 * ```
 */
export const optional = buildersOf(true)

/** What the bounds of a date column begin with: its name without `_on`. */
export type DateStem<Name extends string> = Name extends `${infer Stem}_on` ? Stem : Name
const dateStem = <Name extends string>(name: Name): DateStem<Name> => (name.endsWith('_on') ? name.slice(0, -3) : name) as DateStem<Name>

/**
 * Three columns for a fuzzy date: as it was stated, and the first and last day that it can mean.
 *
 * `adopted_on` comes with `adopted_earliest` and `adopted_latest`; `due` with `due_earliest` and `due_latest`. Compare and
 * subtract the bounds only: they are days. A bound is empty where nobody knows it.
 *
 * @example
 * ```ts
 * import { fuzzyDateColumns } from '@vor-ort/projections'
 * fuzzyDateColumns('adopted_on', ['Beschlossen am', 'Adopted on'], ['Tag des Beschlusses', 'Day of the resolution'], 'valid time').map(({ name }) => name)
 * // => ['adopted_on', 'adopted_earliest', 'adopted_latest']
 * ```
 */
export const fuzzyDateColumns = <const Name extends string>(name: Name, title: Words, definition: Words, source: string) => {
  const stem = dateStem(name)
  const [de, en] = title
  return [
    optional.fuzzyDate(name, title, [`${definition[0]}; so genau wie bekannt (EDTF)`, `${definition[1]}; as exact as known (EDTF)`], source),
    optional.date(`${stem}_earliest`, [`${de}, frühestens`, `${en}, earliest`], ['Erster Tag, der gemeint sein kann; leer: unbekannt', 'First day that can be meant; empty: unknown'], source),
    optional.date(`${stem}_latest`, [`${de}, spätestens`, `${en}, latest`], ['Letzter Tag, der gemeint sein kann; leer: unbekannt', 'Last day that can be meant; empty: unknown'], source),
  ] as const
}

/**
 * The cells of the columns that `fuzzyDateColumns` makes.
 *
 * @example
 * ```ts
 * import { fuzzyDateValues } from '@vor-ort/projections'
 * fuzzyDateValues('adopted_on', '2015-01') // => { adopted_on: '2015-01', adopted_earliest: '2015-01-01', adopted_latest: '2015-01-31' }
 * ```
 */
export const fuzzyDateValues = <const Name extends string>(
  name: Name,
  date: FuzzyDate | undefined,
): Readonly<Record<Name | `${DateStem<Name>}_${'earliest' | 'latest'}`, string | undefined>> => {
  const { earliest, latest } = date === undefined ? {} : boundsOf(date)
  const stem = dateStem(name)
  const cells: Readonly<Record<string, string | undefined>> = { [name]: date, [`${stem}_earliest`]: earliest, [`${stem}_latest`]: latest }
  return cells
}

const qualifier = <const Name extends string>(name: Name, [de, en]: Words, source: string) =>
  column.text(
    `${name}_qualifier`,
    [`${de}: Genauigkeit`, `${en}: qualifier`],
    ['exact, approx, atLeast, moreThan, lessThan, atMost, justUnder oder unknown (dann ist die Zahl leer)', 'exact, approx, atLeast, moreThan, lessThan, atMost, justUnder or unknown (then the number is empty)'],
    source,
  )

/**
 * Two columns for a quantity: a number to sum, and how exactly it is known.
 *
 * The number is empty where it is not known; never read it without its qualifier.
 *
 * @example
 * ```ts
 * import { quantityColumns } from '@vor-ort/projections'
 * quantityColumns('visitors', 'visit', ['Besuche', 'Visitors'], ['Besuche der Sprechstunde', 'Visitors of the session'], 'SessionHeld.visitors').map(({ name }) => name)
 * // => ['visitors', 'visitors_qualifier']
 * ```
 */
export const quantityColumns = <const Name extends string>(name: Name, unit: string, title: Words, definition: Words, source: string) =>
  [optional.real(name, unit, title, definition, source), qualifier(name, title, source)] as const

/** The cells of a number and its qualifier. */
export type QualifiedValues<Name extends string> = Readonly<Record<Name, number | undefined> & Record<`${Name}_qualifier`, Quantity['qualifier']>>

const qualified = <const Name extends string>(name: Name, value: number | undefined, how: Quantity['qualifier']): QualifiedValues<Name> => {
  const cells: Readonly<Record<string, number | string | undefined>> = { [name]: value, [`${name}_qualifier`]: how }
  return cells as QualifiedValues<Name>
}

/**
 * The cells of the columns that `quantityColumns` makes; `unit` is that of the column, and a quantity in another is not known in it.
 *
 * @example
 * ```ts
 * import { quantityValues } from '@vor-ort/projections'
 * import { about } from '@vor-ort/core'
 * quantityValues('visitors', 'visit', about(60, 'visit')) // => { visitors: 60, visitors_qualifier: 'approx' }
 * quantityValues('visitors', 'visit', undefined) // => { visitors: undefined, visitors_qualifier: 'unknown' }
 * ```
 */
export const quantityValues = <const Name extends string>(name: Name, unit: string, quantity: Quantity | undefined): QualifiedValues<Name> =>
  quantity === undefined || quantity.qualifier === 'unknown' || quantity.unit !== unit
    ? qualified(name, undefined, 'unknown')
    : qualified(name, Number(quantity.value), quantity.qualifier)

/**
 * Two columns for a count of things of some of which it is not known whether they count.
 *
 * @example
 * ```ts
 * import { countColumns } from '@vor-ort/projections'
 * countColumns('amendments_adopted', 'amendment', ['Angenommen', 'Adopted'], ['Angenommene Änderungsanträge', 'Amendments adopted'], 'AmendmentAdopted').map(({ type }) => type)
 * // => ['integer', 'text']
 * ```
 */
export const countColumns = <const Name extends string>(name: Name, unit: string, title: Words, definition: Words, source: string) =>
  [optional.integer(name, unit, title, definition, source), qualifier(name, title, source)] as const

/**
 * The cells of the columns that `countColumns` makes: how many count for certain, and of how many it is not known.
 *
 * @example
 * ```ts
 * import { countValues } from '@vor-ort/projections'
 * countValues('adopted', 2, 0) // => { adopted: 2, adopted_qualifier: 'exact' }
 * countValues('adopted', 2, 1) // => { adopted: 2, adopted_qualifier: 'atLeast' }
 * countValues('adopted', 0, 1) // => { adopted: undefined, adopted_qualifier: 'unknown' }
 * ```
 */
export const countValues = <const Name extends string>(name: Name, certain: number, notKnown: number): QualifiedValues<Name> => {
  if (notKnown === 0) return qualified(name, certain, 'exact')
  return certain === 0 ? qualified(name, undefined, 'unknown') : qualified(name, certain, 'atLeast')
}
