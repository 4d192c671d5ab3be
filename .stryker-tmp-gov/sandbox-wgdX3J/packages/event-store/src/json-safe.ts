/** What JSON carries without loss: everything else is refused before it is stored. */
// @ts-nocheck

import type { Fault } from '@vor-ort/core'

// Deeper data is a mistake (or a cycle), and parsers of other languages give up at some depth.
const deepest = 200

/**
 * Every place in a value that would not come back from JSON as it went in.
 *
 * Refused are `undefined`, bigints, functions, symbols, `NaN`, infinities, `-0`, texts with lone surrogates, holes in
 * lists, and objects other than plain ones (a `Date` would come back as a text).
 *
 * @example
 * ```ts
 * import { jsonFaults } from '@vor-ort/event-store'
 * jsonFaults({ seats: [1, -0] }) // => [{ path: '$.seats[1]', expected: 'must not be -0, which JSON cannot carry', found: -0 }]
 * jsonFaults({ title: 'Antrag', counts: null }) // => []
 * ```
 */
export const jsonFaults = (value: unknown, path = '$'): ReadonlyArray<Fault> => {
  if (isJsonSafe(value, 0)) return []
  const faults: Fault[] = []
  collectFaults(value, path, 0, faults)
  return faults
}

// The quick test that nearly every value passes; the slow one below only explains.
const isJsonSafe = (value: unknown, depth: number): boolean => {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed()
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
    case 'boolean':
      return true
    case 'object': {
      if (value === null) return true
      if (depth >= deepest) return false
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) if (!isJsonSafe(value[i], depth + 1)) return false
        return true
      }
      if (!isPlain(value)) return false
      for (const [key, item] of Object.entries(value)) {
        if (!key.isWellFormed() || !isJsonSafe(item, depth + 1)) return false
      }
      return true
    }
    default:
      return false
  }
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return (
    (prototype === Object.prototype || prototype === null) &&
    // A toJSON would be called instead of storing the value; a symbol key would be lost.
    !('toJSON' in value && typeof value.toJSON === 'function') &&
    Object.getOwnPropertySymbols(value).length === 0
  )
}

const collectFaults = (value: unknown, path: string, depth: number, faults: Fault[]): void => {
  const refuse = (expected: string): void => {
    faults.push({ path, expected, found: value })
  }
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) refuse('must be well-formed Unicode, without lone surrogates')
      return
    case 'number':
      if (!Number.isFinite(value)) refuse('must be a finite number')
      else if (Object.is(value, -0)) refuse('must not be -0, which JSON cannot carry')
      return
    case 'boolean':
      return
    case 'undefined':
      return refuse('must not be undefined; leave the field out')
    case 'bigint':
      return refuse('must not be a bigint; store it as a text')
    case 'object': {
      if (value === null) return
      if (depth >= deepest) return refuse(`must not be nested deeper than ${deepest} levels, nor contain itself`)
      if (Array.isArray(value)) {
        for (let i = 0; i < value.length; i++) collectFaults(value[i], `${path}[${i}]`, depth + 1, faults)
        return
      }
      if (value instanceof Date) return refuse('must not be a Date; store it as a text')
      if (!isPlain(value)) return refuse('must be a plain object')
      for (const [key, item] of Object.entries(value)) {
        const at = /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
        if (!key.isWellFormed()) faults.push({ path: at, expected: 'must have a well-formed name', found: key })
        collectFaults(item, at, depth + 1, faults)
      }
      return
    }
    default:
      return refuse('must be a value that JSON can carry')
  }
}
