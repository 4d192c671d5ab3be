import { day, domainRegistry, type RecordedEvent } from '@vor-ort/core'
import { memoryStore, verifyStore } from '@vor-ort/event-store'
import { simulate, writeSimulation } from '@vor-ort/simulator'
import { isRight } from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'

import { eventsOf, simulated, type Simulated } from './fixture.ts'

// Sizes for tests: 50 cases and 3 months.
const small = { cases: 50, years: 0.25, seed: 1 }
let first: Simulated
let events: ReadonlyArray<RecordedEvent> = []
beforeAll(async () => {
  first = await simulated(small)
  events = await eventsOf(first.store)
})

const headOf = async ({ store }: Simulated): Promise<string> => {
  const verified = await verifyStore(store)()
  return isRight(verified) && verified.right.ok ? verified.right.head : 'not intact'
}

describe('A simulation', () => {
  test('gives the same events for the same options, and others for another seed', async () => {
    const head = await headOf(first)
    expect(head).toMatch(/^[0-9a-f]{64}$/)
    expect(await headOf(await simulated(small))).toBe(head)
    expect(await headOf(await simulated({ ...small, seed: 2 }))).not.toBe(head)
  })

  test('does not depend on what was simulated before in the same process', () => {
    const drained = (options: Parameters<typeof simulate>[0]): string => JSON.stringify([...simulate(options)].map(({ expected, ...one }) => ({ ...one, expected: String(expected) })))
    const alone = drained(small)
    drained({ ...small, from: day('1999-06-01'), seed: 9 })
    expect(drained(small)).toBe(alone)
  })

  test('leaves a store that is intact, of events that all can be read', async () => {
    const verified = await verifyStore(first.store)()
    expect(verified).toMatchObject({ right: { ok: true, unreadable: 0, events: first.report.events, streams: first.report.streams } })
  })

  test('lies in the store in the order of recording, within its years', () => {
    const times = events.map(({ metadata }) => metadata.recordedAt)
    expect(times).toEqual(times.toSorted())
    expect(times[0]?.slice(0, 10)).toBe('2021-01-04')
    expect(times.at(-1)?.slice(0, 7)).toBe('2021-04')
  })

  test('is recorded by roles of a carrier that does not exist, on working days', () => {
    expect(new Set(events.map(({ metadata }) => metadata.carrier))).toEqual(new Set(['99452']))
    const weekdays = new Set(events.map(({ metadata }) => new Date(metadata.recordedAt).getUTCDay()))
    expect([...weekdays].every((weekday) => weekday >= 1 && weekday <= 5)).toBe(true)
  })

  test('reports what lies in the store', () => {
    const { report } = first
    expect(report.events).toBe(events.length)
    expect(report.streams).toBe(new Set(events.map(({ stream }) => stream)).size)
    expect(report.categories.reduce((sum, { events: count }) => sum + count, 0)).toBe(report.events)
    expect(report.types.reduce((sum, [, count]) => sum + count, 0)).toBe(report.events)
  })

  test('begins only in an empty store', async () => {
    expect(await writeSimulation(first.store, small)()).toEqual({ _tag: 'Left', left: { _tag: 'StoreNotEmpty' } })
  })

  test('begins on whatever day it is told to, and goes on across changes of the clocks and of the year', async () => {
    const later = await simulated({ cases: 20, years: 0.5, seed: 3, from: day('2026-09-15') })
    const recorded = (await eventsOf(later.store)).map(({ metadata }) => metadata.recordedAt)
    expect(recorded[0]?.slice(0, 10)).toBe('2026-09-15')
    expect(recorded.at(-1)?.slice(0, 4)).toBe('2027')
  })

  test('tells from time to time how far it has come', async () => {
    const told: number[] = []
    await writeSimulation(memoryStore(domainRegistry), { cases: 300, years: 0.25, seed: 1 }, (count) => void told.push(count))()
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })
})
