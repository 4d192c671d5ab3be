/**
 * Codecs for what others wrote: open records, read with tolerance.
 *
 * The records of the core are closed, because we write them. An OParl server adds fields of its own, leaves fields out,
 * and now and then gives a text where a list belongs. One such field must not cost the record, and must not vanish in silence.
 */
// @ts-nocheck

import { isObject, type JsonObject } from './read-text.ts'
import { CodeType, ListType, type Fault, type Fields, type RecordOf } from '@vor-ort/core'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** A record with required and optional fields that may hold others too. */
export class OpenRecordType<R extends Fields, O extends Fields> extends t.Type<RecordOf<R, O>> {
  readonly _tag = 'OpenRecordType' as const
  readonly required: R
  readonly optional: O
  constructor(name: string, required: R, optional: O) {
    const is = (u: unknown): u is RecordOf<R, O> =>
      isObject(u) &&
      Object.entries(required).every(([field, codec]) => codec.is(u[field])) &&
      Object.entries(optional).every(([field, codec]) => u[field] === undefined || codec.is(u[field]))
    super(
      name,
      is,
      (u, context) => {
        if (!isObject(u)) return t.failure(u, context, 'must be an object')
        const errors: t.Errors = []
        const examine = (field: string, codec: t.Mixed): void => {
          const result = codec.validate(u[field], t.appendContext(context, field, codec))
          if (result._tag === 'Left') errors.push(...result.left)
        }
        for (const [field, codec] of Object.entries(required)) examine(field, codec)
        for (const [field, codec] of Object.entries(optional)) if (u[field] !== undefined) examine(field, codec)
        return errors.length > 0 ? t.failures(errors) : is(u) ? t.success(u) : t.failure(u, context, 'must be a record')
      },
      t.identity,
    )
    this.required = required
    this.optional = optional
  }
}

/**
 * A record that may hold more fields than are named here.
 *
 * @example
 * ```ts
 * import { naturalNumber, text } from '@vor-ort/core'
 * import { openRecord } from '@vor-ort/interop'
 * const Room = openRecord('Room', { name: text }, { seats: naturalNumber })
 * Room.is({ name: 'Gemeindehaus', 'vendor:colour': 'red' }) // => true
 * ```
 */
export const openRecord = <R extends Fields, O extends Fields>(name: string, required: R, optional: O): OpenRecordType<R, O> =>
  new OpenRecordType(name, required, optional)

/** An object given in full, or by its URL alone as OParl 1.0 servers do. */
export class EmbeddedType<A> extends t.Type<A | string> {
  readonly _tag = 'EmbeddedType' as const
  readonly object: t.Type<A>
  readonly reference: t.Type<string>
  constructor(object: t.Type<A>, reference: t.Type<string>) {
    const is = (u: unknown): u is A | string => (typeof u === 'string' ? reference.is(u) : object.is(u))
    super(
      `${object.name} | URL`,
      is,
      (u, context) => (typeof u === 'string' ? reference.validate(u, context) : object.validate(u, context)),
      t.identity,
    )
    this.object = object
    this.reference = reference
  }
}

/** A value read with tolerance: what could be used, and what could not. */
export interface Read<A> {
  readonly value: A
  /** The fields that were treated as absent, each with its JSON path. */
  readonly faults: ReadonlyArray<Fault>
}

/**
 * Reads a value, treating optional fields of the wrong type as absent and reporting them.
 *
 * Only the fields that the codec names are taken over: a vendor's field is no fault, but goes no further either, and so
 * neither does a person's name. `null` counts as absent. An entry of a list that cannot be used is left out and
 * reported. Left is given when a required field of the value itself is missing or wrong.
 *
 * @example
 * ```ts
 * import { list, naturalNumber, text } from '@vor-ort/core'
 * import { openRecord, readTolerantly } from '@vor-ort/interop'
 * const Room = openRecord('Room', { name: text }, { seats: naturalNumber, doors: list(text) })
 * readTolerantly(Room, { name: 'Saal', seats: 'sixty' })
 * // => { _tag: 'Right', right: { value: { name: 'Saal' }, faults: [{ path: '$.seats', expected: 'must be a whole number from 0 up', found: 'sixty' }] } }
 * readTolerantly(Room, { seats: 60 })._tag // => 'Left'
 * ```
 */
export const readTolerantly = <A>(codec: t.Type<A>, u: unknown): Either<ReadonlyArray<Fault>, Read<A>> => {
  const faults: Array<Fault> = []
  const value = take(codec, u, '$', faults)
  // Every part was taken by its own codec, so `is` holds; it also tells the compiler.
  return value !== unusable && codec.is(value) ? right({ value, faults }) : left(faults)
}

const unusable = Symbol('unusable')

const take = (codec: t.Mixed, u: unknown, path: string, faults: Array<Fault>): unknown => {
  if (codec instanceof OpenRecordType) return takeRecord(codec, u, path, faults)
  if (codec instanceof EmbeddedType) return take(typeof u === 'string' ? codec.reference : codec.object, u, path, faults)
  if (codec instanceof ListType) return takeList(codec, u, path, faults)
  if (codec.is(u)) return u
  const decoded = codec.decode(u)
  const expected = decoded._tag === 'Left' ? decoded.left[0]?.message : undefined
  faults.push({ path, expected: expected ?? `must be ${codec.name}`, found: u })
  return unusable
}

const takeRecord = (codec: OpenRecordType<Fields, Fields>, u: unknown, path: string, faults: Array<Fault>): unknown => {
  if (!isObject(u)) {
    faults.push({ path, expected: 'must be an object', found: u })
    return unusable
  }
  const result: Record<string, unknown> = {}
  let usable = true
  for (const [field, fieldCodec] of Object.entries(codec.required)) {
    const value = takeField(fieldCodec, u, field, path, faults)
    if (value === unusable) usable = false
    else result[field] = value
  }
  if (!usable) return unusable
  for (const [field, fieldCodec] of Object.entries(codec.optional)) {
    if (u[field] === undefined || u[field] === null) continue
    const value = takeField(fieldCodec, u, field, path, faults)
    if (value !== unusable) result[field] = value
  }
  return result
}

const takeField = (codec: t.Mixed, record: JsonObject, field: string, path: string, faults: Array<Fault>): unknown => {
  if (record[field] !== undefined) return take(codec, record[field], `${path}.${field}`, faults)
  const codes = codec instanceof CodeType ? `; must be one of ${codec.codes.join(', ')}` : ''
  faults.push({ path: `${path}.${field}`, expected: `is missing${codes}`, found: undefined })
  return unusable
}

const takeList = (codec: ListType<unknown>, u: unknown, path: string, faults: Array<Fault>): unknown => {
  if (!Array.isArray(u)) {
    faults.push({ path, expected: 'must be a list', found: u })
    return unusable
  }
  return u.map((entry, index) => take(codec.item, entry, `${path}[${index}]`, faults)).filter((entry) => entry !== unusable)
}
