/** Any value as lines: indented for people, as paths for tables. */
// @ts-nocheck

import type { Language } from '@vor-ort/core'

import { unknownWord } from '../words.ts'
import type { OutlineLine } from './report.ts'

type Entries = ReadonlyArray<readonly [key: string, value: unknown]>

const entriesOf = (value: unknown): Entries | undefined => {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [String(index + 1), item])
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}

const plain = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? '')
}

/** A value that is no record and no list, as text; a record that only says "unknown" is one too. */
const leaf = (value: unknown, language: Language): string | undefined => {
  if (value === undefined || value === null) return '–'
  const entries = entriesOf(value)
  if (entries === undefined) return plain(value)
  if (entries.length === 0) return '–'
  const [first] = entries
  return entries.length === 1 && first?.[0] === 'kind' && first[1] === 'unknown' ? unknownWord[language] : undefined
}

/** A value as indented lines. */
export const outlineOf = (value: unknown, language: Language, depth = 1): ReadonlyArray<OutlineLine> =>
  (entriesOf(value) ?? []).flatMap(([label, item]): ReadonlyArray<OutlineLine> => {
    const text = leaf(item, language)
    return text === undefined ? [{ depth, label }, ...outlineOf(item, language, depth + 1)] : [{ depth, label, text }]
  })

/** Every leaf of a value with its path; lists count from 0, as programs do. */
export const leavesOf = (value: unknown, path = ''): ReadonlyArray<readonly [path: string, value: string | undefined]> => {
  if (value === undefined || value === null) return [[path, undefined]]
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => leavesOf(item, `${path}[${index}]`))
  if (typeof value !== 'object') return [[path, plain(value)]]
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`))
}

/** The known leaves of a value for people, with paths below the value; what is not there is left out. */
export const knownLeaves = (value: unknown, language: Language, path = ''): ReadonlyArray<string> => {
  if (value === undefined || value === null) return []
  const text = leaf(value, language)
  if (text !== undefined) return [path === '' ? text : `${path}: ${text}`]
  const nested = Array.isArray(value)
    ? value.map((item: unknown, index) => [`${path}[${index}]`, item] as const)
    : (entriesOf(value) ?? []).map(([key, item]) => [path === '' ? key : `${path}.${key}`, item] as const)
  return nested.flatMap(([below, item]) => knownLeaves(item, language, below))
}

/** A value in one line, for one cell. */
export const inline = (value: unknown): string | undefined => {
  if (value === undefined) return undefined
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : plain(value)
}
