/**
 * Sozialraum: the part of a territory for which counselling is thought together.
 *
 * Seat: none; § 14 Abs. 3 SGB II names counselling "sozialraumorientiert" since 1 July 2023.
 * defined → revised → retired. It is not a municipality, may have a compound name and span several municipalities, and is never told by its name.
 */
import { right } from 'fp-ts/lib/Either.js'

import { defineAggregate, emits, message, type EventsOf } from '../kernel/aggregate.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { list, record, someOf } from '../kernel/codec.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { isNotAfter, type FuzzyDate } from '../kernel/fuzzy-date.ts'
import { naturalNumber, text } from '../kernel/scalar.ts'
import { CarrierKey, Coordinates, SocialSpaceId, SpacePlace } from './vocabulary.ts'

// Events: the storage contract. Names and shapes change only with a new schema version.

const events = {
  SocialSpaceDefined: defineEvent({
    german: 'Sozialraum festgelegt',
    summary: 'The space with its parts: its version 1.',
    data: record({ name: text, places: someOf(SpacePlace) }, { carrier: CarrierKey, coordinates: Coordinates }),
  }),
  SocialSpaceRevised: defineEvent({
    german: 'Sozialraum neu zugeschnitten',
    summary: 'The space has other parts from now on: its next version.',
    data: record({ version: naturalNumber, places: someOf(SpacePlace) }, { reason: text, coordinates: Coordinates }),
  }),
  SocialSpaceRenamed: defineEvent({ german: 'Sozialraum umbenannt', summary: 'The space has another name from now on.', data: record({ name: text }, { reason: text }) }),
  SocialSpaceRetired: defineEvent({ german: 'Sozialraum aufgehoben', summary: 'The space is not used any more.', data: record({}, { successors: list(SocialSpaceId), reason: text }) }),
  SocialSpaceCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Sozialraum',
    summary: 'Details of the current version were recorded wrongly.',
    data: record({ reason: text }, { name: text, places: someOf(SpacePlace), coordinates: Coordinates }),
  }),
}
type Events = DataOf<typeof events>

// State

/** The parts of a Sozialraum since a date. */
export interface SocialSpaceVersion {
  readonly version: number
  readonly from: FuzzyDate
  readonly places: ReadonlyArray<SpacePlace>
}

/** What is known of a Sozialraum. */
export interface SocialSpaceState {
  readonly phase: 'none' | 'defined' | 'revised' | 'retired'
  /** Every name since a date, the one in use last. */
  readonly names: ReadonlyArray<{ readonly name: string; readonly from: FuzzyDate }>
  /** Every version, the one in force last. */
  readonly versions: ReadonlyArray<SocialSpaceVersion>
  readonly carrier: string | undefined
  readonly coordinates: Coordinates | undefined
  readonly successors: ReadonlyArray<SocialSpaceId>
}
const initial: SocialSpaceState = { phase: 'none', names: [], versions: [], carrier: undefined, coordinates: undefined, successors: [] }

/** The version of a Sozialraum that was certainly in force on a date, if any. */
export const socialSpaceOn = (state: SocialSpaceState, on: FuzzyDate): SocialSpaceVersion | undefined =>
  state.versions.findLast(({ from }) => isNotAfter(from, on) === 'yes')

const commands = {
  DefineSocialSpace: { german: 'Sozialraum festlegen', data: events.SocialSpaceDefined.data },
  ReviseSocialSpace: { german: 'Sozialraum neu zuschneiden', data: record({ places: someOf(SpacePlace) }, { reason: text, coordinates: Coordinates }) },
  RenameSocialSpace: { german: 'Sozialraum umbenennen', data: events.SocialSpaceRenamed.data },
  RetireSocialSpace: { german: 'Sozialraum aufheben', data: events.SocialSpaceRetired.data },
  CorrectSocialSpace: { german: 'Angaben zum Sozialraum berichtigen', data: events.SocialSpaceCorrected.data },
}

const current = ['defined', 'revised'] as const
const lastPut = <A>(all: ReadonlyArray<A>, change: (last: A) => A): ReadonlyArray<A> => all.map((one, index) => (index === all.length - 1 ? change(one) : one))

/** The Sozialraum as an aggregate; its streams are `social-space-<id>`. */
export const socialSpace = defineAggregate<SocialSpaceState['phase'], SocialSpaceState, typeof events, typeof commands>({
  category: 'social-space',
  module: 'branches',
  german: 'Sozialraum',
  seat: 'none',
  summary: 'The part of a territory for which counselling is thought together.',
  events,
  commands,
  initial,
  lifecycle: {
    SocialSpaceDefined: [['none'], 'defined'],
    SocialSpaceRevised: [current, 'revised'],
    SocialSpaceRenamed: [current, 'same'],
    SocialSpaceRetired: [current, 'retired'],
    SocialSpaceCorrected: ['any', 'same'],
  },
  evolve: {
    SocialSpaceDefined: (state, { name, places, carrier, coordinates }, from) => ({ ...state, names: [{ name, from }], versions: [{ version: 1, from, places }], carrier, coordinates }),
    SocialSpaceRevised: (state, { version, places, coordinates }, from) => ({
      ...state,
      versions: [...state.versions, { version, from, places }],
      coordinates: coordinates ?? state.coordinates,
    }),
    SocialSpaceRenamed: (state, { name }, from) => ({ ...state, names: [...state.names, { name, from }] }),
    SocialSpaceRetired: (state, { successors }) => ({ ...state, successors: successors ?? [] }),
    SocialSpaceCorrected: (state, { name, places, coordinates }) => ({
      ...state,
      names: name === undefined ? state.names : lastPut(state.names, (last) => ({ ...last, name })),
      versions: places === undefined ? state.versions : lastPut(state.versions, (last) => ({ ...last, places })),
      coordinates: coordinates ?? state.coordinates,
    }),
  },
  decide: {
    DefineSocialSpace: emits<Events, 'SocialSpaceDefined'>('SocialSpaceDefined'),
    ReviseSocialSpace: (data, state, on) => {
      const last = state.versions.at(-1)
      return right(
        last !== undefined && canonicalJson(last.places) === canonicalJson(data.places)
          ? []
          : [message<Events, 'SocialSpaceRevised'>('SocialSpaceRevised', on, { ...data, version: state.versions.length + 1 })],
      )
    },
    RenameSocialSpace: (data, state, on) =>
      right(state.names.at(-1)?.name === data.name ? [] : [message<Events, 'SocialSpaceRenamed'>('SocialSpaceRenamed', on, data)]),
    RetireSocialSpace: emits<Events, 'SocialSpaceRetired'>('SocialSpaceRetired'),
    CorrectSocialSpace: emits<Events, 'SocialSpaceCorrected'>('SocialSpaceCorrected'),
  },
  title: (state) => state.names.at(-1)?.name ?? '',
  findings: () => [],
})

/** An event of a Sozialraum. */
export type SocialSpaceEvent = EventsOf<typeof socialSpace>
