/** Checks every file of the repository for what must not be in it: names of persons, hosts, paths of a machine, narrowed tests. */
// @ts-nocheck

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

import { repositoryFiles, report, root } from './files.ts'

/** The SHA-256 of each word (or two words) that must not appear, so that the list does not hold what it forbids. */
export interface Forbidden {
  /** Forbidden however it is written. */
  readonly anyCase: ReadonlySet<string>
  /** Also a common word; forbidden where it begins with a capital. */
  readonly capitalised: ReadonlySet<string>
  /** First name and surname that are common words each. */
  readonly pairs: ReadonlySet<string>
}

const sha256 = (word: string): string => createHash('sha256').update(word.normalize('NFC').toLowerCase()).digest('hex')

/** Makes a list from plain words: for the tests, and to extend `scripts/forbidden-names.json`. */
export const forbid = (anyCase: ReadonlyArray<string>, capitalised: ReadonlyArray<string>, pairs: ReadonlyArray<string>): Forbidden => ({
  anyCase: new Set(anyCase.map(sha256)),
  capitalised: new Set(capitalised.map(sha256)),
  pairs: new Set(pairs.map(sha256)),
})

/** The names in one text, as `line: why` without the name itself. */
export const namesIn = (text: string, forbidden: Forbidden): ReadonlyArray<string> =>
  text.split('\n').flatMap((line, index) => {
    // camelCase is cut too, so that a name inside an identifier is seen.
    const words = line.match(/\p{Lu}+(?!\p{Ll})|\p{L}\p{Ll}*/gu) ?? []
    const hit = words.some((word, i) => {
      const digest = sha256(word)
      const next = words[i + 1]
      return (
        forbidden.anyCase.has(digest) ||
        (/^\p{Lu}/u.test(word) && forbidden.capitalised.has(digest)) ||
        (next !== undefined && forbidden.pairs.has(sha256(`${word} ${next}`)))
      )
    })
    return hit ? [`${index + 1}: the name of a person`] : []
  })

const patterns: ReadonlyArray<readonly [pattern: RegExp, why: string, files: RegExp]> = [
  [/\bregistry\.[a-z0-9.-]+\.(?:org|com|net|io|dev|cn)\b|\bdeb\.debian\.org\b/, 'the host of a package registry', /./],
  [/^\s*(?:tarball|resolved):? .*https?:/, 'the host of a package registry', /lock/],
  [/(?<![\w.*@-])\/(?:work|farm|root|home)\/|\/tmp\/bash/, 'a path of one machine', /./],
  [/\b(?:it|test|describe|suite)\.(?:skip|only|todo)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/, 'a test skipped or narrowed', /(?:^|\/)test\/.*\.tsx?$/],
]

/** What one file must not hold, as `line: why`. */
export const faultsOf = (file: string, text: string, forbidden: Forbidden): ReadonlyArray<string> => [
  ...namesIn(file, forbidden).map(() => '0: the name of a person, in the file name'),
  ...namesIn(text, forbidden),
  ...patterns.flatMap(([pattern, why, files]) =>
    files.test(file) ? text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${why}`] : [])) : [],
  ),
]

const readText = (file: string): string => {
  const bytes = readFileSync(path.join(root, file))
  const plain = file.endsWith('.gz') ? gunzipSync(bytes) : bytes
  return plain.includes(0) ? '' : plain.toString('utf8')
}

if (import.meta.main) {
  const stored: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, 'forbidden-names.json'), 'utf8'))
  const lists = stored as Record<keyof Forbidden, ReadonlyArray<string>>
  const forbidden: Forbidden = {
    anyCase: new Set(lists.anyCase),
    capitalised: new Set(lists.capitalised),
    pairs: new Set(lists.pairs),
  }
  const files = repositoryFiles()
  report('hygiene', files.length, 60, files.flatMap((file) => faultsOf(file, readText(file), forbidden).map((fault) => `${file}:${fault}`)))
}
