/** The suite's own events: a few types, one with three schema versions. */
import {
  defineAggregate,
  defineEvent,
  derivedId,
  derivedUuid,
  EventId,
  FuzzyDate,
  Instant,
  list,
  makeRegistry,
  message,
  naturalNumber,
  record,
  streamName,
  text,
  type AnyEvent,
  type DataOf,
  type Metadata,
  type NewEvent,
  type Registry,
  type StreamName,
  type Upcaster,
} from '@vor-ort/core'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

import type { Foldable } from '../load.ts'

const Opened = defineEvent({ german: 'Eröffnung', summary: 'A desk was opened.', data: record({ title: text }) })
/** Its value may be all that JSON carries; for round trips. */
const Kept = defineEvent({ german: 'Ablage', summary: 'Something was kept.', data: record({ value: t.unknown }) })

/** Its secret is enciphered with a key of the subject. */
const Confided = defineEvent({ german: 'Anvertrautes', summary: 'Something was confided.', data: record({ subject: text, secret: text, turn: naturalNumber }) })

const isObject = (u: unknown): u is Record<string, unknown> => typeof u === 'object' && u !== null
const field = (data: unknown, name: string): unknown => (isObject(data) ? data[name] : undefined)

const upcasters: ReadonlyArray<Upcaster> = [
  { from: 1, to: 2, upcast: (data) => ({ text: field(data, 'note'), pages: 1 }) },
  { from: 2, to: 3, upcast: (data) => ({ text: field(data, 'text'), pages: field(data, 'pages'), tags: [] }) },
]
const described = { german: 'Vermerk', summary: 'Something was noted.' }
const notedVersions = [
  defineEvent({ ...described, data: record({ note: text }) }),
  defineEvent({ ...described, data: record({ text, pages: naturalNumber }), version: 2, upcasters: upcasters.slice(0, 1) }),
  defineEvent({ ...described, data: record({ text, pages: naturalNumber, tags: list(text) }), version: 3, upcasters }),
] as const
const Noted = notedVersions[2]

const events = { Opened, Noted, Kept, Confided }
type Data = DataOf<typeof events>

const registryOf = (...catalogues: Parameters<typeof makeRegistry>[0]): Registry => {
  const registry = makeRegistry(catalogues)
  if (isLeft(registry)) throw new Error(`the suite's own registry is faulty: ${JSON.stringify(registry.left)}`)
  return registry.right
}

/** The registry of the suite as software knew it when `Noted` had this version. */
export const registryOfVersion = (version: 1 | 2 | 3): Registry =>
  registryOf({ Opened, Kept, Confided, Noted: notedVersions[version - 1] ?? Noted })

/** The registry of the suite now. */
export const contractRegistry: Registry = registryOfVersion(3)

/** A registry that knows neither notes nor what is kept, as software that is older than both. */
export const registryWithoutNotes: Registry = registryOf({ Opened })

const noDesk: { readonly phase: 'none' | 'open'; readonly titles: ReadonlyArray<string> } = { phase: 'none', titles: [] }

/** A desk that is opened once; for scenarios with the command handler. */
export const desk = defineAggregate({
  category: 'desk',
  module: 'contract',
  german: 'Schreibtisch',
  seat: 'none',
  summary: 'A desk.',
  events: { Opened },
  commands: { Open: { german: 'Eröffnen', data: record({ title: text }) } },
  initial: noDesk,
  lifecycle: { Opened: [['none'], 'open'] },
  evolve: { Opened: (state, { title }) => ({ ...state, titles: [...state.titles, title] }) },
  decide: { Open: (data, _state, on) => right([message<{ Opened: typeof data }, 'Opened'>('Opened', on, data)]) },
  title: () => 'desk',
  findings: () => [],
})

/** The events of the notebook of the suite. */
export const notebookEvents = { Opened, Noted }
/** The data of these events. */
export type NotebookData = DataOf<typeof notebookEvents>
/** The data of a note of one page. */
export const noteData = (words: string): NotebookData['Noted'] => ({ text: words, pages: 1, tags: [] })

/** The fold of the suite: all data of a stream in a row. */
export const dataLog: Foldable<ReadonlyArray<unknown>, AnyEvent> = {
  category: 'desk',
  decider: {
    initial: [],
    evolve: (state, event) => [...state, event.data],
    isEvent: (_event): _event is AnyEvent => true,
  },
}

/** The name of a stream of a category, always the same for the same label. */
export const streamOf = (category: string, label: string): StreamName => streamName(category, derivedUuid(`contract ${label}`))

/** The id of an event, always the same for the same label. */
export const idOf = (label: string): EventId => derivedId(EventId, `contract ${label}`)

const sample = <A>(codec: t.Type<A>, u: unknown): A => {
  if (!codec.is(u)) throw new Error(`${String(u)} is no ${codec.name}`)
  return u
}

/** A date of the suite. */
export const aDay: FuzzyDate = sample(FuzzyDate, '2015-01-13')
/** A time of recording of the suite. */
export const anInstant: Instant = sample(Instant, '2026-11-21T22:00:00.000Z')

/** Metadata as every event of the suite has it. */
export const someMetadata: Metadata = {
  recordedAt: anInstant,
  validTime: aDay,
  actor: { role: 'Verwaltung', unit: 'Amt 50' },
  classification: 'internal',
}

const event = <K extends keyof Data>(type: K, label: string, data: Data[K]): NewEvent => ({
  id: idOf(label),
  type,
  schemaVersion: events[type].version,
  data,
  metadata: someMetadata,
})

/** An event whose id follows from its label. */
export const noted = (label: string, words: string = label): NewEvent => event('Noted', label, { text: words, pages: 1, tags: [] })
/** An event that opens a desk. */
export const opened = (label: string): NewEvent => event('Opened', label, { title: label })
/** An event that holds any value. */
export const kept = (label: string, value: unknown): NewEvent => event('Kept', label, { value })

/** An event with something confided, enciphered already. */
export const confided = (label: string, data: Data['Confided']): NewEvent => event('Confided', label, data)

/** A row of events, labelled by their index. */
export const notes = (label: string, count: number): ReadonlyArray<NewEvent> =>
  Array.from({ length: count }, (_, index) => noted(`${label} ${index}`))
