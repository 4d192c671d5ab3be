import { about, consultationSeries, consultationSession, derivedId, exactly, monthlySeries, preferredHeadcount, SeriesId, SessionId, SocialSpaceId, streamName, unknownQuantity, EventId, type AnyEvent, type Instant } from '@vor-ort/core'
import { command, eventsFrom, given } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { dateOf, utc } from './data.ts'

// The rows of the golden timeline from the press text on counselling on site (seed 001): no year is stated but 2023, and
// the nine persons of its caption are a number here.
const seriesId = derivedId(SeriesId, 'Sozialraumorientierte Beratung Aurich')
const [hageId, grossheideId] = ['Hage', 'Großheide'].map((place) => derivedId(SessionId, `session in ${place}`))
const names = ['Dornum', 'Hage', 'Großheide', 'Rechtsupweg', 'Norderney', 'Marienhafe', 'Pewsum', 'Hinte']
const spaceOf = (name: string) => derivedId(SocialSpaceId, `Sozialraum ${name}`)
const since = dateOf('2023/..')
const lateJanuary = dateOf('XXXX-01~late')
const lateFebruary = dateOf('XXXX-02~late')
const pressText = { kind: 'pressText', id: 'Großes Interesse an Beratung direkt vor Ort' } as const

const seriesEvents = eventsFrom(consultationSeries, [
  command(consultationSeries, 'StartSeries', dateOf('2023'), {
    name: 'Sozialraumorientierte Beratung', pilot: true, obligation: 'voluntary', firstVenue: { kind: 'unknown', place: 'Dornum' },
  }),
  command(consultationSeries, 'ChangeCadence', since, { cadence: 'monthly', rotating: true, reason: 'weil die Resonanz groß war' }),
  ...names.map((name) => command(consultationSeries, 'AddSocialSpaceToSeries', since, { space: spaceOf(name), name })),
])

const catchment = ['Hage', 'Hagermarsch', 'Halbemond', 'Lütetsburg']
const hageEvents = eventsFrom(consultationSession, [
  command(consultationSession, 'ScheduleSession', lateJanuary, {
    series: seriesId, socialSpace: spaceOf('Hage'), venue: { kind: 'thirdParty', place: 'Hage', name: 'Gemeindehaus' }, catchment, obligation: 'voluntary', booking: 'none',
  }),
  command(consultationSession, 'RecordSessionHeld', lateJanuary, {}),
  ...(['placement', 'employerService', 'benefits'] as const).map((team) => command(consultationSession, 'RecordTeam', lateJanuary, { team })),
  command(consultationSession, 'RecordStaff', lateJanuary, { count: exactly(9, 'person') }),
  command(consultationSession, 'RecordHeadcount', lateJanuary, { visitors: about(60, 'visit'), source: { key: 'press text', kind: 'ownReport', evidence: pressText } }),
  ...(['occupationalPerspectives', 'qualification', 'regionalVacancies', 'benefits'] as const).map((topic) => command(consultationSession, 'TallyTopic', lateJanuary, { topic })),
  command(consultationSession, 'TallyGroup', lateJanuary, { group: 'refugeesUkraine', count: unknownQuantity('visit'), wording: 'viele' }),
  command(consultationSession, 'OfferVacancyInformation', lateJanuary, {}),
])
const laterReport = command(consultationSession, 'RecordHeadcount', lateJanuary, { visitors: exactly(65, 'visit'), source: { key: 'later press report', kind: 'otherReport' } })

const grossheideEvents = eventsFrom(consultationSession, [
  command(consultationSession, 'ScheduleSession', lateFebruary, {
    series: seriesId, socialSpace: spaceOf('Großheide'), venue: { kind: 'unknown', place: 'Großheide' }, catchment: [], obligation: 'voluntary', booking: 'none', invitationBy: 'post',
  }),
])

describe('The counselling on site of the Jobcenter Aurich', () => {
  test('began 2023 in Dornum as a pilot and comes monthly to eight social spaces', () => {
    const { state } = given(consultationSeries, seriesEvents).thenState({ phase: 'recurring' }).thenFindings()
    expect(state.started).toMatchObject({ on: '2023', pilot: true, firstVenue: { place: 'Dornum' } })
    expect(state.cadence).toMatchObject({ cadence: 'monthly', rotating: true })
    expect(state.spaces.map(({ name }) => name)).toEqual(names)
    expect(new Set(state.spaces.map(({ space }) => space)).size).toBe(8)
  })

  test('was in Hage at the end of some January: third-party venue, four municipalities, three teams, nine members of staff', () => {
    const { state } = given(consultationSession, hageEvents).thenState({ phase: 'held', date: lateJanuary, staff: exactly(9, 'person') }).thenFindings()
    expect(state.details).toMatchObject({ venue: { kind: 'thirdParty', name: 'Gemeindehaus' }, catchment })
    expect(state.teams.map(({ team }) => team)).toEqual(['placement', 'employerService', 'benefits'])
    expect(Object.keys(state.topics)).toHaveLength(4)
    expect(state.groups.refugeesUkraine).toEqual({ count: { qualifier: 'unknown', unit: 'visit' }, wording: 'viele' })
  })

  test('Q7: about 60 visitors came to Hage, not 60', () => {
    expect(preferredHeadcount(given(consultationSession, hageEvents).state)).toEqual({
      visitors: about(60, 'visit'), source: { key: 'press text', kind: 'ownReport', evidence: pressText }, because: 'ownReport',
    })
  })

  test('has two headcounts side by side when a later report says 65, and says which one counts and why', () => {
    const both = eventsFrom(consultationSession, [laterReport], hageEvents)
    const { state } = given(consultationSession, both).thenFindings({ rule: 'C-8', severity: 'information', facts: { stated: ['about 60 visit', '65 visit'] } })
    expect(state.headcounts.map(({ visitors, source }) => [source.key, visitors])).toEqual([
      ['press text', about(60, 'visit')],
      ['later press report', exactly(65, 'visit')],
    ])
    expect(preferredHeadcount(state)).toMatchObject({ visitors: about(60, 'visit'), because: 'ownReport' })
    const corrected = eventsFrom(consultationSession, [command(consultationSession, 'CorrectHeadcount', lateJanuary, { key: 'press text', visitors: exactly(63, 'visit'), reason: 'nachgezählt' })], both)
    expect(preferredHeadcount(given(consultationSession, corrected).state)).toMatchObject({ visitors: exactly(63, 'visit'), because: 'correction' })
  })

  test('goes to Großheide next; the letters are announced, not sent', () => {
    const { state } = given(consultationSession, grossheideEvents).thenState({ phase: 'planned', date: lateFebruary, invitations: [] })
    expect(state.details).toMatchObject({ invitationBy: 'post', venue: { place: 'Großheide' } })
    expect([state.headcounts, preferredHeadcount(state)]).toEqual([[], undefined])
  })

  test('has no month noted as one without a session: the press text does not say since when it is monthly', () => {
    const happened: ReadonlyArray<readonly [string, ReadonlyArray<AnyEvent>]> = [[seriesId, seriesEvents], [hageId ?? '', hageEvents], [grossheideId ?? '', grossheideEvents]]
    const recordedAt: Instant = utc('12:00', '2026-06-15')
    const state = happened.reduce(
      (before, [id, events]) =>
        events.reduce((known, one) => monthlySeries.evolve(known, one, { stream: streamName('x', id), id, event: derivedId(EventId, id), on: one.on, recordedAt }), before),
      monthlySeries.initial,
    )
    expect(monthlySeries.due(state, recordedAt)).toEqual([])
    expect(state.sessions[hageId ?? '']?.held).toEqual({ to: '2026-06', ofYear: '01' })
  })

  test('names no member of staff and no visitor', () => {
    const fields = JSON.stringify([...seriesEvents, ...hageEvents, ...grossheideEvents])
    expect(fields).not.toMatch(/caseRef|person"?:/i)
    expect(fields).toContain('"value":"9"')
  })
})
