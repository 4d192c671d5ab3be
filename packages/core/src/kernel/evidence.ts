/** Evidence: where a fact is from. */
import type * as t from 'io-ts'

import { code, record } from './codec.ts'
import { flag, scalar, text } from './scalar.ts'
import { FuzzyDate } from './fuzzy-date.ts'

const sha256Form = /^[0-9a-f]{64}$/

/** A SHA-256 digest in lower-case hexadecimal. */
export const Sha256 = scalar(
  'Sha256',
  (u): u is string => typeof u === 'string' && sha256Form.test(u),
  'must be a SHA-256 digest of 64 lower-case hexadecimal digits',
  ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  { type: 'string', pattern: sha256Form.source },
)

/**
 * A source that backs a fact: a press text, minutes, a council record.
 *
 * `id` names the source in its own system (an OParl URL, a press number); `isExcerpt` says that only part of it was seen.
 *
 * @example
 * ```ts
 * import { Evidence } from '@vor-ort/core'
 * Evidence.is({ kind: 'pressRelease', id: 'PM 021/2019', date: '2019-08-14' }) // => true
 * ```
 */
export const Evidence = record(
  { kind: code('pressText', 'pressRelease', 'interview', 'minutes', 'councilRecord', 'document', 'statement', 'register'), id: text },
  { date: FuzzyDate, url: text, excerpt: text, isExcerpt: flag, hash: Sha256 },
)
export type Evidence = t.TypeOf<typeof Evidence>
