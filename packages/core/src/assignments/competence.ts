/** Örtliche Zuständigkeit: whose territory a case lies in. */
import type * as t from 'io-ts'

import { Ags } from '../branches/vocabulary.ts'
import { code, record } from '../kernel/codec.ts'

/**
 * Where a case belongs: the municipality of habitual residence, whether that is the carrier's territory, and why the
 * carrier is competent nevertheless.
 */
export const Competence = record(
  { within: code('yes', 'no', 'unknown') },
  { municipality: Ags, exception: code('agreement', 'noFixedAbode', 'womensShelter', 'moveInProgress', 'other') },
)
export type Competence = t.TypeOf<typeof Competence>

/**
 * Whether a municipality lies in a territory, given as keys of districts (five digits) or municipalities (eight).
 *
 * @example
 * ```ts
 * import { competenceOf } from '@vor-ort/core'
 * competenceOf('03452001', ['03452']) // => { within: 'yes', municipality: '03452001' }
 * competenceOf('03402000', ['03452']) // => { within: 'no', municipality: '03402000' }
 * competenceOf(undefined, ['03452']) // => { within: 'unknown' }
 * ```
 */
export const competenceOf = (municipality: string | undefined, territory: ReadonlyArray<string>): Competence =>
  municipality === undefined
    ? { within: 'unknown' }
    : { within: territory.some((key) => key !== '' && municipality.startsWith(key)) ? 'yes' : 'no', municipality }
