/** The Beratungsreihe: counselling that comes to one social space after the other, month by month. */
import {
  consultationSeries,
  consultationSession,
  SeriesId,
  SessionId,
  yearMonthOf,
  wholeNumber,
  type CommandsOf,
  type ConsultationTeam,
  type ConsultationTopic,
  type Quantity,
  type VisitorGroup,
} from '@vor-ort/core'

import type { Live } from './desk.ts'
import { roughly } from './network.ts'
import { clockOn, dateOf, workdayFrom, workdaysLater, type Day } from './time.ts'
import { actors, type World } from './world.ts'

type Command = CommandsOf<typeof consultationSession>
const teams = ['placement', 'employerService', 'benefits', 'caseManagement', 'migrationCounselling'] as const satisfies ReadonlyArray<ConsultationTeam>
const topics = ['occupationalPerspectives', 'qualification', 'regionalVacancies', 'benefits', 'documents', 'languageCourse', 'childcare', 'housing'] as const satisfies ReadonlyArray<ConsultationTopic>
const groups = ['refugeesUkraine', 'under25', 'over55', 'singleParents'] as const satisfies ReadonlyArray<VisitorGroup>

/** Begins the series and lets it go on; the result is to be asked on the first working day of each month. */
export const makeSeries = (world: World): ((day: Day) => void) => {
  const { cases, desk, agenda, randomOf, spaces, first } = world
  const random = randomOf('series')
  const series = desk.ids.next(SeriesId)
  const live = desk.start(consultationSeries, series)
  const year = dateOf(first).slice(0, 4)
  const held = new Set<string>()
  let turn = 0

  desk.act(consultationSeries, live, actors.outreach, [
    { type: 'StartSeries', on: roughly(String(Number(year) - 1)), data: { name: 'Sozialraumorientierte Beratung', obligation: 'voluntary', pilot: true } },
    ...spaces.map(({ id, name }) => ({ type: 'AddSocialSpaceToSeries' as const, on: dateOf(first), data: { name, space: id } })),
    { type: 'ChangeCadence', on: dateOf(first), data: { cadence: 'monthly', from: yearMonthOf(dateOf(first)), rotating: true } },
  ])

  const visitors = (): number => Math.max(3, Math.round((cases / 200) * (0.5 + random.unit())))
  const exactly = (value: number, unit: string): Quantity => ({ qualifier: 'exact', unit, value: wholeNumber(BigInt(value)) })
  const roughlyCounted = (value: number, unit: string): Quantity => {
    const drawn = random.unit()
    if (drawn < 0.1) return { qualifier: 'unknown', unit }
    return drawn < 0.5 ? { qualifier: 'approx', unit, value: wholeNumber(BigInt(Math.max(5, Math.round(value / 5) * 5))) } : exactly(value, unit)
  }

  const report = (came: number, on: ReturnType<typeof dateOf>): ReadonlyArray<Command> => {
    const present = teams.slice(0, random.between(2, teams.length))
    return [
      ...present.map((team): Command => ({ type: 'RecordTeam', on, data: { headcount: exactly(random.between(1, 3), 'person'), team } })),
      { type: 'RecordStaff', on, data: { count: exactly(random.between(4, 10), 'person') } },
      { type: 'RecordHeadcount', on, data: { source: { key: 'vor Ort', kind: 'onSite' }, visitors: roughlyCounted(came, 'visit') } },
      ...(random.chance(0.2) ? [{ type: 'RecordHeadcount' as const, on, data: { source: { key: 'Pressetext', kind: 'ownReport' as const }, visitors: roughlyCounted(came + 5, 'visit') } }] : []),
      ...topics.filter(() => random.chance(0.6)).map((topic): Command => ({ type: 'TallyTopic', on, data: { topic, ...(random.chance(0.8) ? { count: exactly(random.between(1, came), 'talk') } : {}) } })),
      ...groups.filter(() => random.chance(0.4)).map((group): Command => ({ type: 'TallyGroup', on, data: random.chance(0.3) ? { count: { qualifier: 'unknown', unit: 'visit' }, group, wording: 'viele' } : { count: exactly(random.between(0, came), 'visit'), group } })),
      { type: 'OfferVacancyInformation', on, data: {} },
      ...(random.chance(0.1) ? [{ type: 'RecordSurvey' as const, on, data: { positive: exactly(Math.floor(came * 0.8), 'response'), responses: exactly(came, 'response') } }] : []),
    ]
  }

  const hold = (session: Live<typeof consultationSession.initial>, date: Day) => (day: Day): void => {
    if (session.state.phase !== 'planned' && session.state.phase !== 'announced') return
    const [on, came] = [dateOf(date), visitors()]
    const tell = (...commands: ReadonlyArray<Command>): void => void desk.act(consultationSession, session, actors.outreach, commands)
    tell({ type: 'OpenSession', on, data: {} }, { type: 'RecordSessionHeld', on, data: {} }, ...report(came, on))
    const month = yearMonthOf(on)
    held.add(month)
    if (live.state.monthsWithoutSession.includes(month)) {
      desk.act(consultationSeries, live, actors.outreach, [{ type: 'CorrectMonthWithoutSession', on: dateOf(day), data: { month, reason: 'sessionRecordedLater' } }])
    }
    agenda.on(day + random.between(3, 20), (later) => {
      tell(
        ...(random.chance(0.08) ? [{ type: 'CorrectHeadcount' as const, on: dateOf(later), data: { key: 'vor Ort', reason: 'Strichliste neu ausgezählt', visitors: exactly(came + 1, 'visit') } }] : []),
        { type: 'ReportSession', on: dateOf(later), data: {} },
      )
    })
  }

  const plan = (day: Day): void => {
    const space = spaces[turn++ % spaces.length]
    if (space === undefined) return
    const date = workdayFrom(day + random.between(38, 52))
    const session = desk.start(consultationSession, desk.ids.next(SessionId))
    desk.act(consultationSession, session, actors.outreach, [
      {
        type: 'ScheduleSession',
        on: dateOf(date),
        data: {
          booking: 'none',
          catchment: space.municipalities,
          end: clockOn(date, 1_020),
          invitationBy: 'post',
          minimumLeadDays: 14,
          obligation: 'voluntary',
          series,
          socialSpace: space.id,
          spacePlaces: space.municipalities,
          start: clockOn(date, 540),
          venue: { kind: 'thirdParty', name: 'Gemeindehaus', place: space.name },
        },
      },
    ])
    const invited = random.chance(0.88) ? date - random.between(15, 28) : date - random.between(3, 10)
    agenda.on(invited, (on) => {
      if (session.state.phase === 'planned') {
        desk.act(consultationSession, session, actors.outreach, [{ type: 'DispatchInvitations', on: dateOf(on), data: { channel: 'post', count: roughlyCounted(Math.max(5, Math.round(cases / 20)), 'invitation') } }])
      }
    })
    if (random.chance(0.09)) {
      agenda.on(workdaysLater(date, -1), (on) => void desk.act(consultationSession, session, actors.outreach, [{ type: 'CancelSession', on: dateOf(on), data: { reason: random.pick('staffAbsent', 'venueUnavailable', 'weather') } }]))
    } else if (random.chance(0.06)) agenda.on(date + random.between(35, 60), hold(session, date))
    else agenda.on(date, hold(session, date))
  }

  return (day) => {
    plan(day)
    const month = yearMonthOf(dateOf(day - 7))
    // In the first two months there was nothing that could have been planned.
    if (day - first > 70 && !held.has(month)) {
      agenda.on(workdaysLater(day, 3), (on) => void desk.act(consultationSeries, live, actors.outreach, [{ type: 'NoteMonthWithoutSession', on: dateOf(on), data: { month } }]))
    }
  }
}
