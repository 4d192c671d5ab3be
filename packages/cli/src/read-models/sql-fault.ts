/** What SQLite finds wrong with a query, with its place in the text. */
import type { Bilingual } from '@vor-ort/core'
import type { DatabaseSync } from 'node:sqlite'

import { didYouMean, problemOf, say, type Problem } from '../problem.ts'
import { similarTo } from '../suggest.ts'

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
const codeOf = (thrown: unknown): number | undefined =>
  thrown instanceof Error && 'errcode' in thrown && typeof thrown.errcode === 'number' ? thrown.errcode & 0xff : undefined

/** A fault of SQLite as a sentence; `database` is open unless even that failed. */
export const sqlProblem = (thrown: unknown, sql: string, database: DatabaseSync | undefined): Problem => {
  const message = messageOf(thrown)
  switch (codeOf(thrown)) {
    case 8:
      return problemOf(
        say(
          'vor-ort query liest nur: diese Anweisung würde etwas ändern; es blieb alles, wie es war.',
          'vor-ort query only reads: this statement would change something; all was left as it is.',
        ),
      )
    case 5:
    case 6:
      return problemOf(say('Die Datei ist von einem anderen Programm gesperrt: versuchen Sie es wieder, wenn es fertig ist.', 'The file is locked by another program: try again when it is done.'))
    default: {
      const place = database === undefined ? undefined : placeOf(message, sql, database)
      const hint = database === undefined ? didYouMean([]) : hintFor(message, sql, database)
      const [de, en] = place === undefined ? ['', ''] : [` (Zeile ${place.line}, Spalte ${place.column})`, ` (line ${place.line}, column ${place.column})`]
      return problemOf(say(`SQL: ${message}${de}.${hint.de}`, `SQL: ${message}${en}.${hint.en}`))
    }
  }
}

interface Place {
  readonly line: number
  readonly column: number
}

const placeOf = (message: string, sql: string, database: DatabaseSync): Place | undefined => {
  const at = message === 'incomplete input' ? sql.trimEnd().length : offsetOf(message, sql, database)
  if (at === undefined || at < 0) return undefined
  const before = sql.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

// Node does not hand on where SQLite stopped. The parser reads from the left and stops at the first token that does not
// fit: so it is the first place at which the text up to and including it has the same fault.
const offsetOf = (message: string, sql: string, database: DatabaseSync): number | undefined => {
  const token = /^near "([\s\S]+)": syntax error$/.exec(message)?.[1] ?? /^unrecognized token: "([\s\S]+)"$/.exec(message)?.[1]
  if (token !== undefined) {
    for (let at = sql.indexOf(token); at >= 0; at = sql.indexOf(token, at + 1)) {
      if (faultOf(sql.slice(0, at + token.length), database) === message) return at
    }
    return undefined
  }
  const name = /^no such (?:column|table|function): (?:.*\.)?([^.]+)$/.exec(message)?.[1]
  if (name === undefined) return undefined
  return new RegExp(`(?<![\\p{L}\\p{N}_])${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'iu').exec(sql)?.index
}

const faultOf = (sql: string, database: DatabaseSync): string | undefined => {
  try {
    database.prepare(sql)
    return undefined
  } catch (thrown) {
    return messageOf(thrown)
  }
}

const hintFor = (message: string, sql: string, database: DatabaseSync): Bilingual => {
  const [, kind, name] = /^no such (column|table): (?:.*\.)?([^.]+)$/.exec(message) ?? []
  if (kind === undefined || name === undefined) return didYouMean([])
  const columns = database.prepare('SELECT relation, name FROM data_dictionary').all().map((row) => ({ relation: String(row['relation']), column: String(row['name']) }))
  const isNamed = (word: string): boolean => word.toLowerCase() === name.toLowerCase()
  if (kind === 'table') return didYouMean(similarTo(name, new Set(columns.map(({ relation }) => relation).filter((relation) => !isNamed(relation)))))
  const words = new Set(sql.toLowerCase().match(/[\p{L}\p{N}_]+/gu))
  const asked = columns.filter(({ relation }) => words.has(relation.toLowerCase()))
  // A column of a table that is not asked would be no help, unless none is known that is.
  const hint = didYouMean(similarTo(name, new Set((asked.length > 0 ? asked : columns).map(({ column }) => column).filter((column) => !isNamed(column)))))
  if (hint.en !== '') return hint
  const owners = columns.filter(({ column }) => isNamed(column)).map(({ relation }) => relation)
  const listed = `${owners.slice(0, 3).join(', ')}${owners.length > 3 ? ', …' : ''}`
  return owners.length === 0 ? hint : say(` ${name} gibt es in: ${listed}.`, ` ${name} is a column of: ${listed}.`)
}
