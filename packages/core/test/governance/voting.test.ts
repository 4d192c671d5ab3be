import { counted, decisionsOf, derivedId, foldEvents, motion, presets, ResolutionId, resolutionOf, textHash, votesCast, type MotionEvent, type Sitting } from '@vor-ort/core'
import { command, event, eventsFrom, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { amendment, body, clear, faction, item, january, otherBody, otherItem, otherSession, session, sitting, sittingWithout, title, vote, vote2 } from './data.ts'

const given = specify(motion)
const submitted = event(motion, 'MotionSubmitted', january, { title, kind: 'motion', originators: [faction('CDU')], body, text: { paragraphs: ['A'] } })
const placed = event(motion, 'MotionPlacedOnAgenda', january, { body, meeting: session, item })
const onAgenda = [submitted, placed]
const proposal = event(motion, 'AmendmentSubmitted', january, { amendment, originators: [faction('Grüne')] })
const reported: Sitting = { kind: 'reported', body, meeting: session }
const open = (of: Sitting = sitting(), more: { amendment?: typeof amendment; matter?: number; vote?: typeof vote } = {}) =>
  command(motion, 'OpenVote', january, { vote, sitting: of, majority: 'simple', ballot: 'open', ...more })
const opened = (of: Sitting = sitting(), more: { amendment?: typeof amendment; matter?: number } = {}) => event(motion, 'VoteOpened', january, open(of, more).data)
const tally = (counts: Parameters<typeof votesCast>[0]) => command(motion, 'TallyVote', january, { vote, counts })
const tallied = (counts: Parameters<typeof votesCast>[0]) => event(motion, 'VoteTallied', january, { vote, counts })
const declare = (outcome: 'adopted' | 'rejected', more: Partial<Parameters<typeof command<typeof motion.commands, 'DeclareResult'>>[3]> = {}) => command(motion, 'DeclareResult', january, { vote, outcome, ...more })
const unknown = { kind: 'unknown' } as const

describe('A vote opens', () => {
  test('in an open meeting of the body, on an item of its agenda (G-1)', () => {
    given(onAgenda).when(open()).then([opened()]).thenState({ phase: 'inDeliberation', votes: { [vote]: { on: january, majority: 'simple', sitting: sitting() } } })
    given(onAgenda).when(open(sitting({ open: false }))).then({ _tag: 'RuleBroken', rule: 'G-1', facts: { meeting: session }, explanation: { de: 'Abgestimmt wird nur in einer geöffneten Sitzung.', en: 'A vote is held only in an open meeting.' } })
  })

  test.each([
    ['not on the agenda', sitting({ onAgenda: false })],
    ['another meeting', sitting({ meeting: otherSession })],
    ['another item', sitting({ item: otherItem })],
    ['another body', sitting({ body: otherBody })],
  ])('not where the item is %s (G-1)', (_why, of) => {
    given(onAgenda).when(open(of)).then({
      _tag: 'RuleBroken',
      rule: 'G-1',
      facts: { meeting: of.meeting, item: of.item, body: of.body },
      explanation: { de: 'Der Antrag steht nicht auf der Tagesordnung dieser Sitzung dieses Gremiums.', en: 'The motion is not on the agenda of this meeting of this body.' },
    })
  })

  test('not on the motion while an amendment is undecided (G-6), unless the rules allow it', () => {
    const refusal = { _tag: 'RuleBroken', rule: 'G-6', facts: { undecided: [amendment] }, explanation: { de: 'Erst wird über die Änderungsanträge entschieden, dann über den Antrag.', en: 'Amendments are decided before the motion.' } } as const
    given([...onAgenda, proposal]).when(open()).then(refusal)
    given([...onAgenda, proposal]).when(open(sittingWithout('rules'))).then(refusal)
    given([...onAgenda, proposal]).when(open(sitting({ rules: presets['SGB2-44c'] }))).then([opened(sitting({ rules: presets['SGB2-44c'] }))])
    given([...onAgenda, proposal]).when(open(sitting(), { amendment })).then([opened(sitting(), { amendment })])
    given([...onAgenda, proposal, event(motion, 'AmendmentRejected', january, { amendment })]).when(open()).then([opened()])
  })

  test('as a source reports it, whatever the rules say', () => {
    given([submitted, proposal]).when(open(reported)).then([opened(reported)])
    given([submitted]).when(open()).thenRejected({ _tag: 'RuleBroken', rule: 'G-1' })
  })

  test('once, and on an amendment that is known and undecided', () => {
    given([...onAgenda, opened()]).when(open()).then({ _tag: 'AlreadyExists', what: 'vote', id: vote })
    given(onAgenda).when(open(reported, { amendment })).then({ _tag: 'UnknownReference', what: 'amendment', id: amendment, known: [] })
    given([...onAgenda, proposal, event(motion, 'AmendmentWithdrawn', january, { amendment })]).when(open(reported, { amendment })).then({
      _tag: 'RuleBroken',
      rule: 'G-6',
      facts: { amendment },
      explanation: { de: 'Über den Änderungsantrag ist schon entschieden (withdrawn).', en: 'The amendment is decided already (withdrawn).' },
    })
  })
})

describe('A vote is counted (G-2)', () => {
  const refusal = (cast: number, entitled: number) => ({ _tag: 'RuleBroken', rule: 'G-2', facts: { cast, entitled }, explanation: { de: `Es sind ${cast} Stimmen gezählt, aber nur ${entitled} Stimmberechtigte anwesend.`, en: `${cast} votes are counted, but only ${entitled} members entitled to vote are present.` } }) as const

  test('no more votes than members present and entitled', () => {
    given([...onAgenda, opened()]).when(tally(counted(6, 3, 2, 1))).then([tallied(counted(6, 3, 2, 1))]).thenState({ votes: { [vote]: { tally: { counts: counted(6, 3, 2, 1) } } } })
    given([...onAgenda, opened()]).when(tally(counted(6, 3, 2, 2))).then(refusal(13, 12))
    given([...onAgenda, opened(sitting({ presentEntitled: 8 }))]).when(tally(counted(9, 0))).then(refusal(9, 8))
    given([...onAgenda, opened(sittingWithout('presentEntitled'))]).when(tally(counted(13, 0))).then(refusal(13, 12))
    given([...onAgenda, opened(sittingWithout('presentEntitled', 'members'))]).when(tally(counted(99, 0))).then([tallied(counted(99, 0))])
    given([...onAgenda, opened(reported)]).when(tally(counted(99, 0))).then([tallied(counted(99, 0))])
  })

  test('what is known of it, or nothing', () => {
    given([...onAgenda, opened()]).when(tally(unknown)).then([tallied(unknown)])
    given([...onAgenda, opened()]).when(tally({ kind: 'partial', abstain: 12 })).then([tallied({ kind: 'partial', abstain: 12 })])
    given([...onAgenda, opened()]).when(tally({ kind: 'partial', abstain: 13 })).then(refusal(13, 12))
    expect([votesCast(unknown), votesCast({ kind: 'partial' }), votesCast({ kind: 'partial', yes: 1, no: 2, abstain: 4, invalid: 8 }), votesCast(counted(1, 2, 4, 8))]).toEqual([undefined, 0, 15, 15])
  })

  test('of a vote that is open and has no result yet', () => {
    given([...onAgenda, opened()]).when(command(motion, 'TallyVote', january, { vote: vote2, counts: unknown })).then({ _tag: 'UnknownReference', what: 'vote', id: vote2, known: [vote] })
    const declared = eventsFrom(motion, [open(sitting(), { amendment }), tally(clear), declare('adopted')], [...onAgenda, proposal])
    given(declared).when(tally(unknown)).then({ _tag: 'AlreadyExists', what: 'result of the vote', id: vote })
  })
})

describe('A result is declared', () => {
  const counting = (counts: Parameters<typeof votesCast>[0], of: Sitting = sitting(), more: { matter?: number } = {}) => [...onAgenda, opened(of, more), tallied(counts)]
  const result = (data: Partial<Parameters<typeof event<typeof motion.events, 'VoteResultDeclared'>>[3]> = {}) =>
    event(motion, 'VoteResultDeclared', january, { vote, outcome: 'adopted', unanimity: 'majority', counts: clear, deviates: false, validity: 'valid', expected: 'adopted', rule: 'R-100', ...data })
  const adopted = event(motion, 'MotionAdopted', january, { body, amended: false, resolution: resolutionOf(vote), vote, textHash: textHash({ paragraphs: ['A'] }), meeting: session })
  const rejected = event(motion, 'MotionRejected', january, { body, vote })

  test('and recomputed by the rules of the body; exactly one resolution follows from an adoption (G-3, G-8)', () => {
    given(counting(clear)).when(declare('adopted')).then([result(), adopted]).thenState({ phase: 'adopted', decisions: 1, days: { voted: january } }).thenFindings()
    given(counting(counted(5, 7))).when(declare('rejected')).then([result({ outcome: 'rejected', expected: 'rejected', counts: counted(5, 7) }), rejected]).thenState({ phase: 'rejected', decisions: 1 })
    expect(resolutionOf(vote)).toBe(derivedId(ResolutionId, `resolution of vote ${vote}`))
    expect(resolutionOf(vote)).not.toBe(resolutionOf(vote2))
  })

  test('with an id of its own for the resolution, where the recorder gives one', () => {
    const resolution = derivedId(ResolutionId, 'named by the recorder')
    given(counting(clear)).when(declare('adopted', { resolution })).then([result(), { ...adopted, data: { ...adopted.data, resolution } }])
  })

  test('and recorded as a deviation where the rules say otherwise (G-3)', () => {
    const wrong = result({ outcome: 'rejected', deviates: true })
    given(counting(clear)).when(declare('rejected')).then([wrong, rejected]).thenState({ phase: 'rejected' })
      .thenFindings({ rule: 'G-3', severity: 'violation', facts: { vote, declared: 'rejected', expected: 'adopted' }, explanation: { de: 'Verkündet wurde „abgelehnt“, nach den Regeln des Gremiums ergibt die Zählung das Gegenteil.', en: 'The outcome was declared "rejected"; by the body\'s rules the counts give the opposite.' } })
    given(counting(counted(6, 6))).when(declare('adopted')).thenFindings({ rule: 'G-3', facts: { vote, declared: 'adopted', expected: 'rejected' }, explanation: { de: 'Verkündet wurde „angenommen“, nach den Regeln des Gremiums ergibt die Zählung das Gegenteil.', en: 'The outcome was declared "adopted"; by the body\'s rules the counts give the opposite.' } })
  })

  test("by the chair's vote on a tie, but not in the matters 1, 4 and 8 (R-9)", () => {
    const of = sitting({ rules: presets['SGB2-44c'] })
    const tie = counted(6, 6)
    given(counting(tie, of)).when(declare('adopted', { chairVote: 'yes' })).then([result({ counts: tie, unanimity: 'tie', rule: 'R-9', chairVote: 'yes' }), adopted]).thenFindings()
    given(counting(tie, of, { matter: 4 })).when(declare('adopted', { chairVote: 'yes' })).then([result({ counts: tie, unanimity: 'tie', rule: 'R-9', chairVote: 'yes', expected: 'rejected', deviates: true }), adopted])
    given(counting(tie, of)).when(declare('adopted')).then([result({ counts: tie, unanimity: 'tie', rule: 'R-9', expected: 'undetermined' }), adopted])
      .thenFindings({ rule: 'R-9', severity: 'warning', facts: { vote }, explanation: { de: 'Das Ergebnis lässt sich aus den erfassten Zahlen nicht nachrechnen.', en: 'The outcome cannot be recomputed from the numbers on record.' } })
  })

  test('without recomputing where rules or counts are not known', () => {
    const { expected: _expected, rule: _rule, ...plain } = result({ unanimity: 'majority' }).data
    given(counting(clear, sittingWithout('rules'))).when(declare('adopted')).then([event(motion, 'VoteResultDeclared', january, plain), adopted])
    given(counting(unknown)).when(declare('adopted', { unanimity: 'majority' })).then([event(motion, 'VoteResultDeclared', january, { ...plain, counts: unknown }), adopted])
      .thenFindings({ rule: 'G-2', severity: 'information', facts: { vote }, explanation: { de: 'Die Stimmenzahlen sind nicht überliefert.', en: 'The counts are not on record.' } })
    given(counting(unknown)).when(declare('adopted')).thenState({ votes: { [vote]: { result: { unanimity: 'unknown' } } } })
    given(counting({ kind: 'partial', abstain: 2 })).when(declare('adopted', { unanimity: 'unanimous' })).thenState({ votes: { [vote]: { result: { unanimity: 'unanimous', deviates: false } } } }).thenFindings()
  })

  test('whose unanimity must fit the counts (G-4)', () => {
    given(counting(counted(9, 1))).when(declare('adopted', { unanimity: 'unanimous' })).then({ _tag: 'RuleBroken', rule: 'G-4', facts: { yes: 9, no: 1, computed: 'majority' }, explanation: { de: '„unanimous“ passt nicht zu 9 Ja und 1 Nein.', en: '"unanimous" does not fit 9 yes and 1 no.' } })
    given(counting(counted(9, 0, 3))).when(declare('adopted', { unanimity: 'unanimous' })).thenState({ phase: 'adopted' })
  })

  test.each([
    ['stands', 'valid'],
    ['missing', 'invalid'],
    ['unknown', 'unknown'],
  ] as const)('a quorum that %s makes a vote that is %s (R-103)', (quorum, validity) => {
    const declared = given(counting(clear, sitting({ quorum }))).when(declare('adopted')).then([result({ validity }), adopted])
    if (validity === 'invalid') declared.thenFindings({ rule: 'R-103', severity: 'violation', facts: { vote }, explanation: { de: 'Bei der Abstimmung war die Beschlussfähigkeit nicht gegeben.', en: 'The body was not quorate at the vote.' } })
    else declared.thenFindings()
  })

  test('as a source reports it: validity unknown, and the fate of amendments stays open', () => {
    const { meeting: _meeting, textHash: _hash, amended: _amended, ...rest } = adopted.data
    const { expected: _expected, rule: _rule, ...plain } = result({ counts: unknown, unanimity: 'unknown', validity: 'unknown' }).data
    const where: Sitting = { kind: 'reported', body }
    given([...onAgenda, proposal, opened(where), tallied(unknown)]).when(declare('adopted')).then([event(motion, 'VoteResultDeclared', january, plain), event(motion, 'MotionAdopted', january, rest)])
      .thenFindings({ rule: 'G-2' }, { rule: 'G-6', severity: 'information', facts: { vote, undecided: [amendment] }, explanation: { de: 'Was aus einem Änderungsantrag wurde, ist nicht überliefert.', en: 'What became of an amendment is not on record.' } })
  })

  test('in an observed sitting what is left of amendments has lost its object', () => {
    const of = sitting({ rules: presets['SGB2-44c'] })
    const gone = event(motion, 'AmendmentObsolete', january, { amendment })
    given([...onAgenda, proposal, opened(of), tallied(clear)]).when(declare('adopted')).then([result(), gone, adopted]).thenState({ amendments: { [amendment]: { status: 'obsolete' } } }).thenFindings()
    given([...onAgenda, proposal, opened(of), tallied(counted(5, 7))]).when(declare('rejected')).then([result({ outcome: 'rejected', expected: 'rejected', counts: counted(5, 7) }), gone, rejected])
  })

  test('once, of a vote that was counted', () => {
    const declared = eventsFrom(motion, [declare('adopted')], counting(clear))
    given(declared).when(declare('adopted')).thenNothing()
    given(declared).when(declare('rejected')).then({ _tag: 'AlreadyExists', what: 'result of the vote', id: vote })
    given(declared).when(declare('adopted', { unanimity: 'majority' })).thenNothing()
    given(declared).when(declare('adopted', { unanimity: 'unanimous' })).then({ _tag: 'AlreadyExists', what: 'result of the vote', id: vote })
    given([...onAgenda, opened()]).when(declare('adopted')).then({ _tag: 'UnknownReference', what: 'tally of the vote', id: vote, known: [] })
    given(onAgenda).when(declare('adopted')).then({ _tag: 'UnknownReference', what: 'vote', id: vote, known: [] })
  })

  test('without a text no digest follows', () => {
    const { text: _text, ...untold } = submitted.data
    const events = eventsFrom(motion, [declare('adopted')], [event(motion, 'MotionSubmitted', january, untold), placed, opened(), tallied(clear)])
    expect(events.at(-1)).toEqual(event(motion, 'MotionAdopted', january, { body, amended: false, resolution: resolutionOf(vote), vote, meeting: session }))
  })
})

describe('A motion whose amendment nobody tells of', () => {
  const before = [submitted, placed, proposal]
  const votes = [open(reported), tally(unknown), declare('adopted', { unanimity: 'majority' })]
  const adopted = (...fate: ReadonlyArray<MotionEvent>) => eventsFrom(motion, votes, [...before, ...fate]).at(-1)

  test('is adopted without saying whether its text was changed, and without a digest of a text that nobody knows', () => {
    expect(adopted()).toEqual(event(motion, 'MotionAdopted', january, { body, resolution: resolutionOf(vote), vote, meeting: session }))
    const state = foldEvents(motion.decider, [...before, ...eventsFrom(motion, votes, before)])
    expect(state.phase).toBe('adopted')
    expect(decisionsOf(state)).toMatchObject([{ amended: 'unknown', outcome: 'adopted' }])
  })

  test('is known not to be amended once the amendment is known to be rejected', () => {
    expect(adopted(event(motion, 'AmendmentRejected', january, { amendment }))?.data).toMatchObject({ amended: false, textHash: textHash({ paragraphs: ['A'] }) })
  })
})
