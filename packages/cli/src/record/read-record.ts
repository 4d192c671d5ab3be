/** From the text of one line to a command with its context, or to all that is wrong with it. */
import { canonicalJson, check, sha256Hex } from '@vor-ort/core'
import { jsonFaults } from '@vor-ort/event-store'
import { DefaultsLine, idOfName, jsonPathTo, recordableCommands, resolveNames, type FieldIssue, type LineDefaults, type RecordableCommand, type RecordLine } from '@vor-ort/interop'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { didYouMean } from '../problem.ts'
import { similarTo } from '../suggest.ts'
import { jsonTextFaults } from './json-text.ts'
import { codecProblem, fieldProblems, show, textProblem, wrong, type Wrong } from './line-problem.ts'

/** A line that is a command, ready to be decided. */
export interface CommandLine {
  readonly category: string
  readonly record: RecordLine
  readonly commandId: string
  /** The id as it was written, where that is a readable name. */
  readonly writtenId: string
}

/** What a line is. */
export type ReadRecord =
  | { readonly _tag: 'Nothing' }
  | { readonly _tag: 'Defaults'; readonly defaults: LineDefaults }
  | { readonly _tag: 'Command'; readonly command: CommandLine }
  | { readonly _tag: 'Wrong'; readonly problems: ReadonlyArray<Wrong>; readonly id?: string; readonly isDefaults: boolean }

type Json = Readonly<Record<string, unknown>>

const byName = Map.groupBy(recordableCommands, ({ name }) => name)
const head = ['command', 'aggregate', 'id', 'on', 'data', 'by', 'evidence', 'carrier', 'legalBasis', 'purpose', 'subjects', 'corrects', 'commandId', 'note']

/** Reads one line; `defaults` gives what it leaves out. */
export const readRecord = (text: string, defaults: LineDefaults): ReadRecord => {
  const start = text.trimStart()
  if (start === '' || start.startsWith('//') || start.startsWith('#')) return { _tag: 'Nothing' }
  const parsed = parse(text)
  if (isLeft(parsed)) return refused([parsed.left])
  const value = parsed.right
  const textFaults = jsonTextFaults(text)
  const faults = textFaults.map(textProblem)
  if (textFaults.some(({ _tag }) => _tag === 'TooDeep')) return refused(faults)
  if (!isObject(value)) return refused([wrong(`Eine Zeile ist ein JSON-Objekt wie {"command":…}; gefunden: ${show(value)}.`, `A line is a JSON object such as {"command":…}; found: ${show(value)}.`)])
  if (Object.hasOwn(value, 'defaults')) {
    const resolved = resolveNames(DefaultsLine, value)
    const problems = [...faults, ...problemsOf(resolved.issues, check(DefaultsLine, resolved.value), faults)]
    return problems.length === 0 && DefaultsLine.is(resolved.value) ? { _tag: 'Defaults', defaults: resolved.value.defaults } : { ...refused(problems), isDefaults: true }
  }
  const command = commandOf(value)
  if (isLeft(command)) return refused([...faults, ...command.left], value)
  return commandLine(command.right, { ...defaults, ...value }, text, faults, value)
}

const refused = (problems: ReadonlyArray<Wrong>, value?: Json): Extract<ReadRecord, { readonly _tag: 'Wrong' }> => {
  const id = value?.['id']
  return { _tag: 'Wrong', problems, isDefaults: false, ...(typeof id === 'string' ? { id: idOfName(id) ?? id } : {}) }
}

const parse = (text: string): Either<Wrong, unknown> => {
  try {
    return right(JSON.parse(text))
  } catch (thrown) {
    const position = /position ([0-9]+)/.exec(String(thrown))?.[1]
    if (position === undefined || Number(position) >= text.length) {
      return left(wrong('Das JSON-Objekt endet nicht; es gehört ganz in eine Zeile.', 'The JSON object does not end; all of it belongs into one line.'))
    }
    const column = Number(position) + 1
    const rest = text.slice(Number(position), Number(position) + 20)
    return left(wrong(`Kein gültiges JSON ab Spalte ${column}, wo „${rest}“ steht.`, `No valid JSON from column ${column} on, where "${rest}" stands.`))
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The command that a line names; the fields of the line can be judged only then. */
const commandOf = (value: Json): Either<ReadonlyArray<Wrong>, RecordableCommand> => {
  const { command: name, aggregate } = value
  if (!Object.hasOwn(value, 'command')) {
    const issue = (field: string) => ({ _tag: 'UnknownField', path: jsonPathTo('$', field), field, known: head, found: value[field] }) as const
    const issues = Object.keys(value).filter((key) => !head.includes(key)).map(issue)
    return left(fieldProblems([{ _tag: 'MissingField', path: '$.command', field: 'command', expected: 'must be the name of a command; vor-ort schema shows them all' }, ...issues]))
  }
  const named = typeof name === 'string' ? (byName.get(name) ?? []) : []
  if (named.length === 0) {
    const hint = didYouMean(typeof name === 'string' ? similarTo(name, byName.keys()) : [])
    return left([
      wrong(
        `Den Befehl ${show(name)} gibt es nicht.${hint.de || ' vor-ort schema zeigt alle.'}`,
        `There is no command ${show(name)}.${hint.en || ' vor-ort schema shows them all.'}`,
        '$.command',
      ),
    ])
  }
  const fitting = aggregate === undefined ? named : named.filter(({ category }) => category === aggregate)
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return right(only)
  const categories = named.map(({ category }) => `"${category}"`).join(', ')
  return left([
    aggregate === undefined
      ? wrong(`${String(name)} gibt es mehrfach; nötig ist "aggregate" mit ${categories}.`, `There are several ${String(name)}; "aggregate" is needed, with ${categories}.`, '$.aggregate')
      : wrong(`${String(name)} gehört zu ${categories}, nicht zu ${show(aggregate)}.`, `${String(name)} belongs to ${categories}, not to ${show(aggregate)}.`, '$.aggregate'),
  ])
}

const commandLine = ({ line, category }: RecordableCommand, merged: Json, text: string, faults: ReadonlyArray<Wrong>, value: Json): ReadRecord => {
  const resolved = resolveNames(line, merged)
  const problems = [...faults, ...problemsOf(resolved.issues, check(line, resolved.value), faults)]
  // Only an escape can bring what UTF-8 cannot hold.
  if (problems.length === 0 && text.includes('\\u')) problems.push(...jsonFaults(resolved.value).map(codecProblem))
  const record = resolved.value
  if (problems.length > 0 || !line.is(record)) return refused(problems, value)
  const { note: _note, commandId, ...content } = record
  return {
    _tag: 'Command',
    command: {
      category,
      record,
      commandId: commandId ?? `record ${sha256Hex(canonicalJson({ ...content, aggregate: category }))}`,
      writtenId: String(value['id']),
    },
  }
}

// A place that was told about already is not told about in other words.
const problemsOf = (issues: ReadonlyArray<FieldIssue>, checked: ReturnType<typeof check>, told: ReadonlyArray<Wrong>): ReadonlyArray<Wrong> => {
  const paths = new Set([...told, ...issues].map(({ path }) => path))
  const faults = isLeft(checked) ? checked.left.map(codecProblem).filter(({ path }) => !paths.has(path)) : []
  return [...fieldProblems(issues), ...faults]
}
