import { motion, type MotionPhase, type ReportedOutcome } from '@vor-ort/core'
import { command, event, eventsFrom, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { amendment, body, faction, february, item, january, march, motionId, otherBody, otherItem, otherResolution, otherSession, resolutionId, session, title, vote } from './data.ts'

const given = specify(motion)
const announced = event(motion, 'MotionAnnounced', january, { title, originators: [faction('Grüne')], body, intendedMeeting: otherSession, follows: resolutionId, aspects: ['schedule', 'staff', 'rooms'] })
const submitted = event(motion, 'MotionSubmitted', january, { title, kind: 'motion', originators: [faction('CDU')], body, text: { paragraphs: ['A', 'B'] } })
const placed = event(motion, 'MotionPlacedOnAgenda', january, { body, meeting: session, item })
const onAgenda = [submitted, placed]
const phasesOf = (...events: Parameters<typeof given>[0]): MotionPhase => given(events).state.phase

describe('An Antrag is brought in', () => {
  test('announced first, for a meeting, following a resolution', () => {
    given([]).when(command(motion, 'AnnounceMotion', january, announced.data)).then([announced]).thenState({ phase: 'announced', title, originators: [faction('Grüne')], body, days: { announced: january } })
    const withoutBody = command(motion, 'AnnounceMotion', january, { title, originators: [faction('Grüne')] })
    given([]).when(withoutBody).thenState({ body: undefined })
  })

  test('submitted with its text; what the announcement said of the body stays', () => {
    given([]).when(command(motion, 'SubmitMotion', january, submitted.data)).then([submitted]).thenState({ phase: 'submitted', kind: 'motion', baseText: { paragraphs: ['A', 'B'] }, body, days: { submitted: january, announced: undefined } })
    const plain = command(motion, 'SubmitMotion', february, { title: { asPublished: 'Neu' }, kind: 'proposal', originators: [faction('SPD')] })
    const { state } = given([announced]).when(plain).thenState({ phase: 'submitted', body, baseText: undefined, days: { announced: january, submitted: february } })
    expect([motion.title(state), motion.title(motion.initial)]).toEqual(['Neu', ''])
    given([submitted]).when(plain).thenRejected({ _tag: 'WrongPhase', command: 'SubmitMotion', phase: 'submitted', allowed: ['none', 'announced', 'depublished'] })
  })

  test('placed on agendas; the same item is placed once, and the earliest day counts', () => {
    given([submitted]).when(command(motion, 'PlaceMotionOnAgenda', january, placed.data)).then([placed]).thenState({ phase: 'onAgenda', body, placements: [{ ...placed.data, on: january }], days: { placed: january } })
    const again = event(motion, 'MotionPlacedOnAgenda', february, { ...placed.data, body: otherBody, roleAsPublished: 'Entscheidung' })
    expect(given([...onAgenda, again]).state).toMatchObject({ body: otherBody, placements: [{ ...again.data, on: february }], days: { placed: january } })
    const other = event(motion, 'MotionPlacedOnAgenda', february, { body, meeting: otherSession, item: otherItem })
    expect(given([submitted, other, placed]).state).toMatchObject({ placements: [{ ...other.data, on: february }, { ...placed.data, on: january }], days: { placed: january } })
  })

  test('placed again after its decision, which stands', () => {
    const rejected = event(motion, 'OutcomeReported', january, { body, decisive: true, published: 'abgelehnt', classified: { outcome: 'rejected', unanimity: 'majority', amended: false, counts: { kind: 'unknown' } } })
    const place = command(motion, 'PlaceMotionOnAgenda', february, { body: otherBody, meeting: otherSession, item: otherItem })
    given([...onAgenda, rejected]).when(place).thenState({ phase: 'rejected', body: otherBody })
    given([...onAgenda, event(motion, 'MotionWithdrawn', january, {})]).when(place).thenState({ phase: 'withdrawn' })
    for (const back of [event(motion, 'MotionReferred', january, {}), event(motion, 'MotionPostponed', january, {}), event(motion, 'DeliberationOpened', january, { item })]) {
      given([...onAgenda, back]).when(place).thenState({ phase: 'onAgenda' })
    }
  })

  test('foreseen for consultation by other bodies', () => {
    const foresee = command(motion, 'ForeseeConsultation', january, { consultation: 'OParl 1', body: otherBody })
    given([submitted]).when(foresee).then([event(motion, 'ConsultationForeseen', january, foresee.data)]).thenState({ phase: 'submitted' })
  })
})

describe('An Antrag goes its way', () => {
  test.each([
    ['OpenDeliberation', 'DeliberationOpened', 'inDeliberation', { item }],
    ['ReferMotion', 'MotionReferred', 'referred', { to: [otherBody] }],
    ['PostponeMotion', 'MotionPostponed', 'postponed', { to: otherSession }],
    ['WithdrawMotion', 'MotionWithdrawn', 'withdrawn', { reason: 'erledigt' }],
    ['DeclareMotionInadmissible', 'MotionDeclaredInadmissible', 'inadmissible', { ground: 'unzuständig' }],
    ['SettleMotion', 'MotionSettled', 'settled', { by: 'statement' }],
    ['NoteMotion', 'MotionNoted', 'notedOnly', {}],
    ['DepublishMotion', 'MotionDepublished', 'depublished', { reason: 'deleted' }],
  ] as const)('%s leads to %s', (type, eventType, phase, data) => {
    const step = { type, on: january, data }
    if (!motion.decider.isCommand(step)) throw new Error('no command')
    const outcome = given(onAgenda).when(step).thenState({ phase })
    expect(outcome.events.slice(2)).toEqual([{ type: eventType, on: january, data }])
    given([]).when(step).thenState({ phase: type === 'DepublishMotion' ? 'depublished' : 'none' })
  })

  test('its details are corrected, one by one', () => {
    const correct = (data: Partial<Parameters<typeof event<typeof motion.events, 'MotionCorrected'>>[3]>) => command(motion, 'CorrectMotion', february, { reason: 'Tippfehler', ...data })
    const { state } = given([submitted]).when(correct({})).then([event(motion, 'MotionCorrected', february, { reason: 'Tippfehler' })])
    expect([state.title, state.kind, state.baseText]).toEqual([title, 'motion', { paragraphs: ['A', 'B'] }])
    given([submitted]).when(correct({ title: { asPublished: 'Neu', isExcerpt: true }, kind: 'proposal', text: { paragraphs: ['C'] }, relatedMotion: motionId })).thenState({ title: { asPublished: 'Neu', isExcerpt: true }, kind: 'proposal', baseText: { paragraphs: ['C'] } })
    given([]).when(correct({})).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })
})

describe('What a source reports of an Antrag', () => {
  const report = (outcome: ReportedOutcome | undefined, more: { decisive?: boolean; amended?: boolean; of?: typeof item } = {}) =>
    event(motion, 'OutcomeReported', february, {
      body,
      decisive: more.decisive ?? true,
      published: outcome ?? 'siehe Anlage',
      ...(more.of === undefined ? {} : { item: more.of }),
      ...(outcome === undefined ? {} : { classified: { outcome, unanimity: 'unknown', amended: more.amended ?? false, counts: { kind: 'unknown' } } }),
    })

  // What each outcome makes of a motion on the agenda: by the body that decides, and by one that advises.
  const after: Readonly<Record<ReportedOutcome, readonly [MotionPhase, MotionPhase]>> = {
    adopted: ['adopted', 'onAgenda'],
    partlyAdopted: ['adoptedAmended', 'onAgenda'],
    rejected: ['rejected', 'onAgenda'],
    partlyRejected: ['rejected', 'onAgenda'],
    partlySettled: ['onAgenda', 'onAgenda'],
    recommended: ['onAgenda', 'onAgenda'],
    notRecommended: ['onAgenda', 'onAgenda'],
    incorporated: ['settled', 'onAgenda'],
    partlyIncorporated: ['onAgenda', 'onAgenda'],
    withdrawn: ['withdrawn', 'withdrawn'],
    postponed: ['postponed', 'postponed'],
    removed: ['postponed', 'postponed'],
    notTreated: ['onAgenda', 'onAgenda'],
    notVoted: ['onAgenda', 'onAgenda'],
    referred: ['referred', 'referred'],
    elected: ['adopted', 'onAgenda'],
    settled: ['settled', 'onAgenda'],
    noted: ['notedOnly', 'onAgenda'],
    agreed: ['settled', 'onAgenda'],
    answered: ['settled', 'onAgenda'],
    answerPending: ['onAgenda', 'onAgenda'],
    introduced: ['onAgenda', 'onAgenda'],
    discussed: ['onAgenda', 'onAgenda'],
    announced: ['notedOnly', 'notedOnly'],
    performed: ['onAgenda', 'onAgenda'],
    noBusiness: ['onAgenda', 'onAgenda'],
    recordedElsewhere: ['onAgenda', 'onAgenda'],
    voted: ['onAgenda', 'onAgenda'],
  }
  const outcomes = Object.entries(after) as ReadonlyArray<readonly [ReportedOutcome, readonly [MotionPhase, MotionPhase]]>

  test.each(outcomes)('%s moves it only as far as that body may', (outcome, [decided, advised]) => {
    expect([phasesOf(...onAgenda, report(outcome)), phasesOf(...onAgenda, report(outcome, { decisive: false }))]).toEqual([decided, advised])
    const counts = ['adopted', 'partlyAdopted', 'rejected', 'elected'].includes(outcome)
    expect(given([...onAgenda, report(outcome)]).state).toMatchObject({ decisions: counts ? 1 : 0, days: counts ? { voted: february } : {} })
    expect(given([...onAgenda, report(outcome, { decisive: false })]).state.decisions).toBe(0)
    expect(given([...onAgenda, report(outcome, { decisive: false })]).state.days.voted).toBeUndefined()
  })

  test('an adoption with changes is one as amended', () => {
    expect(phasesOf(...onAgenda, report('adopted', { amended: true }))).toBe('adoptedAmended')
    expect(phasesOf(...onAgenda, report('elected', { amended: true }))).toBe('adoptedAmended')
    expect(phasesOf(...onAgenda, report('rejected', { amended: true }))).toBe('rejected')
  })

  test('is recorded as it is, in any phase but the first', () => {
    const outcome = report('adopted')
    given(onAgenda).when(command(motion, 'ReportOutcome', february, outcome.data)).then([outcome]).thenState({ reported: [{ ...outcome.data, on: february }] })
    given([...onAgenda, event(motion, 'MotionWithdrawn', january, {})]).when(command(motion, 'ReportOutcome', february, outcome.data)).then([outcome])
    given([]).when(command(motion, 'ReportOutcome', february, outcome.data)).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test('what is not understood leaves the motion where it was, with a finding', () => {
    given([...onAgenda, report(undefined)])
      .thenState({ phase: 'onAgenda', decisions: 0, days: { voted: undefined } })
      .thenFindings({ rule: 'G-3', severity: 'information', facts: { published: ['siehe Anlage'] }, explanation: { de: 'Ein Ergebnis wurde wörtlich übernommen, weil sein Sinn nicht sicher ist.', en: 'A result was kept verbatim because its meaning is not certain.' } })
  })

  test('a later word on the same item takes the place of the earlier, and counts once', () => {
    const twice = given([...onAgenda, report('rejected', { of: item }), report('adopted', { of: item })]).thenState({ phase: 'adopted', decisions: 1 }).thenFindings()
    expect(twice.state.reported.map(({ published }) => published)).toEqual(['adopted'])
    given([...onAgenda, report('postponed', { of: item }), report('adopted', { of: item })]).thenState({ phase: 'adopted', decisions: 1 })
    given([...onAgenda, report('adopted', { of: item }), report('postponed', { of: item })]).thenState({ phase: 'postponed', decisions: 0 })
  })

  test('decisions on two items are a finding (G-8)', () => {
    const found = { rule: 'G-8', severity: 'warning', facts: { decisions: 2 }, explanation: { de: 'Über diesen Antrag wurde mehr als einmal entschieden.', en: 'This motion was decided more than once.' } } as const
    given([...onAgenda, report('adopted', { of: item }), report('adopted', { of: otherItem })]).thenFindings(found)
    given([...onAgenda, report('rejected'), report('rejected')]).thenFindings(found)
    given([...onAgenda, report('adopted', { of: item }), report('noted', { of: otherItem })]).thenFindings()
  })

  test('a change without its amendment is a finding (R-106)', () => {
    const found = { rule: 'R-106', severity: 'information', facts: {}, explanation: { de: 'Der Text wurde geändert; die Änderung selbst ist nicht überliefert.', en: 'The text was amended; the amendment itself is not on record.' } } as const
    given([...onAgenda, report('adopted', { amended: true })]).thenFindings(found)
    given([...onAgenda, report('adopted', { amended: true, decisive: false })]).thenFindings()
    const proposed = event(motion, 'AmendmentSubmitted', january, { amendment, originators: [faction('Grüne')] })
    given([...onAgenda, proposed, event(motion, 'AmendmentAdopted', february, { amendment }), report('adopted', { amended: true })]).thenFindings()
    given([...onAgenda, proposed, event(motion, 'AmendmentIncorporated', february, { amendment }), report('adopted', { amended: true })]).thenFindings()
    given([...onAgenda, proposed, event(motion, 'AmendmentRejected', february, { amendment }), report('adopted', { amended: true })]).thenFindings(found)
  })
})

test('what happens to a vote or an amendment that the motion does not know changes nothing', () => {
  const before = given(onAgenda).state
  const strange = [
    event(motion, 'AmendmentAdopted', january, { amendment }),
    event(motion, 'VoteTallied', january, { vote, counts: { kind: 'unknown' } }),
    event(motion, 'VoteResultCorrected', january, { vote, counts: { kind: 'unknown' }, unanimity: 'unknown', reason: 'x' }),
  ]
  expect(given([...onAgenda, ...strange]).state).toEqual(before)
})

test('the days of a motion come in order (G-15)', () => {
  const late = event(motion, 'MotionAnnounced', march, announced.data)
  const sooner = event(motion, 'MotionSubmitted', january, submitted.data)
  const explanation = { de: 'Die Reihenfolge der Tage widerspricht dem Gang eines Antrags.', en: 'The order of the days contradicts the course of a motion.' }
  given([late, sooner]).thenFindings({ rule: 'G-15', severity: 'warning', explanation, facts: { announced: march, submitted: january } })
  given([late, sooner, placed]).thenFindings({ rule: 'G-15', facts: { announced: march, submitted: january } }, { rule: 'G-15', facts: { announced: march, placed: january } })
  given([event(motion, 'MotionAnnounced', january, announced.data), event(motion, 'MotionSubmitted', january, submitted.data), placed]).thenFindings()
  const reported = event(motion, 'OutcomeReported', january, { body, decisive: true, published: 'x', resolution: otherResolution, classified: { outcome: 'adopted', unanimity: 'unknown', amended: false, counts: { kind: 'unknown' } } })
  given([submitted, event(motion, 'MotionPlacedOnAgenda', february, placed.data), reported]).thenFindings({ rule: 'G-15', facts: { placed: february, voted: january } })
  expect(eventsFrom(motion, [], [submitted])).toEqual([submitted])
})
