/**
 * Building blocks for the io-ts codecs of commands and events.
 *
 * One codec serves four ends: it checks what is read from a store, it explains what is wrong with bad input, fast-check
 * arbitraries are derived from it, and so are schemas. So each codec made here keeps its parts (`required`, `item`,
 * `literals` …) as plain data.
 */
import type { Either } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** The codecs of a record's fields, by field name. */
export type Fields = Readonly<Record<string, t.Mixed>>

/** The value type that a set of required and optional fields describes. */
export type RecordOf<R extends Fields, O extends Fields> = Flat<
  { readonly [K in keyof R]: t.TypeOf<R[K]> } & { readonly [K in keyof O]?: t.TypeOf<O[K]> }
>
type Flat<T> = { [K in keyof T]: T[K] }

/** A closed record: every required field, perhaps optional ones, and nothing else. */
export class RecordType<R extends Fields, O extends Fields> extends t.Type<RecordOf<R, O>> {
  readonly _tag = 'RecordType' as const
  readonly required: R
  readonly optional: O
  constructor(required: R, optional: O) {
    const fields: Fields = { ...required, ...optional }
    const known = new Set(Object.keys(fields))
    const requiredNames = Object.keys(required)
    const requiredCodecs = requiredNames.map((name) => required[name] as t.Mixed)
    const optionalNames = Object.keys(optional)
    const optionalCodecs = optionalNames.map((name) => optional[name] as t.Mixed)
    const is = (u: unknown): u is RecordOf<R, O> => {
      if (!isPlainObject(u)) return false
      for (let i = 0; i < requiredNames.length; i++) {
        if (!(requiredCodecs[i] as t.Mixed).is(u[requiredNames[i] as string])) return false
      }
      let seen = requiredNames.length
      for (let i = 0; i < optionalNames.length; i++) {
        const value = u[optionalNames[i] as string]
        if (value === undefined) {
          if ((optionalNames[i] as string) in u) return false
        } else {
          if (!(optionalCodecs[i] as t.Mixed).is(value)) return false
          seen++
        }
      }
      return countKeys(u) === seen
    }
    super(
      `{ ${[...requiredNames, ...optionalNames.map((name) => `${name}?`)].join(', ')} }`,
      is,
      (u, context) => {
        if (!isPlainObject(u)) return t.failure(u, context, 'must be an object')
        const errors: t.Errors = []
        for (const name of requiredNames) {
          const codec = required[name] as t.Mixed
          if (!(name in u)) {
            errors.push({ value: undefined, context: t.appendContext(context, name, codec), message: 'is missing' })
          } else collect(errors, codec.validate(u[name], t.appendContext(context, name, codec)))
        }
        for (const name of optionalNames) {
          const codec = optional[name] as t.Mixed
          if (name in u) collect(errors, codec.validate(u[name], t.appendContext(context, name, codec)))
        }
        for (const name of Object.keys(u)) {
          if (!known.has(name)) {
            errors.push({
              value: u[name],
              context: t.appendContext(context, name, t.never),
              message: `is not a known field; known are ${[...known].join(', ')}`,
            })
          }
        }
        return errors.length > 0 ? t.failures(errors) : is(u) ? t.success(u) : t.failure(u, context, 'must be a record')
      },
      t.identity,
    )
    this.required = required
    this.optional = optional
  }
}

/**
 * A closed record: required fields, optional fields, and no others.
 *
 * An unknown field is an error that names it, so that a mistyped optional field is not lost in silence. An optional
 * field is absent or valid; `undefined` as a value is refused because JSON cannot carry it.
 *
 * @example
 * ```ts
 * import { record, text, naturalNumber } from '@vor-ort/core'
 * const Room = record({ name: text }, { seats: naturalNumber })
 * Room.is({ name: 'Gemeindehaus' }) // => true
 * Room.is({ name: 'Gemeindehaus', seat: 60 }) // => false
 * ```
 */
export const record = <R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  // A field is required or optional; the compiler refuses one that is named in both.
  optional?: O & { readonly [K in keyof R & keyof O]: never },
): RecordType<R, O> => new RecordType<R, O>(required, optional ?? ({} as O))

/** One of a fixed list of codes. */
export class CodeType<C extends string> extends t.Type<C> {
  readonly _tag = 'CodeType' as const
  readonly codes: ReadonlyArray<C>
  constructor(codes: ReadonlyArray<C>) {
    const set: ReadonlySet<unknown> = new Set(codes)
    const is = (u: unknown): u is C => set.has(u)
    super(
      codes.map((code) => `'${code}'`).join(' | '),
      is,
      (u, context) => (is(u) ? t.success(u) : t.failure(u, context, `must be one of ${codes.join(', ')}`)),
      t.identity,
    )
    this.codes = codes
  }
}

/**
 * One of a fixed list of codes.
 *
 * @example
 * ```ts
 * import { code } from '@vor-ort/core'
 * code('open', 'secret').is('open') // => true
 * ```
 */
export const code = <C extends string>(...codes: ReadonlyArray<C>): CodeType<C> => new CodeType(codes)

/** A record that is one of several variants, told apart by a field that holds a literal. */
export class VariantType<K extends string, V extends Readonly<Record<string, t.Mixed>>> extends t.Type<
  t.TypeOf<V[keyof V]>
> {
  readonly _tag = 'VariantType' as const
  readonly key: K
  readonly variants: V
  constructor(key: K, variants: V) {
    const is = (u: unknown): u is t.TypeOf<V[keyof V]> => {
      if (!isPlainObject(u)) return false
      const tag = u[key]
      return typeof tag === 'string' && Object.hasOwn(variants, tag) && (variants[tag] as t.Mixed).is(u)
    }
    super(
      Object.values(variants).map((variant) => variant.name).join(' | '),
      is,
      (u, context) => {
        if (!isPlainObject(u)) return t.failure(u, context, 'must be an object')
        const tag = u[key]
        if (typeof tag !== 'string' || !Object.hasOwn(variants, tag)) {
          const at = t.appendContext(context, key, t.string)
          return t.failure(tag, at, `must be one of ${Object.keys(variants).join(', ')}`)
        }
        return (variants[tag] as t.Mixed).validate(u, context)
      },
      t.identity,
    )
    this.key = key
    this.variants = variants
  }
}

/**
 * A tagged union of closed records; the field `key` holds the variant's name.
 *
 * @example
 * ```ts
 * import { literal, naturalNumber, record, variant } from '@vor-ort/core'
 * const Counts = variant('kind', {
 *   known: record({ kind: literal('known'), yes: naturalNumber }),
 *   unknown: record({ kind: literal('unknown') }),
 * })
 * Counts.is({ kind: 'unknown' }) // => true
 * Counts.is({ kind: 'unknown', yes: 0 }) // => false
 * ```
 */
export const variant = <K extends string, V extends Readonly<Record<string, t.Mixed>>>(
  key: K,
  variants: V,
): VariantType<K, V> => new VariantType(key, variants)

/** The literal value of a variant's tag. */
export const literal = <L extends string>(value: L): CodeType<L> => new CodeType([value])

/** A list, possibly with a minimum length. */
export class ListType<A> extends t.Type<ReadonlyArray<A>> {
  readonly _tag = 'ListType' as const
  readonly item: t.Type<A>
  readonly minimum: number
  constructor(item: t.Type<A>, minimum: number) {
    const is = (u: unknown): u is ReadonlyArray<A> => Array.isArray(u) && u.length >= minimum && u.every((x) => item.is(x))
    super(
      `${item.name}[]`,
      is,
      (u, context) => {
        if (!Array.isArray(u)) return t.failure(u, context, 'must be a list')
        if (u.length < minimum) return t.failure(u, context, `must have at least ${minimum} entry`)
        const errors: t.Errors = []
        u.forEach((x: unknown, i) => collect(errors, item.validate(x, t.appendContext(context, String(i), item))))
        return errors.length > 0 ? t.failures(errors) : is(u) ? t.success(u) : t.failure(u, context, 'must be a list')
      },
      t.identity,
    )
    this.item = item
    this.minimum = minimum
  }
}

/** A list of values of one codec. */
export const list = <A>(item: t.Type<A>): ListType<A> => new ListType(item, 0)

/** A list of values of one codec with at least one entry. */
export const someOf = <A>(item: t.Type<A>): ListType<A> => new ListType(item, 1)

const collect = (errors: t.Errors, result: Either<t.Errors, unknown>): void => {
  if (result._tag === 'Left') errors.push(...result.left)
}

const isPlainObject = (u: unknown): u is Record<string, unknown> =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

const countKeys = (u: object): number => {
  let count = 0
  // for…in is the cheapest count; values come from JSON and have no inherited keys.
  for (const _ in u) count++
  return count
}
