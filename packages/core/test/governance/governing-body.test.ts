import { day, fuzzyDate, governingBody, membershipsOn, presets, rulesInForce, transfersFrom, unknownDate, type FuzzyDate, type PresetName } from '@vor-ort/core'
import { command, event, eventsFrom, specify } from '@vor-ort/testing'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { february, january, march, obligation, obligation2, otherBody, otherResolution, otherSession, personA, personB, resolutionId, seatA, seatB, seatC, session } from './data.ts'

const given = specify(governingBody)
const constituted = event(governingBody, 'BodyConstituted', january, { name: 'Verwaltungsrat des Jobcenters', kind: 'verwaltungsrat', carrier: 'Landkreis' })
const beirat = event(governingBody, 'BodyConstituted', january, { name: 'Örtlicher Beirat', kind: 'beirat' })
const member = { membership: seatA, person: personA, role: 'member', votingRight: true, onBehalfOf: 'CDU' } as const
const appointed = event(governingBody, 'MemberAppointed', january, member)
const secondMember = event(governingBody, 'MemberAppointed', january, { membership: seatB, person: personB, role: 'substitute', votingRight: true })
const fuzzy = (value: string): FuzzyDate => {
  const read = fuzzyDate(value)
  return isRight(read) ? read.right : unknownDate
}
const adopted = (on: FuzzyDate, preset: PresetName) => event(governingBody, 'BodyRulesAdopted', on, { rules: presets[preset] })

describe('A Gremium', () => {
  test('is constituted, and shows that its rules are not recorded yet', () => {
    const constitute = command(governingBody, 'ConstituteBody', january, { ...constituted.data, externalIds: [{ system: 'OParl', id: 'https://example.org/body/1' }] })
    const outcome = given([]).when(constitute).then([event(governingBody, 'BodyConstituted', january, constitute.data)])
    outcome.thenState({ phase: 'constituted', kind: 'verwaltungsrat', successor: undefined })
    expect(outcome.state.details).toEqual({ name: 'Verwaltungsrat des Jobcenters', carrier: 'Landkreis' })
    outcome.thenFindings({
      rule: 'R-100',
      severity: 'information',
      facts: {},
      explanation: {
        de: 'Für dieses Gremium sind keine Abstimmungsregeln erfasst; Ergebnisse werden nicht nachgerechnet.',
        en: 'No voting rules are recorded for this body; outcomes are not recomputed.',
      },
    })
    expect(governingBody.title(outcome.state)).toBe('Verwaltungsrat des Jobcenters')
    expect(governingBody.title(governingBody.initial)).toBe('')
  })

  test('adopts rules, and is active from then on, without a finding', () => {
    given([constituted])
      .when(command(governingBody, 'AdoptBodyRules', january, { rules: presets.Satzung, basis: 'Unternehmenssatzung' }))
      .then([event(governingBody, 'BodyRulesAdopted', january, { rules: presets.Satzung, basis: 'Unternehmenssatzung' })])
      .thenState({ phase: 'active', rules: [{ from: january, rules: presets.Satzung }] })
      .thenFindings()
  })

  test('decides by the rules that were certainly adopted last, whenever they were recorded', () => {
    const { state } = given([constituted, adopted(day('2021-01-01'), 'NKomVG'), adopted(day('2011-01-01'), 'Satzung'), adopted(unknownDate, 'HGO-HKO')])
    const at = (on: FuzzyDate) => rulesInForce(state, on)?.preset
    expect([day('2010-12-31'), day('2011-01-01'), day('2020-12-31'), day('2021-01-01'), unknownDate].map(at)).toEqual([undefined, 'Satzung', 'Satzung', 'NKomVG', undefined])
    const vague = given([constituted, adopted(fuzzy('2011'), 'NKomVG'), adopted(fuzzy('2011-05'), 'Satzung'), adopted(fuzzy('2012'), 'KVG-LSA')]).state
    expect([fuzzy('2011-07'), day('2011-12-31'), day('2012-01-01'), day('2012-12-31')].map((on) => rulesInForce(vague, on)?.preset)).toEqual(['Satzung', 'Satzung', 'Satzung', 'KVG-LSA'])
  })

  test('is corrected, and depublished, without losing what was recorded', () => {
    const correct = command(governingBody, 'CorrectBody', february, { reason: 'Umbenennung', shortName: 'VR' })
    const corrected = given([constituted]).when(correct).then([event(governingBody, 'BodyCorrected', february, correct.data)])
    expect(corrected.state.details).toEqual({ name: 'Verwaltungsrat des Jobcenters', carrier: 'Landkreis', shortName: 'VR' })
    given(corrected.events)
      .when(command(governingBody, 'DepublishBody', march, { reason: 'deleted' }))
      .then([event(governingBody, 'BodyDepublished', march, { reason: 'deleted' })])
      .thenState({ phase: 'depublished', details: { shortName: 'VR' } })
    given([]).when(correct).thenRejected({ _tag: 'WrongPhase', command: 'CorrectBody', phase: 'none', allowed: ['any phase after the first event'] })
  })

  test('ends without a successor', () => {
    given([constituted])
      .when(command(governingBody, 'DissolveBody', february, { reason: 'Ende der Anstalt' }))
      .then([event(governingBody, 'BodyDissolved', february, { reason: 'Ende der Anstalt' })])
      .thenState({ phase: 'dissolved', successor: undefined })
      .thenFindings()
  })
})

describe('Succession (G-10)', () => {
  const first = { resolution: resolutionId, obligation }
  const second = { resolution: otherResolution, obligation: obligation2 }
  const supersede = (transferred: ReadonlyArray<typeof first>) =>
    command(governingBody, 'SupersedeBody', february, { successor: otherBody, openObligations: [first, second], transferred, basis: 'Kreistag' })

  test('is refused while it leaves an open obligation behind', () => {
    given([constituted]).when(supersede([first])).then({
      _tag: 'RuleBroken',
      rule: 'G-10',
      explanation: { de: 'Die Nachfolge muss jeden offenen Umsetzungsauftrag ausdrücklich übernehmen.', en: 'The successor must take over every open obligation explicitly.' },
      facts: { orphaned: [obligation2] },
    })
  })

  test('takes every open obligation over, each by a command to its resolution', () => {
    const superseded = event(governingBody, 'BodySuperseded', february, { successor: otherBody, transferred: [first, second], basis: 'Kreistag' })
    given([constituted]).when(supersede([first, second])).then([superseded]).thenState({ phase: 'superseded', successor: otherBody })
    expect(transfersFrom(superseded)).toEqual([
      { resolution: resolutionId, command: { type: 'TransferObligation', on: february, data: { obligation, to: otherBody } } },
      { resolution: otherResolution, command: { type: 'TransferObligation', on: february, data: { obligation: obligation2, to: otherBody } } },
    ])
  })
})

describe('A membership', () => {
  const appoint = (data: Partial<(typeof appointed)['data']>, on = february) => command(governingBody, 'AppointMember', on, { ...member, membership: seatC, ...data })

  test('begins on behalf of a faction, and holds from that day on', () => {
    const { state } = given([constituted])
      .when(command(governingBody, 'AppointMember', january, { ...member, providesIntegrationServices: false }))
      .then([event(governingBody, 'MemberAppointed', january, { ...member, providesIntegrationServices: false })])
    expect(state.memberships).toEqual({ [seatA]: { person: personA, role: 'member', votingRight: true, onBehalfOf: 'CDU', providesIntegrationServices: false, from: january } })
    expect([day('2015-01-12'), january, february].map((on) => membershipsOn(state, on).map(([id]) => id))).toEqual([[], [seatA], [seatA]])
    expect(membershipsOn(state, unknownDate)).toEqual([])
  })

  test('ends on a day, and can be ended on the same day only once', () => {
    const end = command(governingBody, 'EndMembership', february, { membership: seatA, reason: 'resigned' })
    const ended = given([constituted, appointed, secondMember]).when(end).then([event(governingBody, 'MembershipEnded', february, end.data)])
    expect([day('2015-02-09'), february, unknownDate].map((on) => membershipsOn(ended.state, on).map(([id]) => id))).toEqual([[seatA, seatB], [seatB], []])
    given(ended.events).when(end).thenNothing()
    given(ended.events)
      .when(command(governingBody, 'EndMembership', march, { membership: seatA }))
      .then([event(governingBody, 'MembershipEnded', march, { membership: seatA })])
      .thenState({ memberships: { [seatA]: { until: march } } })
    given([constituted, appointed]).when(command(governingBody, 'EndMembership', february, { membership: seatB })).then({ _tag: 'UnknownReference', what: 'membership', id: seatB, known: [seatA] })
  })

  test('does not overlap with another of the same person (G-13)', () => {
    given([constituted, appointed]).when(appoint({})).then({
      _tag: 'RuleBroken',
      rule: 'G-13',
      explanation: { de: 'Mitgliedschaften einer Person überschneiden sich nicht, und ein Sitz hat höchstens eine Stimme.', en: 'Memberships of one person do not overlap, and a seat has at most one vote.' },
      facts: { membership: seatC, clashesWith: seatA },
    })
    const ended = eventsFrom(governingBody, [command(governingBody, 'EndMembership', february, { membership: seatA })], [constituted, appointed])
    given(ended).when(appoint({}, day('2015-02-09'))).thenRejected({ _tag: 'RuleBroken', rule: 'G-13' })
    given(ended).when(appoint({}, february)).then([event(governingBody, 'MemberAppointed', february, { ...member, membership: seatC })])
    given(ended).when(appoint({ until: january }, day('2014-01-01'))).thenState({ memberships: { [seatC]: { until: january } } })
    given(ended).when(appoint({ until: day('2015-01-14') }, day('2014-01-01'))).thenRejected({ _tag: 'RuleBroken', rule: 'G-13' })
    given(ended).when(appoint({}, unknownDate)).thenRejected({ _tag: 'RuleBroken', rule: 'G-13' })
  })

  test('has a seat with at most one vote (G-13)', () => {
    const seated = event(governingBody, 'MemberAppointed', january, { ...member, seat: 'Sitz 1' })
    const other = { person: personB, seat: 'Sitz 1' }
    given([constituted, seated]).when(appoint(other)).thenRejected({ _tag: 'RuleBroken', rule: 'G-13', facts: { membership: seatC, clashesWith: seatA } })
    given([constituted, seated]).when(appoint({ ...other, votingRight: false })).thenState({ memberships: { [seatC]: { votingRight: false } } })
    given([constituted, seated]).when(appoint({ ...other, seat: 'Sitz 2' })).thenState({ memberships: { [seatC]: { seat: 'Sitz 2' } } })
    const advisory = event(governingBody, 'MemberAppointed', january, { ...member, seat: 'Sitz 1', votingRight: false })
    given([constituted, advisory]).when(appoint(other)).thenState({ memberships: { [seatC]: { person: personB } } })
    given([constituted, appointed]).when(appoint({ person: personB })).thenState({ memberships: { [seatC]: { person: personB } } })
  })

  test('is not made a second time under the same id', () => {
    const ended = eventsFrom(governingBody, [command(governingBody, 'EndMembership', february, { membership: seatA })], [constituted, appointed])
    given(ended).when(appoint({ membership: seatA, person: personB }, march)).then({ _tag: 'AlreadyExists', what: 'membership', id: seatA })
  })

  test.each(['R-12', 'G-12'])('of the Beirat is closed to providers of integration services (%s)', () => {
    given([beirat]).when(appoint({ providesIntegrationServices: true })).then({
      _tag: 'RuleBroken',
      rule: 'R-12',
      explanation: {
        de: 'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören (§ 18d SGB II).',
        en: 'Who offers integration services under SGB II may not be a member of the local advisory board (§ 18d SGB II).',
      },
      facts: { membership: seatC },
    })
    given([beirat]).when(appoint({ providesIntegrationServices: false })).thenState({ memberships: { [seatC]: { person: personA } } })
    given([beirat]).when(appoint({})).thenState({ memberships: { [seatC]: { person: personA } } })
    given([constituted]).when(appoint({ providesIntegrationServices: true })).thenState({ memberships: { [seatC]: { person: personA } } })
  })
})

describe('A substitution (G-13)', () => {
  const members = [constituted, appointed, secondMember, event(governingBody, 'MemberAppointed', january, { ...member, membership: seatC, person: personB })]
  const arrange = (absent: typeof seatA, substitute: typeof seatA) => command(governingBody, 'ArrangeSubstitution', february, { absent, substitute, meeting: session })
  const arranged = event(governingBody, 'SubstitutionArranged', february, { absent: seatA, substitute: seatB, meeting: session })

  test('is arranged for one meeting', () => {
    given(members).when(arrange(seatA, seatB)).then([arranged]).thenState({ substitutions: [arranged.data] })
    const elsewhere = command(governingBody, 'ArrangeSubstitution', february, { absent: seatA, substitute: seatB, meeting: otherSession })
    given([...members, arranged]).when(elsewhere).thenState({ substitutions: [arranged.data, elsewhere.data] })
  })

  test('gives a seat at most one substitute, and nobody stands in for themselves or for two', () => {
    const refusal = {
      _tag: 'RuleBroken',
      rule: 'G-13',
      explanation: {
        de: 'Je Sitz und Sitzung gibt es höchstens eine Vertretung, und niemand vertritt sich selbst oder zwei zugleich.',
        en: 'A seat has at most one substitute at a meeting, and nobody stands in for themselves or for two.',
      },
    } as const
    given([...members, arranged]).when(arrange(seatA, seatC)).then({ ...refusal, facts: { absent: seatA, substitute: seatC, meeting: session } })
    given([...members, arranged]).when(arrange(seatC, seatB)).then(refusal)
    given(members).when(arrange(seatA, seatA)).then(refusal)
    given([...members, arranged]).when(arrange(seatC, seatA)).thenState({ substitutions: [arranged.data, { absent: seatC, substitute: seatA, meeting: session }] })
  })

  test('names members that the body knows', () => {
    const two = [constituted, appointed]
    given(two).when(arrange(seatA, seatB)).then({ _tag: 'UnknownReference', what: 'membership', id: seatB, known: [seatA] })
    given(two).when(arrange(seatB, seatA)).then({ _tag: 'UnknownReference', what: 'membership', id: seatB, known: [seatA] })
  })
})

test('what happens to a membership that the body does not know changes nothing', () => {
  const ended = event(governingBody, 'MembershipEnded', february, { membership: seatA })
  expect(given([constituted, ended]).state).toEqual(given([constituted]).state)
})

describe('A membership that a source reports', () => {
  const appoint = (membership: typeof seatA, more: object = {}) =>
    command(governingBody, 'AppointMember', january, { membership, person: personA, role: 'member', votingRight: true, reported: true, ...more })

  test('is recorded although it overlaps with another, and the overlap is a finding (G-13)', () => {
    const [first, second] = [seatA, seatB]
    given([constituted, event(governingBody, 'MemberAppointed', january, appoint(first).data)])
      .when(appoint(second))
      .then([event(governingBody, 'MemberAppointed', january, appoint(second).data)])
      .thenFindings({ rule: 'R-100' }, {
        rule: 'G-13',
        severity: 'warning',
        facts: { membership: first, clashesWith: second },
        explanation: {
          de: 'Mitgliedschaften einer Person überschneiden sich nicht, und ein Sitz hat höchstens eine Stimme.',
          en: 'Memberships of one person do not overlap, and a seat has at most one vote.',
        },
      })
  })

  test('of a provider in a Beirat is recorded with a finding (R-12)', () => {
    const seat = seatA
    given([beirat])
      .when(appoint(seat, { providesIntegrationServices: true }))
      .thenFindings({ rule: 'R-100' }, {
        rule: 'R-12',
        severity: 'violation',
        facts: { membership: seat },
        explanation: {
          de: 'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören (§ 18d SGB II).',
          en: 'Who offers integration services under SGB II may not be a member of the local advisory board (§ 18d SGB II).',
        },
      })
  })
})
