/** `vor-ort history`: every event of a stream, and what it changed. */
import type { Change, Language, RecordedEvent } from '@vor-ort/core'
import type { UnreadableEvent } from '@vor-ort/event-store'
import { isLeft, right } from 'fp-ts/lib/Either.js'

import type { Command } from '../command.ts'
import { describe, describeInstant } from '../dates.ts'
import type { Cell } from '../output/csv.ts'
import { inline, knownLeaves } from '../output/outline.ts'
import { facts, heading, paragraph, type Block, type Report } from '../output/report.ts'
import { say } from '../problem.ts'
import { unreadableBecause } from '../store-problems.ts'
import { headBlocks, readAskedStream, streamArgument, streamOptions, typeInWords, undeterminedBlocks } from '../stream-input.ts'
import { correctedId, type Step, type StreamView } from '../stream-view.ts'

export const history: Command = {
  name: 'history',
  summary: say('Jedes Ereignis eines Stroms: wann erfasst, wann geschehen, von wem, was es änderte', 'each event of a stream: when recorded, when valid, by which role, what it changed'),
  argument: streamArgument,
  options: streamOptions,
  examples: ['history motion-0195f3c2 --store sqlite:./vor-ort.db --valid-at 2015-02-10', 'history 0195f3c2 --store sqlite:./vor-ort.db --valid-at 10.2.2015 --lang de'],
  run: (input, context) => async () => {
    const viewed = await readAskedStream(input, context)()
    return isLeft(viewed) ? viewed : right(reportOf(viewed.right, context.language))
  },
}

const reportOf = (viewed: StreamView, language: Language): Report => ({
  table: () => [...headBlocks(viewed, language), ...entries(viewed, language), ...undeterminedBlocks(viewed, language)],
  json: () => jsonOf(viewed, language),
  csv: () => ({
    header: ['revision', 'in_view', 'event_id', 'type', 'recorded_at', 'valid_time', 'role', 'unit', 'corrects', 'path', 'before', 'after'],
    rows: rowsOf(viewed),
  }),
})

// For people

const entries = (viewed: StreamView, language: Language): ReadonlyArray<Block> => {
  const german = language === 'de'
  const known = viewed.steps.map((step) => ({ revision: step.event.revision, blocks: stepBlocks(step, viewed, language) }))
  const unreadable = viewed.unreadable.map((event) => ({ revision: event.revision, blocks: unreadableBlocks(event, language) }))
  const inOrder = [...known, ...unreadable].sort((a, b) => (a.revision < b.revision ? -1 : 1))
  return inOrder.length === 0
    ? [paragraph(german ? 'In dieser Sicht ist noch nichts geschehen.' : 'Nothing has happened in this view yet.')]
    : inOrder.flatMap(({ blocks }) => blocks)
}

const stepBlocks = ({ event, changes }: Step, viewed: StreamView, language: Language): ReadonlyArray<Block> => {
  const german = language === 'de'
  const { metadata } = event
  return [
    heading(typeInWords(event, viewed.kind, language)),
    facts(
      [german ? 'erfasst' : 'recorded', describeInstant(metadata.recordedAt, language)],
      [german ? 'geschehen' : 'valid', describe(metadata.validTime, language)],
      [german ? 'durch' : 'by', actorOf(event)],
      [german ? 'Grundlage' : 'basis', metadata.legalBasis?.join('; ')],
      [german ? 'Quelle' : 'source', metadata.evidence?.map(({ kind, id, date }) => `${kind} ${id}${date === undefined ? '' : `, ${describe(date, language)}`}`)],
      [german ? 'berichtigt' : 'corrects', correctsLine(event, viewed, language)],
      [german ? 'änderte' : 'changed', changes.length === 0 ? (german ? 'nichts am Zustand' : 'nothing in the state') : changes.flatMap(changeLines(language))],
    ),
  ]
}

const actorOf = ({ metadata: { actor } }: RecordedEvent): string => (actor.unit === undefined ? actor.role : `${actor.role}, ${actor.unit}`)

const correctsLine = (event: RecordedEvent, viewed: StreamView, language: Language): string | undefined => {
  const id = correctedId(event)
  const target = viewed.corrected(event)
  return target === undefined ? id : typeInWords(target, viewed.kind, language)
}

/** A change of a single value is one line; a record or list that came or went shows each of its values. */
const changeLines = (language: Language) => ({ path, before, after }: Change): ReadonlyArray<string> => {
  const from = before === undefined ? '' : `${knownLeaves(before, language).join(', ') || '–'} → `
  if (after === undefined) return [`${path}: ${from}∅`]
  const leaves = knownLeaves(after, language)
  const [only = '–'] = leaves
  if (!isNested(after)) return [`${path}: ${from}${only}`]
  if (leaves.length === 1 && from === '') return [`${path}${only.startsWith('[') ? '' : '.'}${only}`]
  // What stands below a path is indented, so that a long path is not said again and again.
  return [`${path}: ${from}`.trimEnd(), ...leaves.map((leaf) => `  ${leaf}`)]
}

/** Whether a value has parts to show; a record that only says "unknown" is a word. */
const isNested = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 && !('kind' in value && value.kind === 'unknown')

const unreadableBlocks = ({ revision, fault }: UnreadableEvent, language: Language): ReadonlyArray<Block> => [
  heading(`#${revision} ${language === 'de' ? 'nicht lesbar' : 'cannot be read'}`),
  paragraph(`  ${unreadableBecause(fault)[language]}`),
]

// For programs

const eventJson = (event: RecordedEvent, { kind, corrected }: StreamView) => ({
  revision: event.revision,
  position: event.position,
  id: event.id,
  type: event.type,
  german: kind.definition(event.type)?.german ?? event.type,
  ...event.metadata,
  corrects: correctedId(event) ?? null,
  correctsRevision: corrected(event)?.revision ?? null,
  data: event.data,
  hash: event.hash,
})

const jsonOf = (viewed: StreamView, language: Language) => ({
  stream: viewed.stream,
  category: viewed.kind.category,
  title: viewed.folded.title(),
  asOf: viewed.view.asOf ?? null,
  validAt: viewed.view.validAt ?? null,
  events: viewed.steps.map(({ event, changes }) => ({ ...eventJson(event, viewed), changes })),
  undetermined: viewed.undetermined.map((event) => eventJson(event, viewed)),
  unreadable: viewed.unreadable.map(({ revision, position, fault }) => ({ revision, position, reason: unreadableBecause(fault)[language], fault })),
})

const rowsOf = (viewed: StreamView): ReadonlyArray<ReadonlyArray<Cell>> => {
  const start = (event: RecordedEvent, inView: string): ReadonlyArray<Cell> => {
    const { recordedAt, validTime, actor } = event.metadata
    return [event.revision, inView, event.id, event.type, recordedAt, validTime, actor.role, actor.unit, correctedId(event)]
  }
  const empty = [undefined, undefined, undefined]
  return [
    ...viewed.steps.flatMap(({ event, changes }): ReadonlyArray<ReadonlyArray<Cell>> => {
      const cells = start(event, 'yes')
      return changes.length === 0 ? [[...cells, ...empty]] : changes.map(({ path, before, after }) => [...cells, path, inline(before), inline(after)])
    }),
    ...viewed.undetermined.map((event) => [...start(event, 'undetermined'), ...empty]),
    ...viewed.unreadable.map(({ revision }) => [revision, 'unreadable', ...Array.from({ length: 10 }, () => undefined)]),
  ]
}
