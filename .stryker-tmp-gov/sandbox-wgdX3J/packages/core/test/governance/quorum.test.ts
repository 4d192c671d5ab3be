// @ts-nocheck
import { meeting, PresetName, presets, quorate, quorumStands, requiredPresence, sittingAt, type BodyRules, type Presence, type QuorumRecord } from '@vor-ort/core'
import { arbitraryHistory, command, eventsFrom } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { body, item, january, session, statutory } from './data.ts'

const { NKomVG, 'HGO-HKO': hgo, 'LKO-RLP': lko, 'KVG-LSA': kvg, 'SGB2-44c': traegerversammlung, Satzung } = presets

describe('The presence that a quorum needs', () => {
  test.each([
    [11, 6],
    [12, 7],
    [13, 7],
    [1, 1],
    [0, 1],
  ])('NKomVG: of %i members %i', (members, required) => {
    expect(requiredPresence(NKomVG, { presentEntitled: 0, members })).toBe(required)
    expect(quorate(NKomVG, { presentEntitled: required, members })).toBe('yes')
    expect(quorate(NKomVG, { presentEntitled: required - 1, members })).toBe('no')
  })

  test.each([
    [61, 31],
    [60, 31],
  ])('HGO: of the statutory %i members %i, however many seats are filled', (number, required) => {
    const rules = statutory(hgo, number)
    expect(requiredPresence(rules, { presentEntitled: 0, members: 3 })).toBe(required)
    expect(quorate(rules, { presentEntitled: required, members: 40 })).toBe('yes')
    expect(quorate(rules, { presentEntitled: required - 1, members: 40 })).toBe('no')
  })

  test('is not known where the rules are silent or a number is missing', () => {
    expect(quorate(NKomVG, { presentEntitled: 12 })).toBe('unknown')
    expect(quorate(hgo, { presentEntitled: 12, members: 12 })).toBe('unknown')
    expect(quorate(traegerversammlung, { presentEntitled: 12, members: 12 })).toBe('unknown')
    expect(requiredPresence(traegerversammlung, { presentEntitled: 12, members: 12 })).toBeUndefined()
  })

  test('is lower in a second meeting: none, or three in Rheinland-Pfalz; silent rules stay silent', () => {
    const second = { members: 12, secondMeeting: true }
    expect(requiredPresence(NKomVG, { ...second, presentEntitled: 0 })).toBe(0)
    expect(quorate(NKomVG, { ...second, presentEntitled: 0 })).toBe('yes')
    expect(quorate(hgo, { ...second, presentEntitled: 1 })).toBe('yes')
    expect(quorate(lko, { ...second, presentEntitled: 3 })).toBe('yes')
    expect(quorate(lko, { ...second, presentEntitled: 2 })).toBe('no')
    expect(quorate(traegerversammlung, { ...second, presentEntitled: 12 })).toBe('unknown')
    expect(quorate(NKomVG, { ...second, secondMeeting: false, presentEntitled: 6 })).toBe('no')
  })

  test('a convocation out of form is healed by all members present, where the rules say so', () => {
    const all: Presence = { presentEntitled: 12, members: 12, dulyConvened: false }
    expect([NKomVG, kvg, Satzung, statutory(hgo, 12), statutory(lko, 12)].map((rules) => quorate(rules, all))).toEqual(['yes', 'yes', 'yes', 'no', 'no'])
    expect(quorate(NKomVG, { ...all, presentEntitled: 11 })).toBe('no')
    expect(quorate(NKomVG, { ...all, presentEntitled: 11, excluded: 1 })).toBe('yes')
    expect(quorate(NKomVG, { presentEntitled: 12, dulyConvened: false })).toBe('no')
    expect(quorate(NKomVG, { ...all, presentEntitled: 7, dulyConvened: true })).toBe('yes')
  })

  test('when more than half are excluded by interest, each law has its own answer', () => {
    const excluded: Presence = { presentEntitled: 5, members: 12, excluded: 7 }
    expect([NKomVG, Satzung, hgo, lko, kvg, traegerversammlung].map((rules) => quorate(rules, excluded))).toEqual(['needsApproval', 'needsApproval', 'yes', 'unknown', 'unknown', 'unknown'])
    expect(quorate(NKomVG, { presentEntitled: 6, members: 12, excluded: 6 })).toBe('no')
    expect(quorate(NKomVG, { presentEntitled: 7, members: 13, excluded: 6 })).toBe('yes')
    expect(quorate(NKomVG, { presentEntitled: 5, excluded: 7 })).toBe('unknown')
  })
})

// What stands after what is on record: [not established, established, doubted, lost].
const stands: Readonly<Record<PresetName, readonly [string, string, string, string]>> = {
  NKomVG: ['no', 'yes', 'no', 'no'],
  'HGO-HKO': ['no', 'yes', 'yes', 'no'],
  'LKO-RLP': ['no', 'yes', 'unknown', 'no'],
  'LKO-RLP-Kreisvorstand': ['no', 'yes', 'unknown', 'no'],
  'KVG-LSA': ['no', 'yes', 'no', 'no'],
  'SGB2-44c': ['unknown', 'yes', 'unknown', 'no'],
  Satzung: ['no', 'yes', 'no', 'no'],
}

test.each(PresetName.codes)('%s: a quorum on record stands as long as its law says (R-103)', (name) => {
  expect((['notEstablished', 'established', 'doubted', 'lost'] as const).map((recorded) => quorumStands(presets[name], recorded))).toEqual(stands[name])
})

describe('The quorum of a meeting, as a state machine', () => {
  const types = ['ScheduleMeeting', 'OpenMeeting', 'EstablishQuorum', 'DoubtQuorum', 'DeclareQuorumLost', 'AdjournMeeting', 'ResumeMeeting'] as const
  const after: Readonly<Partial<Record<string, QuorumRecord>>> = { QuorumEstablished: 'established', QuorumDoubted: 'doubted', QuorumLost: 'lost' }

  test('is what the last word about it says, under the rules at the opening, for every preset', () => {
    fc.assert(
      fc.property(arbitraryHistory(meeting, { types, tries: 60 }), fc.constantFrom(...PresetName.codes), ({ events }, name) => {
        const opened = events.map((event) => (event.type === 'MeetingOpened' ? { ...event, data: { ...event.data, rules: presets[name] } } : event))
        const model = opened.reduce<QuorumRecord>((recorded, { type }) => after[type] ?? recorded, 'notEstablished')
        const state = opened.reduce(meeting.decider.evolve, meeting.initial)
        expect(state.quorum).toBe(model)
        const expected = { yes: 'stands', no: 'missing', unknown: 'unknown' }[quorumStands(presets[name], model)]
        const wasOpened = opened.some(({ type }) => type === 'MeetingOpened')
        if (state.body !== undefined) expect(sittingAt(session, state, item)?.quorum).toBe(wasOpened ? expected : 'unknown')
      }),
      { numRuns: 150 },
    )
  })

  const votesAfter = (rules: BodyRules, ...steps: ReadonlyArray<'EstablishQuorum' | 'DoubtQuorum' | 'DeclareQuorumLost'>) => {
    const events = eventsFrom(meeting, [
      command(meeting, 'ScheduleMeeting', january, { body, mode: 'inPerson', kind: 'ordinary' }),
      command(meeting, 'OpenMeeting', january, { rules, members: 12 }),
      ...steps.map((type) => command(meeting, type, january, {})),
    ])
    return sittingAt(session, events.reduce(meeting.decider.evolve, meeting.initial), item)?.quorum
  }

  test('NKomVG: it holds until somebody doubts it, and can be established again', () => {
    expect(votesAfter(NKomVG)).toBe('missing')
    expect(votesAfter(NKomVG, 'EstablishQuorum')).toBe('stands')
    expect(votesAfter(NKomVG, 'EstablishQuorum', 'DoubtQuorum')).toBe('missing')
    expect(votesAfter(NKomVG, 'EstablishQuorum', 'DoubtQuorum', 'EstablishQuorum')).toBe('stands')
  })

  test('HGO: doubt alone does not end it, only the contrary established does', () => {
    expect(votesAfter(hgo, 'EstablishQuorum', 'DoubtQuorum')).toBe('stands')
    expect(votesAfter(hgo, 'EstablishQuorum', 'DoubtQuorum', 'DeclareQuorumLost')).toBe('missing')
  })

  test('silent rules leave it open', () => {
    expect(votesAfter(traegerversammlung)).toBe('unknown')
    expect(votesAfter(traegerversammlung, 'DoubtQuorum')).toBe('unknown')
    expect(votesAfter(lko, 'EstablishQuorum', 'DoubtQuorum')).toBe('unknown')
  })
})
