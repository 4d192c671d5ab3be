/** The first place in which two values differ. */
// @ts-nocheck


/** Where two values differ, and what stands there in each. */
export interface Difference {
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

/** `whole`: the values must be equal. `named`: only the fields that the expected value names are compared. */
export type Extent = 'whole' | 'named'

/**
 * The first place in which two values differ, or `undefined` where they do not.
 *
 * With `named`, fields of records that the expected value does not name are not compared; lists are always compared
 * whole in length, entry by entry. A field that is expected to be `undefined` must be absent.
 *
 * @example
 * ```ts
 * import { firstDifference } from '@vor-ort/testing'
 * firstDifference({ a: [1, 2] }, { a: [1, 3] }, 'whole') // => { path: '.a[1]', expected: 2, actual: 3 }
 * firstDifference({ a: 1 }, { a: 1, b: 2 }, 'whole') // => { path: '.b', expected: undefined, actual: 2 }
 * firstDifference({ a: 1 }, { a: 1, b: 2 }, 'named') // => undefined
 * ```
 */
export const firstDifference = (expected: unknown, actual: unknown, extent: Extent, path = ''): Difference | undefined => {
  if (Object.is(expected, actual)) return undefined
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length)
    for (let index = 0; index < length; index++) {
      const here = `${path}[${index}]`
      if (index >= expected.length || index >= actual.length) return { path: here, expected: expected[index], actual: actual[index] }
      const found = firstDifference(expected[index], actual[index], extent, here)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (isRecord(expected) && isRecord(actual)) {
    const keys = extent === 'named' ? Object.keys(expected) : [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    for (const key of keys) {
      const found = firstDifference(expected[key], actual[key], extent, `${path}.${key}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  return { path, expected, actual }
}

const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null && !Array.isArray(u)
