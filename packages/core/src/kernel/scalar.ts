/** Scalar codecs: texts, numbers, flags, and how to define others. */
import * as t from 'io-ts'

/** What JSON Schema can say of a scalar; the predicate may ask for more. */
export interface ScalarSchema {
  readonly type: 'string' | 'integer' | 'boolean'
  /** A regular expression of ECMA-262 that holds for every valid value. */
  readonly pattern?: string
  /** `uuid` marks identifiers. */
  readonly format?: 'uuid'
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** A scalar with a name, a predicate and a sentence that says what would be right. */
export class ScalarType<A> extends t.Type<A> {
  readonly _tag = 'ScalarType' as const
  /** A few valid values: the seeds of generated test data and of documentation. */
  readonly examples: ReadonlyArray<A>
  /** Completes the sentence "this field …". */
  readonly expected: string
  readonly schema: ScalarSchema | undefined
  constructor(name: string, is: (u: unknown) => u is A, expected: string, examples: ReadonlyArray<A>, schema?: ScalarSchema) {
    super(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context, expected)), t.identity)
    this.examples = examples
    this.expected = expected
    this.schema = schema
  }
}

/** Defines a scalar codec; `expected` completes the sentence "this field …", `schema` is what JSON Schema can say of it. */
export const scalar = <A>(
  name: string,
  is: (u: unknown) => u is A,
  expected: string,
  examples: ReadonlyArray<A>,
  schema?: ScalarSchema,
): ScalarType<A> => new ScalarType(name, is, expected, examples, schema)

/** A non-empty text in Unicode normal form NFC, so that equal texts have equal hashes. */
export const text = scalar(
  'text',
  (u): u is string => typeof u === 'string' && u.length > 0 && isNormalised(u),
  'must be a non-empty text in Unicode normal form NFC',
  ['Großefehn', 'Antrag auf Dezentralisierung', 'x'],
  { type: 'string', minLength: 1 },
)

/** A whole number from 0 up that JSON carries exactly. */
export const naturalNumber = scalar(
  'naturalNumber',
  (u): u is number => typeof u === 'number' && Number.isSafeInteger(u) && u >= 0 && !Object.is(u, -0),
  'must be a whole number from 0 up',
  [0, 1, 12, 47],
  { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
)

/** True or false. */
export const flag = scalar('flag', (u): u is boolean => typeof u === 'boolean', 'must be true or false', [true, false], { type: 'boolean' })

// oxlint-disable-next-line no-control-regex
const ascii = /^[\x00-\x7f]*$/
// Most texts are short and plain; the test for ASCII spares the costly normalisation.
const isNormalised = (value: string): boolean => ascii.test(value) || value.normalize('NFC') === value
