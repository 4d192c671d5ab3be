/** A small store as a council would have filled it, made by the real command handler in the real SQLite store. */
// @ts-nocheck

import {
  AgendaItemId,
  aggregates,
  BodyId,
  counted,
  derivedId,
  EventId,
  fuzzyDate,
  governingBody,
  Instant,
  makeRegistry,
  MeetingId,
  motion,
  MotionId,
  VoteId,
  type FuzzyDate,
  type Id,
  type Registry,
  type ScalarType,
} from '@vor-ort/core'
import { makeCommandHandler, type EventStore } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The value of a Right; a Left ends the test. */
export const must = <E, A>(result: Either<E, A>): A => {
  if (isLeft(result)) throw new Error(`expected a Right: ${JSON.stringify(result.left)}`)
  return result.right
}

const idFrom = <Kind extends string>(codec: ScalarType<Id<Kind>>, text: string): Id<Kind> => {
  if (!codec.is(text)) throw new Error(`no id: ${text}`)
  return text
}
const uuid = (first: string): string => `${first}-0000-4000-8000-000000000000`

export const ids = {
  council: idFrom(BodyId, uuid('0000b0d1')),
  committee: idFrom(BodyId, uuid('0000b0d2')),
  january: idFrom(MeetingId, uuid('00003ee1')),
  branches: idFrom(MotionId, uuid('0a000001')),
  follow: idFrom(MotionId, uuid('0a000002')),
  rooms: idFrom(MotionId, uuid('0b000003')),
  hostile: idFrom(MotionId, uuid('0c000004')),
} as const
const vote = (name: string) => derivedId(VoteId, name)
const item = (name: string) => derivedId(AgendaItemId, name)

export const date = (text: string): FuzzyDate => must(fuzzyDate(text))

export const instantAt = (text: string): Instant => {
  if (!Instant.is(text)) throw new Error(`no instant: ${text}`)
  return text
}

export const registry = (): Registry => must(makeRegistry(aggregates.map(({ events }) => events)))

/** An empty folder; its name has a blank and an umlaut, as folders of real people do. */
export const folder = (): string => mkdtempSync(path.join(tmpdir(), 'Vor Ort ü '))

/** A title that would colour a terminal red, rename its window and write over the line before. */
export const hostileTitle = 'Rot \u001B[31malarm\u001B[0m\u001B]0;x\u0007\rweg \u202Etxt\u009B2J'

/** What a spreadsheet would take for a formula, with all that CSV must quote. */
export const awkwardTitle = '=SUM(A1), "Räume"\nund Zeiten'

const originators = [{ kind: 'faction', faction: 'Fraktion A' }] as const

/** Writes the story of this fixture into a store. */
export const fill = async (store: EventStore): Promise<void> => {
  let now = instantAt('2015-01-05T09:00:00.000Z')
  let counter = 0
  const { handle } = makeCommandHandler({ store, clock: () => now })
  const recordedAt = (text: string): void => {
    now = instantAt(text)
  }
  const by = (role: string) => {
    counter += 1
    return { actor: { role }, commandId: `fixture ${counter}` }
  }
  const ofBody = async (id: string, command: Parameters<typeof governingBody.decider.decide>[0]): Promise<void> => {
    must(await handle(governingBody, id, command, by('Verwaltung'))())
  }
  const ofMotion = async (
    id: string,
    role: string,
    command: Parameters<typeof motion.decider.decide>[0],
    more: { readonly corrects?: EventId } = {},
  ): Promise<EventId> => {
    const context = by(role)
    must(await handle(motion, id, command, { ...context, ...more })())
    return derivedId(EventId, `${context.commandId} 0`)
  }

  await ofBody(ids.council, { type: 'ConstituteBody', on: date('2012'), data: { name: 'Verwaltungsrat', kind: 'verwaltungsrat' } })
  await ofBody(ids.committee, { type: 'ConstituteBody', on: date('unknown'), data: { name: 'Sozialausschuss', kind: 'committee' } })

  // Known only fuzzily, with partial counts, after another body had recommended it.
  const hostile = { title: { asPublished: hostileTitle }, kind: 'motion', originators, body: ids.council } as const
  await ofMotion(ids.hostile, 'Fraktion A', { type: 'SubmitMotion', on: date('2014-11'), data: hostile })
  const reported = { published: 'mehrheitlich abgelehnt bei 2 Enthaltungen', meeting: ids.january } as const
  const classified = { outcome: 'rejected', unanimity: 'majority', amended: false, counts: { kind: 'partial', abstain: 2 } } as const
  const recommended = { outcome: 'notRecommended', unanimity: 'unknown', amended: false, counts: { kind: 'unknown' } } as const
  await ofMotion(ids.hostile, 'Verwaltung', { type: 'ReportOutcome', on: date('2014-11'), data: { ...reported, body: ids.committee, decisive: false, item: item('1'), classified: recommended } })
  await ofMotion(ids.hostile, 'Verwaltung', { type: 'ReportOutcome', on: date('2014-12~late'), data: { ...reported, body: ids.council, decisive: true, item: item('2'), classified } })

  // The decision of which only "mehrheitlich" is known.
  recordedAt('2015-01-14T08:30:00.000Z')
  const sitting = { kind: 'reported', body: ids.council, meeting: ids.january, item: item('3') } as const
  await ofMotion(ids.branches, 'Fraktion A', { type: 'SubmitMotion', on: date('2015-01-13'), data: { ...hostile, title: { asPublished: 'Weitere Außenstellen' } } })
  await ofMotion(ids.branches, 'Verwaltung', { type: 'PlaceMotionOnAgenda', on: date('2015-01-13'), data: { body: ids.council, meeting: ids.january, item: item('3') } })
  await ofMotion(ids.branches, 'Vorsitz', { type: 'OpenVote', on: date('2015-01-13'), data: { vote: vote('1'), sitting, majority: 'simple', ballot: 'unknown' } })
  await ofMotion(ids.branches, 'Vorsitz', { type: 'TallyVote', on: date('2015-01-13'), data: { vote: vote('1'), counts: { kind: 'unknown' } } })
  await ofMotion(ids.branches, 'Vorsitz', { type: 'DeclareResult', on: date('2015-01-13'), data: { vote: vote('1'), outcome: 'adopted', unanimity: 'majority' } })

  // Announced some day between two meetings.
  recordedAt('2015-02-01T10:00:00.000Z')
  await ofMotion(ids.follow, 'Fraktion B', { type: 'AnnounceMotion', on: date('2015-01-13/2015-02-10'), data: { title: { asPublished: 'Umsetzung der Außenstellen' }, originators: [{ kind: 'faction', faction: 'Fraktion B' }] } })

  // Counted, and corrected later.
  recordedAt('2015-02-11T07:00:00.000Z')
  await ofMotion(ids.rooms, 'Fraktion B', { type: 'SubmitMotion', on: date('2015-02-10'), data: { ...hostile, title: { asPublished: awkwardTitle } } })
  await ofMotion(ids.rooms, 'Verwaltung', { type: 'PlaceMotionOnAgenda', on: date('2015-02-10'), data: { body: ids.council, meeting: ids.january, item: item('4') } })
  await ofMotion(ids.rooms, 'Vorsitz', { type: 'OpenVote', on: date('2015-02-10'), data: { vote: vote('2'), sitting: { ...sitting, item: item('4') }, majority: 'simple', ballot: 'open' } })
  await ofMotion(ids.rooms, 'Vorsitz', { type: 'TallyVote', on: date('2015-02-10'), data: { vote: vote('2'), counts: counted(12, 3, 1) } })
  const declared = await ofMotion(ids.rooms, 'Vorsitz', { type: 'DeclareResult', on: date('2015-02-10'), data: { vote: vote('2'), outcome: 'adopted' } })
  recordedAt('2015-03-02T16:00:00.000Z')
  const correction = { vote: vote('2'), counts: counted(11, 4, 1), unanimity: 'majority', reason: 'falsch übertragen', corrects: declared } as const
  await ofMotion(ids.rooms, 'Verwaltung', { type: 'CorrectVoteResult', on: date('2015-02-10'), data: correction })

  // Put on the agenda of the wrong day, then of the right one.
  await ofMotion(ids.follow, 'Fraktion B', { type: 'SubmitMotion', on: date('2015-02~mid'), data: { ...hostile, title: { asPublished: 'Umsetzung der Außenstellen' } } })
  const placed = { body: ids.council, meeting: ids.january, item: item('5') } as const
  const wrong = await ofMotion(ids.follow, 'Verwaltung', { type: 'PlaceMotionOnAgenda', on: date('2015-03-24'), data: placed })
  await ofMotion(ids.follow, 'Verwaltung', { type: 'PlaceMotionOnAgenda', on: date('2015-03-31'), data: placed }, { corrects: wrong })
}

/** A new file with the story. */
export const filledStore = async (): Promise<string> => {
  const file = path.join(folder(), 'rat.db')
  const store = must(await openSqliteStore({ path: file, registry: registry(), synchronous: 'normal' })())
  await fill(store)
  must(await store.close()())
  return file
}
