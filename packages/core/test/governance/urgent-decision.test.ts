import { decisionsOf, motion, orphanedObligations, resolution, resolutionFrom, urgentDecision } from '@vor-ort/core'
import { command, event, eventsFrom, given, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { amendment, body, clear, faction, february, hashA, item, january, motionId, obligation, obligation2, otherBody, resolutionId, session, sitting, title, vote, vote2 } from './data.ts'

describe('An Eilentscheidung (R-108)', () => {
  const givenUrgent = specify(urgentDecision)
  const taken = event(urgentDecision, 'UrgentDecisionTaken', january, { body, title, office: 'Landrat', ground: 'Frist', reportTo: ['body', 'committee'], disadvantageThreatened: true })
  const told = (to: 'body' | 'committee') => event(urgentDecision, 'UrgentDecisionReported', february, { to })
  const tell = (to: 'body' | 'committee') => command(urgentDecision, 'ReportUrgentDecision', february, { to })
  const found = { rule: 'R-108', severity: 'violation', explanation: { de: 'Über die Eilentscheidung wurde noch nicht unverzüglich unterrichtet.', en: 'The urgent decision has not been reported as it must be without delay.' } } as const

  test('stays a finding until body and committee are told', () => {
    givenUrgent([]).when(command(urgentDecision, 'TakeUrgentDecision', january, taken.data)).then([taken]).thenState({ phase: 'taken', taken: taken.data }).thenFindings({ ...found, facts: { missing: ['body', 'committee'] } })
    givenUrgent([taken]).when(tell('committee')).then([told('committee')]).thenState({ phase: 'taken', reported: ['committee'] }).thenFindings({ ...found, facts: { missing: ['body'] } })
    givenUrgent([taken, told('committee')]).when(tell('body')).thenFindings()
    givenUrgent([taken, told('body')]).when(tell('body')).thenNothing()
    givenUrgent([]).when(tell('body')).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test('without anyone to tell is no finding', () => {
    const silent = event(urgentDecision, 'UrgentDecisionTaken', january, { ...taken.data, reportTo: [] })
    expect([[silent], []].map((events) => urgentDecision.findings(givenUrgent(events).state))).toEqual([[], []])
  })

  test.each([
    [command(urgentDecision, 'ConfirmUrgentDecision', february, { resolution: resolutionId }), 'UrgentDecisionConfirmed', 'confirmed'],
    [command(urgentDecision, 'RepealUrgentDecision', february, {}), 'UrgentDecisionRepealed', 'repealed'],
    [command(urgentDecision, 'NoteUrgentDecision', february, { meeting: session }), 'UrgentDecisionNoted', 'noted'],
  ] as const)('$type: the body has the last word; reports may still come', (step, type, phase) => {
    const { events } = givenUrgent([taken]).when(step).thenState({ phase })
    expect(events[1]).toEqual({ type, on: february, data: step.data })
    givenUrgent(events).when(step).thenRejected({ _tag: 'WrongPhase', phase, allowed: ['taken'] })
    givenUrgent(events).when(tell('body')).then([told('body')]).thenState({ phase })
  })

  test('has the title that was given', () => {
    expect([urgentDecision.title(givenUrgent([taken]).state), urgentDecision.title(urgentDecision.initial)]).toEqual(['Dezentrale Außenstellen', ''])
  })
})

describe('What follows from an adopted motion (G-8)', () => {
  const adopted = event(motion, 'MotionAdopted', january, { body, amended: true, resolution: resolutionId, vote, textHash: hashA, meeting: session })
  const reported = (data: Partial<Parameters<typeof event<typeof motion.events, 'OutcomeReported'>>[3]>) =>
    event(motion, 'OutcomeReported', january, { body, decisive: true, published: 'angenommen', resolution: resolutionId, classified: { outcome: 'adopted', unanimity: 'majority', amended: false, counts: { kind: 'unknown' } }, ...data })

  test('is one resolution, whose digest is that of the text voted on (G-7)', () => {
    expect(resolutionFrom(motionId, title, adopted, 'no')).toStrictEqual({ resolution: resolutionId, command: { type: 'AdoptResolution', on: january, data: { body, title, public: 'no', motion: motionId, meeting: session, textHash: hashA } } })
    const { meeting: _meeting, textHash: _hash, ...bare } = adopted.data
    expect(resolutionFrom(motionId, title, { ...adopted, data: bare }, 'unknown')).toStrictEqual({ resolution: resolutionId, command: { type: 'AdoptResolution', on: january, data: { body, title, public: 'unknown', motion: motionId } } })
  })

  test('follows too where a source reports an adoption by the body that decides', () => {
    expect(resolutionFrom(motionId, title, reported({ meeting: session }), 'yes')).toStrictEqual({ resolution: resolutionId, command: { type: 'AdoptResolution', on: january, data: { body, title, public: 'yes', motion: motionId, meeting: session } } })
    expect(resolutionFrom(motionId, title, reported({ decisive: false }), 'yes')).toBeUndefined()
    expect(resolutionFrom(motionId, title, reported({ classified: { outcome: 'rejected', unanimity: 'majority', amended: false, counts: { kind: 'unknown' } } }), 'yes')).toBeUndefined()
    const { resolution: _resolution, ...without } = reported({}).data
    expect(resolutionFrom(motionId, title, { ...reported({}), data: without }, 'yes')).toBeUndefined()
    const { classified: _classified, ...verbatim } = reported({}).data
    expect(resolutionFrom(motionId, title, { ...reported({}), data: verbatim }, 'yes')).toBeUndefined()
  })

  test('is accepted by the resolution, and a second time refused', () => {
    const first = resolutionFrom(motionId, title, adopted, 'yes')
    if (first === undefined) throw new Error('no resolution')
    const events = given(resolution, []).when(first.command).thenState({ phase: 'adopted', textHash: hashA }).events
    given(resolution, events).when(first.command).thenRejected({ _tag: 'WrongPhase', phase: 'adopted' })
  })
})

test('no open obligation may be left with a body that has ended (G-10)', () => {
  const created = (id: typeof obligation) => event(resolution, 'ObligationCreated', january, { obligation: id, aspect: 'site', what: 'x' })
  const adopted = event(resolution, 'ResolutionAdopted', january, { body, title, public: 'yes', motion: motionId })
  const left = (...events: ReadonlyArray<ReturnType<typeof created> | ReturnType<typeof moved> | ReturnType<typeof done> | ReturnType<typeof waived>>) =>
    orphanedObligations(body, [{ id: resolutionId, obligations: given(resolution, [adopted, created(obligation), created(obligation2), ...events]).state.obligations }]).map((one) => one.obligation)
  const moved = (id: typeof obligation) => event(resolution, 'ObligationTransferred', february, { obligation: id, to: otherBody })
  const done = (id: typeof obligation) => event(resolution, 'ObligationFulfilled', february, { obligation: id, evidence: [{ kind: 'minutes', id: 'x' }] })
  const waived = (id: typeof obligation) => event(resolution, 'ObligationWaived', february, { obligation: id, by: resolutionId })
  expect(left()).toEqual([obligation, obligation2])
  expect(left(moved(obligation))).toEqual([obligation2])
  expect(left(done(obligation2))).toEqual([obligation])
  expect(left(waived(obligation), moved(obligation2))).toEqual([])
  expect(orphanedObligations(otherBody, [{ id: resolutionId, obligations: { a: { owner: body, status: 'open' } } }])).toEqual([])
  expect(orphanedObligations(body, [{ id: resolutionId, obligations: { a: { owner: body, status: 'open' } } }])).toEqual([{ resolution: resolutionId, obligation: 'a' }])
})

describe('The decision history of a motion', () => {
  const submitted = event(motion, 'MotionSubmitted', january, { title, kind: 'motion', originators: [faction('CDU')], text: { paragraphs: ['A'] } })
  const placed = event(motion, 'MotionPlacedOnAgenda', january, { body, meeting: session, item })
  const proposal = event(motion, 'AmendmentSubmitted', january, { amendment, originators: [faction('Grüne')], title: { asPublished: 'Änderung' }, change: { kind: 'insertAfter', paragraph: 1, text: 'B' } })
  const votes = (of: typeof vote, outcome: 'adopted' | 'rejected', more: { amendment?: typeof amendment } = {}, at: Parameters<typeof sitting>[0] = {}) => [
    command(motion, 'OpenVote', january, { vote: of, sitting: sitting(at), majority: 'simple', ballot: 'open', ...more }),
    command(motion, 'TallyVote', january, { vote: of, counts: clear }),
    command(motion, 'DeclareResult', january, { vote: of, outcome }),
  ]
  const row = { on: january, body, meeting: session, title: 'Dezentrale Außenstellen', subject: 'motion', outcome: 'adopted', decisive: true, unanimity: 'majority', amended: true, counts: clear, deviates: false, findings: [] }

  test('has one row for each result, of amendments too, each with its own findings', () => {
    const events = eventsFrom(motion, [...votes(vote2, 'adopted', { amendment }, { quorum: 'missing' }), ...votes(vote, 'adopted')], [submitted, placed, proposal])
    const [first, second, ...others] = decisionsOf(given(motion, events).state)
    expect(others).toEqual([])
    expect(first).toMatchObject({ ...row, title: 'Änderung', subject: 'amendment', amended: false, findings: [{ rule: 'R-103', facts: { vote: vote2 } }] })
    expect(second).toEqual(row)
  })

  test('says what is not known: titles, meetings, counts, outcomes', () => {
    const reported = { kind: 'reported', body } as const
    const events = [
      event(motion, 'VoteOpened', january, { vote, sitting: reported, majority: 'simple', ballot: 'unknown', amendment }),
      event(motion, 'VoteResultDeclared', january, { vote, outcome: 'rejected', unanimity: 'unknown', counts: { kind: 'unknown' }, deviates: false, validity: 'unknown', amendment }),
      event(motion, 'OutcomeReported', february, { body, decisive: false, published: 'siehe Anlage' }),
      event(motion, 'VoteOpened', january, { vote: vote2, sitting: reported, majority: 'simple', ballot: 'unknown' }),
    ]
    const rows = decisionsOf(given(motion, events).state)
    expect(rows.map(({ findings, ...rest }) => [rest, findings.map(({ rule }) => rule)])).toStrictEqual([
      [{ on: january, body, title: '', subject: 'amendment', outcome: 'rejected', decisive: true, unanimity: 'unknown', amended: false, counts: { kind: 'unknown' }, deviates: false }, ['G-2', 'G-3']],
      [{ on: february, body, title: '', subject: 'motion', outcome: 'unclassified', decisive: false, unanimity: 'unknown', amended: false, counts: { kind: 'unknown' }, deviates: false, published: 'siehe Anlage' }, ['G-3']],
    ])
  })

  test('takes over what a source says', () => {
    const classified = { outcome: 'partlyAdopted', unanimity: 'unanimous', amended: true, counts: { kind: 'partial', abstain: 2 } } as const
    const events = [submitted, event(motion, 'OutcomeReported', february, { body, meeting: session, decisive: true, published: 'einstimmig', classified })]
    expect(decisionsOf(given(motion, events).state)).toMatchObject([{ ...row, on: february, outcome: 'partlyAdopted', unanimity: 'unanimous', amended: true, counts: classified.counts, published: 'einstimmig', findings: [{ rule: 'R-106' }] }])
    const unamended = eventsFrom(motion, votes(vote, 'rejected'), [submitted, placed])
    expect(decisionsOf(given(motion, unamended).state)).toMatchObject([{ amended: false, outcome: 'rejected', deviates: true, findings: [{ rule: 'G-3' }] }])
  })
})
