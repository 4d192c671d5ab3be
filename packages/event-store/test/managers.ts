/** Two small process managers on the Beschluss, and a world for them to run in; for the tests of the runtime. */
import {
  BodyId,
  day,
  defineProcessManager,
  derivedId,
  derivedUuid,
  Instant,
  makeRegistry,
  MotionId,
  ObligationId,
  reaction,
  resolution,
  type resolutionEvents,
  type CommandsOf,
} from '@vor-ort/core'
import {
  makeCommandHandler,
  makeProcessManagerRunner,
  type AnyProcessManager,
  type CheckpointStore,
  type EventStore,
  type ProcessManagerRunnerParts,
  type ProcessNotice,
} from '@vor-ort/event-store'

import { must, stored } from './counter.ts'

/** An instant of the tests. */
export const instant = (text: string): Instant => {
  const made: unknown = text
  if (!Instant.is(made)) throw new Error(`${text} is no instant`)
  return made
}
/** When all is recorded. */
export const now = instant('2026-11-21T22:00:00.000Z')
/** When reports are due. */
export const later = instant('2027-11-21T22:00:00.000Z')
/** The day of all events. */
export const on = day('2015-01-13')
/** It knows the Beschluss alone. */
export const registry = must(makeRegistry([resolution.events]))
type Command = CommandsOf<typeof resolution>
type Events = typeof resolutionEvents

/** Takes every resolution into effect on its day; a publication makes it ask once more, which is refused. */
export const effectiveAtOnce = defineProcessManager<null, Events>({
  name: 'effective-at-once',
  german: 'Sofort wirksam',
  summary: 'Takes every resolution into effect on its day.',
  initial: null,
  evolve: {},
  react: {
    ResolutionAdopted: (_state, _data, told) => [reaction(resolution, told.id, told.id, { type: 'TakeEffect', on: told.on, data: {} })],
    ResolutionPublished: (_state, _data, told) => [reaction(resolution, told.id, told.event, { type: 'TakeEffect', on: told.on, data: {} })],
  },
})

const reportOf = (id: string): ObligationId => derivedId(ObligationId, `report on ${id}`)
const deliver = (id: string): Command => ({ type: 'DeliverReport', on, data: { report: reportOf(id) } })

/** Sees to it that each resolution in effect has an obligation and, in time, a report; it delivers the report twice. */
export const followUp = defineProcessManager<Readonly<Record<string, 'open' | 'asked'>>, Events>({
  name: 'follow-up',
  german: 'Nachhalten',
  summary: 'Asks for a report on each resolution when a year is over.',
  initial: {},
  evolve: {
    ResolutionTookEffect: (state, _data, told) => ({ ...state, [told.id]: 'open' }),
    ImplementationReportRequested: (state, _data, told) => ({ ...state, [told.id]: 'asked' }),
  },
  react: {
    ResolutionTookEffect: (_state, _data, { id }) => {
      const data = { obligation: derivedId(ObligationId, `first of ${id}`), aspect: 'other', what: 'Bericht' } as const
      return [reaction(resolution, id, `obligation ${id}`, { type: 'CreateObligation', on, data })]
    },
    ImplementationReportRequested: (_state, _data, { id }) =>
      ['once', 'twice'].map((time) => reaction(resolution, id, `report ${id} ${time}`, deliver(id))),
  },
  due: (state, at) =>
    at < later
      ? []
      : Object.keys(state).filter((id) => state[id] === 'open').map((id) => {
          const data = { report: reportOf(id), aspects: ['other'], addressee: 'Verwaltung' } as const
          return reaction(resolution, id, `ask ${id}`, { type: 'RequestReport', on, data })
        }),
})

/** Both managers. */
export const managers: ReadonlyArray<AnyProcessManager> = [effectiveAtOnce, followUp]

/** A resolution of the tests. */
export const resolutionId = (index: number): string => derivedUuid(`resolution ${index}`)

/** A command of a person. */
export const act = async (store: EventStore, index: number, command: Command, commandId = `${command.type} ${index}`) => {
  const { handle } = makeCommandHandler({ store, clock: () => now })
  return must(await handle(resolution, resolutionId(index), command, { actor: { role: 'Verwaltung' }, commandId, correlationId: `case ${index}` })())
}
const data = { body: derivedId(BodyId, 'Verwaltungsrat'), title: { asPublished: 'Außensprechstunde' }, public: 'yes', motion: derivedId(MotionId, 'motion') } as const
/** Adopts a resolution. */
export const adopt: Command = { type: 'AdoptResolution', on, data }
/** Publishes a resolution. */
export const publish: Command = { type: 'PublishResolution', on, data: { title: { asPublished: 'Außensprechstunde' } } }

/** A runner in a process of its own: a new handler, nothing remembered but the checkpoints. */
export const runnerOn = (store: EventStore, checkpoints: CheckpointStore, given: Partial<ProcessManagerRunnerParts> = {}) => {
  const clock = given.clock ?? (() => later)
  const notices: ProcessNotice[] = []
  const handler = makeCommandHandler({ store, clock: () => now })
  const report = (notice: ProcessNotice): void => void notices.push(notice)
  return { ...makeProcessManagerRunner({ store, handler, aggregates: [resolution], managers, checkpoints, clock, report, ...given }), notices }
}

/** What lies in each stream, and nothing of the order between streams. */
export const contentOf = async (store: EventStore) =>
  (await stored(store))
    .map(({ id, type, stream, revision, data: content, metadata }) => ({ id, type, stream, revision, data: content, metadata }))
    .toSorted((a, b) => (a.stream === b.stream ? Number(a.revision - b.revision) : a.stream < b.stream ? -1 : 1))
