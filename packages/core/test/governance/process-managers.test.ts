import { derivedId, EventId, obligationsFromDemands, obligationsToSuccessor, streamName, type AnyEvent, type Instant, type Reaction, type Told } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

import { body, faction, january, motionId, obligation, obligation2, otherBody, resolutionId, title } from './data.ts'

const told = (category: string, id: string): Told => ({
  stream: streamName(category, id), id, event: derivedId(EventId, `${category} ${id}`), on: january, recordedAt: '2026-11-22T08:00:00.000Z' as Instant,
})
const demands = [
  { obligation, aspect: 'site' as const, what: 'one further Außenstelle' },
  { obligation: obligation2, aspect: 'openingHours' as const, what: 'hours and services as in Aurich and Norden', responsible: 'Verwaltung' },
]
const submitted = (asked?: typeof demands): AnyEvent => ({
  type: 'MotionSubmitted', on: january, data: { title, kind: 'motion', originators: [faction('CDU')], ...(asked === undefined ? {} : { demands: asked }) },
})
const adopted = (motion?: string): AnyEvent => ({ type: 'ResolutionAdopted', on: january, data: { body, title, public: 'unknown', ...(motion === undefined ? {} : { motion }) } })
const afterwards = (motion: AnyEvent, resolved: AnyEvent): ReadonlyArray<Reaction> => {
  const state = obligationsFromDemands.evolve(obligationsFromDemands.initial, motion, told('motion', motionId))
  return obligationsFromDemands.react(obligationsFromDemands.evolve(state, resolved, told('resolution', resolutionId)), resolved, told('resolution', resolutionId))
}

describe('What a motion asks for', () => {
  test('becomes obligations of its resolution, with the ids of the demands, on the day of the resolution', () => {
    expect(afterwards(submitted(demands), adopted(motionId))).toEqual(
      demands.map((data) => ({
        key: `${resolutionId} ${data.obligation}`, category: 'resolution', id: resolutionId, command: { type: 'CreateObligation', on: january, data },
      })),
    )
  })

  test('makes nothing when the motion says nothing of it, or the resolution comes from elsewhere', () => {
    expect(afterwards(submitted(), adopted(motionId))).toEqual([])
    expect(afterwards(submitted(demands), adopted())).toEqual([])
    expect(afterwards(submitted(demands), adopted(resolutionId))).toEqual([])
  })

  test('concerns a process manager of two types of events only', () => {
    expect(obligationsFromDemands.handles).toEqual(['MotionSubmitted', 'ResolutionAdopted'])
    const other = { type: 'MotionWithdrawn', on: january, data: {} }
    expect(obligationsFromDemands.evolve(obligationsFromDemands.initial, other, told('motion', motionId))).toBe(obligationsFromDemands.initial)
    expect(obligationsFromDemands.react(obligationsFromDemands.initial, other, told('motion', motionId))).toEqual([])
    expect(obligationsFromDemands.due(obligationsFromDemands.initial, '2026-11-22T08:00:00.000Z' as Instant)).toEqual([])
  })
})

describe('What the successor of a body takes over', () => {
  test('is transferred to it, obligation by obligation, on the day of the succession (G-10)', () => {
    const superseded = { type: 'BodySuperseded', on: january, data: { successor: otherBody, transferred: [{ resolution: resolutionId, obligation }, { resolution: resolutionId, obligation: obligation2 }] } }
    const reactions = obligationsToSuccessor.react(obligationsToSuccessor.initial, superseded, told('governing-body', body))
    expect(reactions.map(({ category, id, command }) => ({ category, id, command }))).toEqual(
      [obligation, obligation2].map((transferred) => ({
        category: 'resolution', id: resolutionId, command: { type: 'TransferObligation', on: january, data: { obligation: transferred, to: otherBody } },
      })),
    )
    expect(new Set(reactions.map(({ key }) => key)).size).toBe(2)
  })
})
