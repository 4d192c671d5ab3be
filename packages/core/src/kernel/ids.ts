/** Identifiers: random or derived UUIDs, told apart by type. */
import { v5 } from 'uuid'

import { scalar, text, type ScalarType } from './scalar.ts'

/** An identifier of one kind of thing; the kind exists only for the compiler. */
export type Id<Kind extends string> = string & { readonly _kind: Kind }

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a value is a UUID in lower case (RFC 9562, versions 1 to 8). */
export const isUuid = (u: unknown): u is string => typeof u === 'string' && uuidForm.test(u)

/**
 * The codec of an identifier of one kind.
 *
 * Identifiers are random, or derived from an identifier that is itself not personal; never from a Kundennummer or a
 * name (§ 51a SGB II binds those numbers to their purpose).
 *
 * @example
 * ```ts
 * import { idOf } from '@vor-ort/core'
 * idOf('Body').is('0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90') // => true
 * idOf('Body').is('Verwaltungsrat') // => false
 * ```
 */
export const idOf = <Kind extends string>(kind: Kind): ScalarType<Id<Kind>> => {
  const is = (u: unknown): u is Id<Kind> => isUuid(u)
  const sample = (n: number): string => derivedUuid(`example ${kind} ${n}`)
  const examples = [sample(1), sample(2), sample(3)].filter(is)
  return scalar(`${kind}Id`, is, `must be a UUID in lower case (the id of a ${kind})`, examples, { type: 'string', format: 'uuid', pattern: uuidForm.source })
}

// Drawn once at random; changing it would change every derived id that is already stored.
const namespace = 'b3d2a6d4-52f7-4b0f-9c53-0f2a7a1e6c11'

/**
 * A UUID that is always the same for the same text (UUIDv5, RFC 9562).
 *
 * @example
 * ```ts
 * import { derivedUuid } from '@vor-ort/core'
 * derivedUuid('a') === derivedUuid('a') // => true
 * ```
 */
export const derivedUuid = (name: string): string => v5(name.normalize('NFC'), namespace)

/** An identifier of one kind that is always the same for the same text. */
export const derivedId = <Kind extends string>(codec: ScalarType<Id<Kind>>, name: string): Id<Kind> => {
  const id = derivedUuid(name)
  // derivedUuid always has the form; the guard only tells the compiler so.
  return codec.is(id) ? id : (codec.examples[0] as Id<Kind>)
}

/** A pseudonym of a natural person: random, kept apart from any name (R-40, design rule 6). */
export const PersonId = idOf('Person')
export type PersonId = Id<'Person'>

/** An office, role or unit, never a person: for example `Verwaltung`, `Betriebsleitung`. */
export const Role = text
