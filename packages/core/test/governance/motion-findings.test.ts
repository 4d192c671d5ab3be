import { counted, motion, presets, type Counts, type MotionEvent, type Sitting } from '@vor-ort/core'
import { command, event, eventsFrom, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { amendment, amendment2, body, clear, faction, february, item, january, seatA, seatB, seatC, session, sitting, sittingWithout, statutory, title, vote, vote2 } from './data.ts'

const given = specify(motion)
const submitted = event(motion, 'MotionSubmitted', january, { title, kind: 'motion', originators: [faction('CDU')], body, text: { paragraphs: ['A'] } })
const placed = event(motion, 'MotionPlacedOnAgenda', january, { body, meeting: session, item })
const onAgenda = [submitted, placed]
type Opened = Parameters<typeof event<typeof motion.events, 'VoteOpened'>>[3]
const opened = (of: Sitting = sitting(), more: Partial<Opened> = {}) => event(motion, 'VoteOpened', january, { vote, sitting: of, majority: 'simple', ballot: 'open', ...more })
const tallied = (counts: Counts = clear, of = vote) => event(motion, 'VoteTallied', january, { vote: of, counts })
const declared = (events: ReadonlyArray<MotionEvent>, outcome: 'adopted' | 'rejected' = 'adopted', of = vote) => eventsFrom(motion, [command(motion, 'DeclareResult', january, { vote: of, outcome })], events)

describe('A secret ballot', () => {
  test('is a finding where it is inadmissible, and only there', () => {
    const found = { rule: 'G-3', severity: 'violation', facts: { vote, seat: '§ 54 Abs. 2 HGO' }, explanation: { de: 'Geheime Abstimmung ist hier unzulässig.', en: 'A secret ballot is inadmissible here.' } } as const
    given([...onAgenda, opened(sitting({ rules: presets['HGO-HKO'] }), { ballot: 'secret' })]).thenFindings(found)
    given([...onAgenda, opened(sitting({ rules: presets['HGO-HKO'] }), { ballot: 'open' })]).thenFindings()
    given([...onAgenda, opened(sitting(), { ballot: 'secret' })]).thenFindings()
    given([...onAgenda, opened(sittingWithout('rules'), { ballot: 'secret' })]).thenFindings()
    given([...onAgenda, opened({ kind: 'reported', body, rules: presets['HGO-HKO'] }, { ballot: 'secret' })]).thenFindings(found)
  })
})

describe('Excluded members (G-5, R-104)', () => {
  const named = event(motion, 'VoteTallied', january, { vote, counts: clear, named: [{ member: seatA, option: 'yes' }, { member: seatB, option: 'no' }] })

  test('who vote are noted, and nothing is annulled', () => {
    const found = { rule: 'G-5', severity: 'violation', facts: { vote, members: [seatA] }, explanation: { de: 'Ein ausgeschlossenes Mitglied hat mitgestimmt; ob das den Beschluss berührt, ist zu prüfen.', en: 'An excluded member voted; whether that touches the resolution must be examined.' } } as const
    given([...onAgenda, opened(sitting({ excluded: [seatA, seatC] })), named]).thenFindings(found)
    given(declared([...onAgenda, opened(sitting({ excluded: [seatA] })), named])).thenState({ phase: 'adopted', votes: { [vote]: { result: { validity: 'valid' } } } }).thenFindings(found)
    given([...onAgenda, opened(sitting({ excluded: [seatC] })), named]).thenFindings()
    given([...onAgenda, opened(sitting({ excluded: [seatA] })), tallied()]).thenFindings()
    given([...onAgenda, opened({ kind: 'reported', body }), named]).thenFindings()
  })

  test('if they are more than half, NKomVG needs an approval (R-103)', () => {
    const found = { rule: 'R-103', severity: 'warning', facts: { vote, excluded: 2 }, explanation: { de: 'Mehr als die Hälfte war ausgeschlossen: die Genehmigung der Kommunalaufsicht ist nötig.', en: 'More than half were excluded: the approval of the supervisory authority is needed.' } } as const
    const excluded = [seatA, seatB]
    given([...onAgenda, opened(sitting({ excluded, members: 3 }))]).thenFindings(found)
    given([...onAgenda, opened(sitting({ excluded, members: 4 }))]).thenFindings()
    given([...onAgenda, opened(sitting({ excluded, members: 3, rules: presets['HGO-HKO'] }))]).thenFindings()
    given([...onAgenda, opened({ ...sittingWithout('members'), excluded })]).thenFindings()
    given([...onAgenda, opened({ ...sittingWithout('rules'), excluded, members: 3 })]).thenFindings()
    given([...onAgenda, opened(sitting({ excluded: [], members: 0 }))]).thenFindings()
  })
})

describe('The order among amendments (R-105)', () => {
  const proposal = (id: typeof amendment, reach?: number) => event(motion, 'AmendmentSubmitted', january, { amendment: id, originators: [faction('Grüne')], ...(reach === undefined ? {} : { reach }) })
  const voted = (reaches: readonly [number | undefined, number | undefined], of: Sitting = sitting()) => declared([...onAgenda, proposal(amendment, reaches[0]), proposal(amendment2, reaches[1]), opened(of, { amendment }), tallied()])
  const found = { rule: 'R-105', severity: 'warning', facts: { vote, further: [amendment2] }, explanation: { de: 'Ein weitergehender Änderungsantrag war noch nicht entschieden.', en: 'A further-reaching amendment had not been decided.' } } as const

  test('is the furthest-reaching first', () => {
    given(voted([1, 2])).thenFindings(found)
    given(voted([undefined, 1])).thenFindings(found)
    given(voted([2, 2])).thenFindings()
    given(voted([2, 1])).thenFindings()
    given(voted([0, undefined])).thenFindings()
  })

  test('matters only under rules that say so, and only once it was voted', () => {
    given(voted([1, 2], sitting({ rules: presets['SGB2-44c'] }))).thenFindings()
    given(voted([1, 2], sittingWithout('rules'))).thenFindings()
    given([...onAgenda, proposal(amendment, 1), proposal(amendment2, 2), opened(sitting(), { amendment }), tallied()]).thenFindings()
    given([...voted([1, 2]), event(motion, 'AmendmentWithdrawn', february, { amendment: amendment2 })]).thenFindings()
  })

  test('is no matter of a vote on the motion itself', () => {
    given(declared([...onAgenda, proposal(amendment, 3), opened({ kind: 'reported', body, rules: presets.NKomVG }), tallied()])).thenFindings({ rule: 'G-6' })
  })

  test('undecided amendments are a finding of a vote on the motion, not of one on an amendment (G-6)', () => {
    const events = declared([...onAgenda, proposal(amendment, 3), proposal(amendment2, 2), opened(sitting(), { amendment }), tallied()])
    given(events).thenFindings()
  })
})

describe('A corrected count', () => {
  const correct = (counts: Counts, of = vote) => command(motion, 'CorrectVoteResult', february, { vote: of, counts, unanimity: 'majority', reason: 'verzählt' })
  const again = (outcome: 'adopted' | 'rejected', expected: 'adopted' | 'rejected') =>
    ({ rule: 'G-3', severity: 'violation', facts: { vote, declared: outcome, expected }, explanation: { de: 'Nach der Berichtigung der Zählung ergibt sich ein anderes Ergebnis als verkündet.', en: 'After the correction of the counts the outcome differs from what was declared.' } }) as const

  test('stands beside what was declared, and is evaluated anew', () => {
    const events = declared([...onAgenda, opened(), tallied()])
    const corrected = given(events).when(correct(counted(5, 7))).then([event(motion, 'VoteResultCorrected', february, correct(counted(5, 7)).data)])
    corrected.thenState({ phase: 'adopted', votes: { [vote]: { corrected: true, result: { outcome: 'adopted', counts: counted(5, 7), unanimity: 'majority' }, tally: { counts: clear } } } })
    corrected.thenFindings(again('adopted', 'rejected'))
    given(events).when(correct(counted(8, 4))).thenFindings()
    given(declared([...onAgenda, opened(), tallied(counted(5, 7))], 'rejected')).when(correct(clear)).thenFindings(again('rejected', 'adopted'))
  })

  test('is judged by the matter, the chair and the majority of the vote', () => {
    const tie = counted(6, 6)
    const chaired = (more: Partial<Opened>) => eventsFrom(motion, [command(motion, 'DeclareResult', january, { vote, outcome: 'rejected', chairVote: 'yes' })], [...onAgenda, opened(sitting({ rules: presets['SGB2-44c'] }), more), tallied(counted(5, 7))])
    given(chaired({ matter: 4 })).when(correct(tie)).thenFindings()
    given(chaired({ matter: 5 })).when(correct(tie)).thenFindings(again('rejected', 'adopted'))
    const qualified = declared([...onAgenda, opened(sitting({ rules: statutory(presets.NKomVG, 12) }), { majority: 'twoThirdsOfMembers' }), tallied(counted(8, 4))])
    given(qualified).when(correct(clear)).thenFindings(again('adopted', 'rejected'))
    given(declared([...onAgenda, opened(sitting({ rules: presets['SGB2-44c'] })), tallied()])).when(correct(tie)).thenFindings()
  })

  test('is not evaluated where rules or counts are missing', () => {
    given(declared([...onAgenda, opened(sittingWithout('rules')), tallied()])).when(correct(counted(5, 7))).thenFindings()
    given(declared([...onAgenda, opened(), tallied()])).when(correct({ kind: 'partial', no: 7 })).thenFindings()
    given(declared([...onAgenda, opened(), tallied()])).when(correct({ kind: 'unknown' })).thenFindings({ rule: 'G-2' })
  })

  test('is of a vote with a result', () => {
    given([...onAgenda, opened(), tallied()]).when(correct(clear)).then({ _tag: 'UnknownReference', what: 'declared vote', id: vote, known: [vote] })
    given(declared([...onAgenda, opened(), tallied()])).when(correct(clear, vote2)).then({ _tag: 'UnknownReference', what: 'declared vote', id: vote2, known: [vote] })
    const early = event(motion, 'VoteResultCorrected', february, correct(clear).data)
    expect(given([...onAgenda, opened(), early]).state).toEqual(given([...onAgenda, opened()]).state)
  })
})

test('the findings of a motion read back from JSON are the same (K-2)', () => {
  const events = declared([...onAgenda, opened(sitting({ rules: presets['SGB2-44c'] }), { matter: 4 }), tallied(clear)], 'rejected')
  const read: ReadonlyArray<MotionEvent> = JSON.parse(JSON.stringify(events))
  expect(motion.findings(given(read).state)).toEqual(motion.findings(given(events).state))
  given(read).thenFindings({ rule: 'G-3', severity: 'violation' })
})

test('a majority that cannot be recomputed is a warning of its rule (R-101)', () => {
  const events = [...onAgenda, opened(sitting(), { majority: 'absoluteOfMembers' }), tallied()]
  given(declared(events)).thenFindings({ rule: 'R-101', severity: 'warning', facts: { vote } })
  const { rule: _rule, ...untold } = { ...declared(events).find((one) => one.type === 'VoteResultDeclared')?.data }
  expect(untold.expected).toBe('undetermined')
})
