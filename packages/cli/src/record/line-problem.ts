/** What is wrong with a line of a record file, in sentences that say what would be right. */
import { explainRejection, type Bilingual, type Facts, type Fault, type Rejection } from '@vor-ort/core'
import { jsonPathTo, type FieldIssue } from '@vor-ort/interop'

import { didYouMean, say } from '../problem.ts'
import { similarTo } from '../suggest.ts'
import { dateMeant } from './date-meant.ts'
import { bothWays } from './expected.ts'
import { deepest, type TextFault } from './json-text.ts'

/** One thing that is wrong: where, and a whole sentence about it. */
export interface LineProblem {
  readonly line: number
  /** A JSON path; `$` is the line as a whole. */
  readonly path: string
  readonly sentence: Bilingual
  /** The earlier line whose refusal this one follows from. */
  readonly follows?: number
  /** The rule that was broken, and by what. */
  readonly broken?: { readonly rule: string; readonly facts: Facts }
}

/** A problem before the line number is put to it. */
export type Wrong = Omit<LineProblem, 'line'>

/** Something wrong with the line as a whole, or with one place in it. */
export const wrong = (de: string, en: string, path = '$'): Wrong => ({ path, sentence: say(de, en) })

/** What the domain refuses, with a hint behind it. */
export const rejected = (rejection: Rejection, hint: Bilingual = say('', '')): Wrong => ({
  path: '$',
  sentence: say(`${explainRejection(rejection, 'de')}${hint.de}`, `${explainRejection(rejection, 'en')}${hint.en}`),
  ...(rejection._tag === 'RuleBroken' ? { broken: { rule: rejection.rule, facts: rejection.facts } } : {}),
})

/** What a codec found. */
export const codecProblem = ({ path, expected, found }: Fault): Wrong => {
  const shown = show(found)
  const { de, en } = bothWays(expected)
  const hint = didYouMean(dateMeant(expected, found))
  return wrong(`${capital(de)}; gefunden: ${shown}.${hint.de}`, `${capital(en)}; found: ${shown}.${hint.en}`, path)
}

/** Fields that are missing or not known; a mistyped name is one problem, not two. */
export const fieldProblems = (issues: ReadonlyArray<FieldIssue>): ReadonlyArray<Wrong> => {
  const mistyped = new Set(issues.flatMap((issue) => (issue._tag === 'UnknownField' ? similarTo(issue.field, issue.known, 1).map((name) => beside(issue, name)) : [])))
  return issues.flatMap((issue) => {
    if (issue._tag === 'UnknownField') return [unknownField(issue.path, issue.field, issue.known)]
    const { field, path } = issue
    const { de, en } = bothWays(issue.expected)
    const more = path === '$.by' || path === '$.on' ? say(', hier oder in einer Zeile {"defaults":…} davor', ', here or in a line {"defaults":…} before') : say('', '')
    return mistyped.has(path) ? [] : [wrong(`Das Feld „${field}“ fehlt; es ${de}${more.de}.`, `The field "${field}" is missing; it ${en}${more.en}.`, path)]
  })
}

// The path of another field of the same record.
const beside = ({ path, field }: FieldIssue, other: string): string => jsonPathTo(path.slice(0, path.length - (jsonPathTo('', field).length)), other)

/** A field that nothing of that name is known of. */
export const unknownField = (path: string, field: string, known: ReadonlyArray<string>): Wrong => {
  const hint = didYouMean(similarTo(field, known))
  const listed = known.join(', ')
  return wrong(
    `Das Feld „${field}“ gibt es hier nicht.${hint.de || (known.length === 0 ? ' Hier gibt es keine Felder.' : ` Es gibt: ${listed}.`)}`,
    `There is no field "${field}" here.${hint.en || (known.length === 0 ? ' There are no fields here.' : ` There are: ${listed}.`)}`,
    path,
  )
}

/** What JSON itself lets pass. */
export const textProblem = (fault: TextFault): Wrong => {
  if (fault._tag === 'TooDeep') return wrong(`Die Zeile ist tiefer als ${deepest} Ebenen verschachtelt; kein Befehl ist es.`, `The line is nested deeper than ${deepest} levels; no command is.`)
  const path = fault.path.reduce<string>((before, key) => (typeof key === 'number' ? `${before}[${key}]` : jsonPathTo(before, key)), '$')
  return fault._tag === 'DuplicateKey'
    ? wrong(`Das Feld „${fault.key}“ steht zweimal im selben Objekt; eines davon gehört weg.`, `The field "${fault.key}" stands twice in the same object; one of them has to go.`, path)
    : wrong(
        `Die Zahl ${cut(fault.literal)} trägt JSON nicht genau; richtig ist eine ganze Zahl ohne Exponent bis ±9007199254740991, eine Dezimalzahl als Text.`,
        `JSON does not carry the number ${cut(fault.literal)} exactly; right is a whole number without exponent up to ±9007199254740991, a decimal as a text.`,
        path,
      )
}

const longest = 60
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A value as it stands in the file, cut where it is long. */
export const show = (value: unknown): string => cut(JSON.stringify(value) ?? 'undefined')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
