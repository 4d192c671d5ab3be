import { meeting, presets, sittingAt, sittingFindings, type MeetingEvent } from '@vor-ort/core'
import { command, event, given } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { body, item, january, otherItem, seatA, seatB, seatC, session } from './data.ts'

const scheduled = event(meeting, 'MeetingScheduled', january, { body, mode: 'inPerson', kind: 'ordinary' })
const placed = event(meeting, 'AgendaItemPlaced', january, { item, public: true })
const secret = event(meeting, 'AgendaItemPlaced', january, { item: otherItem, public: false })
const opened = event(meeting, 'MeetingOpened', january, { rules: presets.NKomVG, members: 12 })
const established = event(meeting, 'QuorumEstablished', january, { deviates: false })
const open = [scheduled, placed, secret, opened, established]
const at = (events: ReadonlyArray<MeetingEvent>, of = item) => sittingAt(session, given(meeting, events).state, of)
const attended = (present: ReadonlyArray<typeof seatA>, count?: number) => event(meeting, 'AttendanceRecorded', january, { present, ...(count === undefined ? {} : { count }) })
const conflict = (member: typeof seatA, of = item) => event(meeting, 'ConflictOfInterestDeclared', january, { item: of, member })

describe('The sitting of a vote', () => {
  test('is all that the meeting knows at that moment', () => {
    expect(at(open)).toStrictEqual({
      kind: 'observed', body, meeting: session, item, open: true, onAgenda: true, public: true, quorum: 'stands', excluded: [], members: 12, rules: presets.NKomVG,
    })
  })

  test('is nothing before the meeting is scheduled, and tells no more than is known', () => {
    expect(at([])).toBeUndefined()
    expect(at([scheduled])).toStrictEqual({ kind: 'observed', body, meeting: session, item, open: false, onAgenda: false, public: false, quorum: 'unknown', excluded: [] })
  })

  test('is open only while the meeting is', () => {
    expect(at([...open, event(meeting, 'MeetingAdjourned', january, {})])?.open).toBe(false)
    expect(at([...open, event(meeting, 'MeetingClosed', january, {})])?.open).toBe(false)
  })
})

describe('A declared conflict of interest (G-5, R-104)', () => {
  test('is declared for an item', () => {
    const declare = command(meeting, 'DeclareConflict', january, { item, member: seatA, ground: 'employer' })
    given(meeting, open).when(declare).then([event(meeting, 'ConflictOfInterestDeclared', january, declare.data)]).thenState({ conflicts: [declare.data] })
  })

  test('takes the member out of those present and entitled, for that item alone', () => {
    const events = [...open, attended([seatA, seatB, seatC]), conflict(seatA)]
    expect(at(events)).toMatchObject({ presentEntitled: 2, excluded: [seatA] })
    expect(at(events, otherItem)).toMatchObject({ presentEntitled: 3, excluded: [] })
  })

  test('counts once however often it is declared', () => {
    expect(at([...open, attended([seatA, seatB]), conflict(seatA), conflict(seatA)])).toMatchObject({ presentEntitled: 1, excluded: [seatA] })
  })

  test('of an absent member changes no number', () => {
    expect(at([...open, attended([seatB]), conflict(seatA)])).toMatchObject({ presentEntitled: 1, excluded: [seatA] })
    expect(at([...open, attended([], 9), conflict(seatA)])).toMatchObject({ presentEntitled: 9, excluded: [seatA] })
    expect(at([...open, attended([seatA], 9), conflict(seatA)])).toMatchObject({ presentEntitled: 8, excluded: [seatA] })
  })
})

describe('The public (G-11)', () => {
  const exclude = (of?: typeof item) => event(meeting, 'PublicExcluded', january, { ground: 'legitimateInterests', ...(of === undefined ? {} : { item: of }) })
  const readmit = (of?: typeof item) => event(meeting, 'PublicReadmitted', january, of === undefined ? {} : { item: of })

  test('is excluded by a command with its ground, and readmitted', () => {
    const command1 = command(meeting, 'ExcludePublic', january, { item, ground: 'publicWelfare', basis: '§ 64 NKomVG' })
    given(meeting, open).when(command1).then([event(meeting, 'PublicExcluded', january, command1.data)]).thenState({ closedDoors: { all: false, items: [item] } })
    given(meeting, [...open, exclude()]).when(command(meeting, 'ReadmitPublic', january, {})).then([readmit()]).thenState({ closedDoors: { all: false, items: [] } })
    given(meeting, [scheduled, placed]).when(command1).thenRejected({ _tag: 'WrongPhase', phase: 'scheduled', allowed: ['open'] })
  })

  test('sees a public item unless it is excluded, for the item or from then on', () => {
    const seen = (...events: ReadonlyArray<MeetingEvent>) => [at([...open, ...events])?.public, at([...open, ...events], otherItem)?.public]
    expect(seen()).toEqual([true, false])
    expect(seen(exclude(item))).toEqual([false, false])
    expect(seen(exclude(otherItem))).toEqual([true, false])
    expect(seen(exclude())).toEqual([false, false])
    expect(seen(exclude(), readmit())).toEqual([true, false])
    expect(seen(exclude(item), readmit())).toEqual([false, false])
    expect(seen(exclude(item), exclude(otherItem), readmit(otherItem))).toEqual([false, false])
    expect(seen(exclude(item), readmit(item))).toEqual([true, false])
    expect(seen(exclude(), readmit(item))).toEqual([false, false])
  })
})

describe('A sitting that was stored with a vote', () => {
  const stored = (events: ReadonlyArray<MeetingEvent>) => {
    const taken = at(events)
    if (taken === undefined) throw new Error('there is no sitting')
    return taken
  }
  const compared = (then: ReadonlyArray<MeetingEvent>, ...later: ReadonlyArray<MeetingEvent>) => sittingFindings(stored(then), given(meeting, [...then, ...later]).state)

  test('agrees with its meeting, also when that is closed since and the public was excluded', () => {
    const before = [...open, attended([seatA, seatB])]
    expect(compared(before)).toEqual([])
    expect(compared(before, event(meeting, 'PublicExcluded', january, { ground: 'other' }), event(meeting, 'MeetingClosed', january, {}))).toEqual([])
  })

  test('differs where attendance, a conflict or the agenda was corrected later', () => {
    const before = [...open, attended([seatA, seatB])]
    const changed = (...later: ReadonlyArray<MeetingEvent>) => compared(before, ...later).map(({ rule, severity, facts }) => [rule, severity, facts['changed']])
    expect(changed(attended([seatA]))).toEqual([['R-103', 'warning', ['presentEntitled']]])
    expect(changed(conflict(seatA))).toEqual([['R-103', 'warning', ['presentEntitled', 'excluded']]])
    expect(changed(event(meeting, 'AgendaItemRemoved', january, { item }))).toEqual([['R-103', 'warning', ['onAgenda']]])
    expect(compared(before, attended([seatA]))[0]?.explanation).toEqual({
      de: 'Die Sitzung ist heute anders erfasst als bei der Abstimmung.',
      en: 'The meeting is recorded otherwise today than it was at the vote.',
    })
  })

  test('has no meeting to compare with where none is on record', () => {
    expect(sittingFindings(stored(open), given(meeting, []).state).map(({ facts }) => facts)).toEqual([{ changed: ['meeting'] }])
  })
})
