/**
 * A codec narrowed by a condition across its fields, such as "from lies before to".
 */
import * as t from 'io-ts'

/** A codec whose values must also meet a condition; `base` keeps the parts for schemas and generated data. */
export class RefinedType<A> extends t.Type<A> {
  readonly _tag = 'RefinedType' as const
  readonly base: t.Type<A>
  /** A few valid values: the seeds of generated test data and of documentation. */
  readonly examples: ReadonlyArray<A>
  /** The condition in words: it completes the sentence "this field …". */
  readonly expected: string
  constructor(name: string, base: t.Type<A>, condition: (value: A) => boolean, expected: string, examples: ReadonlyArray<A>) {
    super(
      name,
      (u): u is A => base.is(u) && condition(u),
      (u, context) => {
        const decoded = base.validate(u, context)
        return decoded._tag === 'Left' || condition(decoded.right) ? decoded : t.failure(u, context, expected)
      },
      t.identity,
    )
    this.base = base
    this.examples = examples
    this.expected = expected
  }
}

/** Narrows a codec by a condition; `expected` completes the sentence "this field …". */
export const refined = <A>(
  name: string,
  base: t.Type<A>,
  condition: (value: A) => boolean,
  expected: string,
  examples: ReadonlyArray<A>,
): RefinedType<A> => new RefinedType(name, base, condition, expected, examples)
