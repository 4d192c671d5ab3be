/** The Gremium: its members, and a meeting in ten months of the year. */
import {
  AgendaItemId,
  BodyId,
  governingBody,
  meeting,
  MeetingId,
  MembershipId,
  PersonId,
  presets,
  sha256Hex,
  sittingAt,
  type BodyRules,
  type CommandsOf,
  type MeetingState,
  type MotionId,
  type ObservedSitting,
} from '@vor-ort/core'

import type { Live } from './desk.ts'
import { clockOn, dateOf, weekdayNumber, workdayFrom, type Day } from './time.ts'
import { actors, type World } from './world.ts'

/** What a meeting offers to a motion that is on its agenda. */
export interface Vote {
  readonly sitting: ObservedSitting
  /** How many of those present may vote. */
  readonly entitled: number
}

/** A motion as the council deals with it. */
export interface Business {
  readonly motion: MotionId
  readonly title: string
  /** Whether the public is there. */
  readonly isPublic: boolean
  /** The motion gets its place on the agenda of a meeting. */
  readonly placed: (meeting: MeetingId, item: AgendaItemId, day: Day, on: Day) => void
  /** The motion is called up. */
  readonly dealtWith: (vote: Vote, day: Day) => void
  /** The meeting could not deal with it. */
  readonly postponed: (day: Day) => void
}

/** The council. */
export interface Council {
  readonly body: BodyId
  /** Brings something in for the next meeting that is not convened yet. */
  readonly bringIn: (business: Business) => void
  /** To be asked on the first working day of each month. */
  readonly planMonth: (day: Day) => void
}

type Command = CommandsOf<typeof meeting>
const factions = ['Fraktion Küste', 'Fraktion Geest', 'Fraktion Moor', 'Gruppe Inseln'] as const
const seats = 13
const rules: BodyRules = { ...presets.NKomVG, statutoryMembers: seats }
// Neither in July nor in December.
const withoutMeeting = ['07', '12']

/** Constitutes the council; `prepare` brings the business of a meeting in, some weeks before it. */
export const makeCouncil = ({ desk, agenda, randomOf, first }: World, prepare: (meetingOn: Day) => void): Council => {
  const random = randomOf('council')
  const body = desk.ids.next(BodyId)
  const live = desk.start(governingBody, body)
  const members = Array.from({ length: seats }, () => desk.ids.next(MembershipId))
  let waiting: Business[] = []
  let minutes: readonly [Live<MeetingState>, string] | undefined

  desk.act(governingBody, live, actors.body, [
    { type: 'ConstituteBody', on: dateOf(first), data: { carrier: 'Jobcenter Musterland (erfunden)', kind: 'committee', name: 'Betriebsausschuss Jobcenter', statutoryMembers: seats } },
    { type: 'AdoptBodyRules', on: dateOf(first), data: { rules } },
    ...members.map((membership, index) => ({
      type: 'AppointMember' as const,
      on: dateOf(first),
      data: {
        membership,
        onBehalfOf: factions[index % factions.length] ?? factions[0],
        person: desk.ids.next(PersonId),
        role: index === 0 ? ('chair' as const) : index === 1 ? ('deputyChair' as const) : ('member' as const),
        seat: `Sitz ${index + 1}`,
        votingRight: true,
      },
    })),
  ])

  const tell = (of: Live<MeetingState>, ...commands: ReadonlyArray<Command>): void => void desk.act(meeting, of, actors.body, commands)

  const hold = (of: Live<MeetingState>, id: MeetingId, business: ReadonlyArray<readonly [Business, AgendaItemId]>) => (day: Day): void => {
    const on = dateOf(day)
    const count = random.chance(0.03) ? 6 : random.between(8, seats)
    const present = members.slice(0, count)
    const lacksQuorum = count * 2 <= seats
    tell(
      of,
      { type: 'OpenMeeting', on, data: { chair: members[0] ?? desk.ids.next(MembershipId), members: seats, rules } },
      { type: 'RecordAttendance', on, data: { count, present } },
      lacksQuorum ? { type: 'DeclareQuorumLost', on, data: { present: count } } : { type: 'EstablishQuorum', on, data: {} },
      ...business.flatMap(([{ isPublic }, item]): ReadonlyArray<Command> => (isPublic ? [] : [{ type: 'ExcludePublic', on, data: { ground: 'legitimateInterests', item } }])),
      ...business.flatMap(([, item]): ReadonlyArray<Command> => (random.chance(0.04) ? [{ type: 'DeclareConflict', on, data: { ground: 'employer', item, member: members[2] ?? desk.ids.next(MembershipId) } }] : [])),
    )
    if (minutes !== undefined) {
      const [before, hash] = minutes
      tell(before, { type: 'ApproveMinutes', on, data: { by: id, hash } })
      minutes = undefined
    }
    for (const [one, item] of business) {
      const sitting = lacksQuorum ? undefined : sittingAt(id, of.state, item)
      if (sitting === undefined) one.postponed(day)
      else one.dealtWith({ sitting, entitled: sitting.presentEntitled ?? 0 }, day)
      if (sitting === undefined) waiting.push(one)
    }
    tell(of, { type: 'CloseMeeting', on, data: {} })
    const hash = sha256Hex(`${id} ${on}`)
    agenda.on(day + random.between(8, 20), (later) => {
      tell(of, { type: 'DraftMinutes', on: dateOf(later), data: { hash } })
      minutes = [of, hash]
    })
  }

  const convene = (of: Live<MeetingState>, id: MeetingId, date: Day) => (day: Day): void => {
    const business = waiting.map((one) => [one, desk.ids.next(AgendaItemId)] as const)
    waiting = []
    const [on, held] = [dateOf(day), dateOf(date)]
    tell(
      of,
      { type: 'ConveneMeeting', on, data: { channel: 'Ratsinformationssystem', due: random.chance(0.95) ? 'yes' : 'unknown' } },
      { type: 'PlaceAgendaItem', on: held, data: { item: desk.ids.next(AgendaItemId), number: '1', order: 0, public: true, title: 'Bericht der Betriebsleitung' } },
      ...business.map(([{ motion, title, isPublic }, item], index): Command => ({
        type: 'PlaceAgendaItem',
        on: held,
        data: { item, motion, number: String(index + 2), order: index + 1, public: isPublic, ...(isPublic ? { title } : {}) },
      })),
    )
    for (const [one, item] of business) one.placed(id, item, day, date)
    if (random.chance(0.05)) tell(of, { type: 'CorrectMeeting', on: held, data: { place: 'Kreishaus, kleiner Saal', reason: 'Raum geändert' } })
    agenda.on(date, hold(of, id, business))
  }

  return {
    body,
    bringIn: (business) => void waiting.push(business),
    planMonth: (day) => {
      // The second Tuesday of the month after next.
      let date = Math.floor(day) + 45
      date -= Number(dateOf(date).slice(8)) - 8
      while (weekdayNumber(date) !== 1) date++
      if (withoutMeeting.includes(dateOf(date).slice(5, 7))) return
      date = workdayFrom(date)
      const id = desk.ids.next(MeetingId)
      const of = desk.start(meeting, id)
      tell(of, {
        type: 'ScheduleMeeting',
        on: dateOf(date),
        data: { body, kind: 'ordinary', mode: random.chance(0.8) ? 'inPerson' : 'hybrid', name: 'Betriebsausschuss Jobcenter', place: 'Kreishaus', plannedStart: clockOn(date, 900) },
      })
      if (random.chance(0.03)) {
        agenda.on(date - 20, (later) => tell(of, { type: 'CancelMeeting', on: dateOf(later), data: { reason: 'Keine Beratungsgegenstände' } }))
        return
      }
      agenda.on(date - 24, () => prepare(date))
      agenda.on(date - 14, convene(of, id, date))
    },
  }
}
