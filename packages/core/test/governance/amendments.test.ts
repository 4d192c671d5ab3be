import { applyChange, canonicalJson, currentText, foldChanges, motion, MotionText, sha256Hex, TextChange, textHash } from '@vor-ort/core'
import { arbitraryOf, command, event, eventsFrom, specify } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { amendment, amendment2, body, clear, faction, item, january, session, sitting, title, vote, vote2 } from './data.ts'

const given = specify(motion)
const base = { paragraphs: ['A', 'B'] }
const submitted = event(motion, 'MotionSubmitted', january, { title, kind: 'motion', originators: [faction('CDU')], body, text: base })
const placed = event(motion, 'MotionPlacedOnAgenda', january, { body, meeting: session, item })
const onAgenda = [submitted, placed]
const proposal = (change?: TextChange, more: { id?: typeof amendment; reach?: number } = {}) =>
  event(motion, 'AmendmentSubmitted', january, { amendment: more.id ?? amendment, originators: [faction('Grüne')], title: { asPublished: 'Änderung' }, ...(change === undefined ? {} : { change }), ...(more.reach === undefined ? {} : { reach: more.reach }) })
const propose = (change?: TextChange) => command(motion, 'SubmitAmendment', january, proposal(change).data)
const replaceB: TextChange = { kind: 'replaceParagraph', paragraph: 2, with: 'C' }

describe('A change of a text', () => {
  test.each([
    [{ kind: 'replaceAll', paragraphs: ['X'] }, ['X']],
    [{ kind: 'replaceParagraph', paragraph: 0, with: 'X' }, undefined],
    [{ kind: 'replaceParagraph', paragraph: 1, with: 'X' }, ['X', 'B']],
    [{ kind: 'replaceParagraph', paragraph: 2, with: 'X' }, ['A', 'X']],
    [{ kind: 'replaceParagraph', paragraph: 3, with: 'X' }, undefined],
    [{ kind: 'insertAfter', paragraph: 0, text: 'X' }, ['X', 'A', 'B']],
    [{ kind: 'insertAfter', paragraph: 2, text: 'X' }, ['A', 'B', 'X']],
    [{ kind: 'insertAfter', paragraph: 3, text: 'X' }, undefined],
    [{ kind: 'deleteParagraph', paragraph: 0 }, undefined],
    [{ kind: 'deleteParagraph', paragraph: 1 }, ['B']],
    [{ kind: 'deleteParagraph', paragraph: 2 }, ['A']],
    [{ kind: 'deleteParagraph', paragraph: 3 }, undefined],
  ] as ReadonlyArray<readonly [TextChange, ReadonlyArray<string> | undefined]>)('%j makes of A, B: %j', (change, expected) => {
    expect(applyChange(base, change)).toEqual(expected === undefined ? undefined : { paragraphs: expected })
    expect(foldChanges(base, [change])).toEqual({ paragraphs: expected ?? ['A', 'B'] })
  })

  test('does not delete the last paragraph', () => {
    expect(applyChange({ paragraphs: ['A'] }, { kind: 'deleteParagraph', paragraph: 1 })).toBeUndefined()
  })

  test('changes are folded in their order', () => {
    expect(foldChanges(base, [{ kind: 'insertAfter', paragraph: 0, text: 'X' }, replaceB])).toEqual({ paragraphs: ['X', 'C', 'B'] })
    expect(foldChanges(base, [replaceB, { kind: 'insertAfter', paragraph: 0, text: 'X' }])).toEqual({ paragraphs: ['X', 'A', 'C'] })
  })

  test('the digest of a text is that of its canonical JSON', () => {
    fc.assert(
      fc.property(arbitraryOf(MotionText), (text) => {
        expect(textHash(text)).toBe(sha256Hex(canonicalJson(text)))
        expect(textHash({ paragraphs: [...text.paragraphs, 'noch einer'] })).not.toBe(textHash(text))
      }),
    )
  })
})

describe('An Änderungsantrag', () => {
  test('is moved by somebody, while the motion is open', () => {
    given(onAgenda).when(propose(replaceB)).then([proposal(replaceB)]).thenState({ amendments: { [amendment]: { status: 'submitted', originators: [faction('Grüne')], change: replaceB, reach: 0, title: { asPublished: 'Änderung' } } } })
    given(onAgenda).when(command(motion, 'SubmitAmendment', january, proposal(undefined, { reach: 3 }).data)).thenState({ amendments: { [amendment]: { reach: 3, change: undefined } } })
    given([...onAgenda, proposal()]).when(propose()).then({ _tag: 'AlreadyExists', what: 'amendment', id: amendment })
    given([]).when(propose()).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
  })

  test('must fit the text that it meets (R-106)', () => {
    const refusal = (paragraphs: number) => ({ _tag: 'RuleBroken', rule: 'R-106', facts: { paragraphs }, explanation: { de: `Die Änderung passt nicht zum Text: er hat ${paragraphs} Absätze.`, en: `The change does not fit the text: it has ${paragraphs} paragraphs.` } }) as const
    const third: TextChange = { kind: 'replaceParagraph', paragraph: 3, with: 'X' }
    given(onAgenda).when(propose(third)).then(refusal(2))
    const longer = [...onAgenda, proposal({ kind: 'insertAfter', paragraph: 2, text: 'C' }, { id: amendment2 }), event(motion, 'AmendmentIncorporated', january, { amendment: amendment2 })]
    given(longer).when(propose(third)).then([proposal(third)])
    const { text: _text, ...untold } = submitted.data
    given([event(motion, 'MotionSubmitted', january, untold)]).when(propose(third)).then([proposal(third)])
  })

  test('comes too late after the decision, unless records link it', () => {
    const adopted = [...onAgenda, event(motion, 'MotionSettled', january, { by: 'other' })]
    given(adopted).when(propose()).then({ _tag: 'WrongPhase', command: 'SubmitAmendment', phase: 'settled', allowed: ['submitted', 'onAgenda', 'inDeliberation', 'referred', 'postponed'] })
    const linked = command(motion, 'SubmitAmendment', january, { ...proposal().data, linkedBy: 'fileName' })
    given(adopted).when(linked).then([event(motion, 'AmendmentSubmitted', january, linked.data)])
  })
})

describe('What becomes of an Änderungsantrag', () => {
  const steps = [
    ['IncorporateAmendment', 'AmendmentIncorporated', 'incorporated', ['A', 'C']],
    ['WithdrawAmendment', 'AmendmentWithdrawn', 'withdrawn', ['A', 'B']],
  ] as const

  test.each(steps)('%s, once', (type, eventType, status, paragraphs) => {
    const step = command(motion, type, january, { amendment })
    const done = event(motion, eventType, january, { amendment })
    const { events, state } = given([...onAgenda, proposal(replaceB)]).when(step).then([done]).thenState({ amendments: { [amendment]: { status } } })
    expect(currentText(state)).toEqual({ paragraphs })
    given(events).when(step).thenNothing()
    given(onAgenda).when(step).then({ _tag: 'UnknownReference', what: 'amendment', id: amendment, known: [] })
    given([...onAgenda, proposal(), event(motion, 'AmendmentRejected', january, { amendment })]).when(step).then({ _tag: 'AlreadyExists', what: 'decision (rejected) on the amendment', id: amendment })
  })

  test.each([
    ['adopted', 'AmendmentAdopted', ['A', 'C']],
    ['rejected', 'AmendmentRejected', ['A', 'B']],
    ['incorporated', 'AmendmentIncorporated', ['A', 'C']],
    ['withdrawn', 'AmendmentWithdrawn', ['A', 'B']],
  ] as const)('a source reports that it was %s', (outcome, eventType, paragraphs) => {
    const { state } = given([...onAgenda, proposal(replaceB)]).when(command(motion, 'ReportAmendmentOutcome', january, { amendment, outcome })).then([event(motion, eventType, january, { amendment })])
    expect(currentText(state)).toEqual({ paragraphs })
  })

  test('one without a known change leaves the text as it was', () => {
    const { state } = given([...onAgenda, proposal(), event(motion, 'AmendmentAdopted', january, { amendment })])
    expect([state.adoptedChanges, currentText(state)]).toEqual([[], base])
    expect(currentText(motion.initial)).toBeUndefined()
    const { text: _text, ...untold } = submitted.data
    const replaced = [event(motion, 'MotionSubmitted', january, untold), proposal({ kind: 'replaceAll', paragraphs: ['X'] }), event(motion, 'AmendmentAdopted', january, { amendment })]
    expect(currentText(given(replaced).state)).toBeUndefined()
  })

  test('the text of the resolution is the fold of the changes in the order of their adoption (G-7, R-106)', () => {
    const changes = fc.array(arbitraryOf(TextChange), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(arbitraryOf(MotionText), changes, fc.boolean(), (text, [one, two], swap) => {
        if (one === undefined || two === undefined || applyChange(text, one) === undefined || applyChange(text, two) === undefined) return
        const order = swap ? [amendment2, amendment] : [amendment, amendment2]
        const events = eventsFrom(
          motion,
          [
            ...order.map((id) => command(motion, 'IncorporateAmendment', january, { amendment: id })),
            command(motion, 'OpenVote', january, { vote, sitting: sitting(), majority: 'simple', ballot: 'open' }),
            command(motion, 'TallyVote', january, { vote, counts: clear }),
            command(motion, 'DeclareResult', january, { vote, outcome: 'adopted' }),
          ],
          [event(motion, 'MotionSubmitted', january, { ...submitted.data, text }), placed, proposal(one), proposal(two, { id: amendment2 })],
        )
        const adopted = events.find((event) => event.type === 'MotionAdopted')
        const [first, second] = swap ? [two, one] : [one, two]
        const after = applyChange(text, first) ?? text
        expect(adopted?.data.textHash).toBe(textHash(applyChange(after, second) ?? after))
        expect(adopted?.data.amended).toBe(true)
      }),
    )
  })

  test('it is voted on before the motion (G-6), and settles it at once', () => {
    const opened = command(motion, 'OpenVote', january, { vote: vote2, sitting: sitting(), majority: 'simple', ballot: 'open', amendment })
    const events = eventsFrom(motion, [opened, command(motion, 'TallyVote', january, { vote: vote2, counts: clear })], [...onAgenda, proposal(replaceB)])
    const declare = (outcome: 'adopted' | 'rejected') => given(events).when(command(motion, 'DeclareResult', january, { vote: vote2, outcome }))
    expect(declare('adopted').events.slice(-1)).toEqual([event(motion, 'AmendmentAdopted', january, { amendment, vote: vote2 })])
    expect(declare('rejected').events.slice(-1)).toEqual([event(motion, 'AmendmentRejected', january, { amendment, vote: vote2 })])
    expect(declare('adopted').state).toMatchObject({ phase: 'inDeliberation', decisions: 0, days: { placed: january } })
    expect(declare('adopted').state.days.voted).toBeUndefined()
  })

  test('a second vote cannot change the text twice, nor one on what was taken back meanwhile', () => {
    const openOn = (id: typeof vote) => command(motion, 'OpenVote', january, { vote: id, sitting: sitting(), majority: 'simple', ballot: 'open', amendment })
    const tally = (id: typeof vote) => command(motion, 'TallyVote', january, { vote: id, counts: clear })
    const twice = eventsFrom(motion, [openOn(vote), openOn(vote2), tally(vote), tally(vote2), command(motion, 'DeclareResult', january, { vote, outcome: 'adopted' })], [...onAgenda, proposal({ kind: 'insertAfter', paragraph: 0, text: 'X' })])
    given(twice).when(command(motion, 'DeclareResult', january, { vote: vote2, outcome: 'adopted' })).then({ _tag: 'AlreadyExists', what: 'decision (adopted) on the amendment', id: amendment })
    const withdrawn = eventsFrom(motion, [openOn(vote), tally(vote), command(motion, 'WithdrawAmendment', january, { amendment })], [...onAgenda, proposal()])
    given(withdrawn).when(command(motion, 'DeclareResult', january, { vote, outcome: 'adopted' })).then({ _tag: 'AlreadyExists', what: 'decision (withdrawn) on the amendment', id: amendment })
  })
})
