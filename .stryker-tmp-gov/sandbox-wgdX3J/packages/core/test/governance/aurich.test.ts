// @ts-nocheck
import { AmendmentId, BodyId, compareFuzzyDates, day, decisionsOf, derivedId, fuzzyDate, governingBody, meeting, MeetingId, motion, MotionId, ObligationId, openObligations, PersonId, presets, publicTitle, resolution, resolutionFrom, resolutionOf, VoteId, AgendaItemId, unknownDate, type FuzzyDate } from '@vor-ort/core'
import { command, eventsFrom, given } from '@vor-ort/testing'
import { isRight } from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

// The rows of the golden timeline from the press text of 2015 (seed 000): roles, factions and pseudonyms only.
const council = derivedId(BodyId, 'Verwaltungsrat Jobcenter Aurich')
const first = derivedId(MeetingId, 'Verwaltungsrat 2015-01-13')
const next = derivedId(MeetingId, 'Verwaltungsrat 2015-02-10')
const item = derivedId(AgendaItemId, 'Verwaltungsrat 2015-01-13 item')
const paper = derivedId(MotionId, 'Dezentralisierung')
const followUp = derivedId(MotionId, 'Umsetzung')
const change = derivedId(AmendmentId, 'Änderungsantrag Grüne')
const poll = derivedId(VoteId, 'Dezentralisierung')
const branch = derivedId(ObligationId, 'weitere Außenstelle')
const parity = derivedId(ObligationId, 'Öffnungszeiten und Leistungen')
const thatDay = day('2015-01-13')
const followingDay = day('2015-02-10')
const unknownCounts = { kind: 'unknown' } as const
const dateOf = (value: string): FuzzyDate => {
  const read = fuzzyDate(value)
  return isRight(read) ? read.right : unknownDate
}
const title = { asPublished: 'Antrag auf Dezentralisierung der Organisationsstrukturen im Jobcenter des Landkreises Aurich …', isExcerpt: true }

const bodyEvents = eventsFrom(governingBody, [
  command(governingBody, 'ConstituteBody', dateOf('../2015-01-13'), { name: 'Verwaltungsrat des Jobcenters', kind: 'verwaltungsrat', carrier: 'Landkreis Aurich' }),
  command(governingBody, 'AdoptBodyRules', dateOf('../2015-01-13'), { rules: presets.Satzung, basis: 'Unternehmenssatzung' }),
])
const meetingEvents = eventsFrom(meeting, [
  command(meeting, 'ScheduleMeeting', thatDay, { body: council, mode: 'unknown', kind: 'ordinary' }),
  command(meeting, 'PlaceAgendaItem', thatDay, { item, public: false, motion: paper }),
  command(meeting, 'ReportMeetingHeld', thatDay, {}),
])
const motionEvents = eventsFrom(motion, [
  command(motion, 'SubmitMotion', thatDay, { title, kind: 'motion', originators: [{ kind: 'faction', faction: 'CDU' }], body: council }),
  command(motion, 'PlaceMotionOnAgenda', thatDay, { body: council, meeting: first, item }),
  command(motion, 'SubmitAmendment', thatDay, {
    amendment: change,
    originators: [{ kind: 'members', members: [derivedId(PersonId, 'member 1'), derivedId(PersonId, 'member 2')], onBehalfOf: 'Grüne' }],
  }),
  command(motion, 'OpenVote', thatDay, { vote: poll, sitting: { kind: 'reported', body: council, meeting: first, item, rules: presets.Satzung }, majority: 'simple', ballot: 'unknown' }),
  command(motion, 'TallyVote', thatDay, { vote: poll, counts: unknownCounts }),
  command(motion, 'DeclareResult', thatDay, { vote: poll, outcome: 'adopted', unanimity: 'majority' }),
])

test('Q2: on 13 January 2015 the motion was adopted by majority; the counts are unknown, not 0', () => {
  const { state } = given(motion, motionEvents).thenState({ phase: 'adopted' }).thenFindings({ rule: 'G-2' }, { rule: 'G-6' })
  expect(decisionsOf(state)).toMatchObject([{ on: '2015-01-13', outcome: 'adopted', unanimity: 'majority', counts: { kind: 'unknown' }, deviates: false, decisive: true, body: council, meeting: first }])
  expect(JSON.stringify(decisionsOf(state))).not.toContain('"yes"')
  given(meeting, meetingEvents).thenState({ phase: 'closed', details: { mode: 'unknown' } })
  given(governingBody, bodyEvents).thenState({ phase: 'active', rules: [{ from: dateOf('../2015-01-13'), rules: presets.Satzung }] })
})

test('Q1: on 10 February two obligations are open and none is fulfilled; a report is only announced', () => {
  const adopted = motionEvents.find((event) => event.type === 'MotionAdopted')
  if (adopted === undefined) throw new Error('the motion is not adopted')
  const follows = resolutionFrom(paper, title, adopted, 'no')
  expect(follows?.resolution).toBe(resolutionOf(poll))
  if (follows === undefined) throw new Error('no resolution follows')
  const events = eventsFrom(resolution, [
    follows.command,
    command(resolution, 'DeclareObjective', thatDay, { objective: 'Verbesserung der Vermittlungsquote', direction: 'up', indicator: 'Vermittlungsquote' }),
    command(resolution, 'CreateObligation', thatDay, { obligation: branch, aspect: 'site', what: 'eine weitere Außenstelle einrichten' }),
    command(resolution, 'CreateObligation', thatDay, { obligation: parity, aspect: 'openingHours', what: 'Öffnungszeiten und Leistungen wie in Aurich und Norden' }),
  ])
  const { state } = given(resolution, events).thenState({ phase: 'adopted', reports: {} }).thenFindings()
  expect(openObligations(state)).toEqual([branch, parity])
  expect(Object.values(state.obligations).map(({ status }) => status)).toEqual(['open', 'open'])
  expect(Object.keys(state.reports)).toEqual([])
  // § 147 NKomVG: the Verwaltungsrat of the Anstalt is not public by default, so the title is not either.
  expect(publicTitle(state)).toBeUndefined()
})

test('Q9: the follow-up meeting is 28 days later, for which the Greens announce a motion', () => {
  const announced = eventsFrom(motion, [
    command(motion, 'AnnounceMotion', dateOf('2015-01-13/2015-02-10'), {
      title: { asPublished: 'Antrag zur konkreten Umsetzung' },
      originators: [{ kind: 'faction', faction: 'Grüne' }],
      body: council,
      intendedMeeting: next,
      follows: resolutionOf(poll),
      aspects: ['schedule', 'staff', 'rooms'],
    }),
  ])
  given(motion, announced).thenState({ phase: 'announced' }).thenFindings()
  const scheduled = eventsFrom(meeting, [command(meeting, 'ScheduleMeeting', followingDay, { body: council, mode: 'unknown', kind: 'ordinary' })])
  const { state } = given(meeting, scheduled).thenState({ phase: 'scheduled', on: followingDay })
  expect(state.on === undefined ? undefined : (Date.parse(state.on) - Date.parse(thatDay)) / 86_400_000).toBe(28)
  expect(compareFuzzyDates(thatDay, followingDay)).toBe('before')
  expect(followUp).not.toBe(paper)
})
