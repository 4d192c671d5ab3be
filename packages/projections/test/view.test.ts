import { Instant, isNotAfter, LocalDate, viewOf } from '@vor-ort/core'
import { memoryTarget, resolutionProjection, viewRows, type AnyProjection } from '@vor-ort/projections'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { activity } from './activity.ts'
import { allRows, arbitrarySteps, eventsIn, rowsOf, runnerOf, sampleSteps, storeOf, sure } from './fixture.ts'

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]

describe('rows of a view', () => {
  it('of all that is known now are those of a run and of a rebuild', () =>
    fc.assert(
      fc.asyncProperty(arbitrarySteps, async (steps) => {
        const store = await storeOf(steps)
        const target = memoryTarget()
        sure(await viewRows({ store, target, projections, view: {} })())
        const incremental = memoryTarget()
        const runner = runnerOf(store, incremental, projections, { batchSize: 7 })
        sure(await runner.catchUp()())
        expect(await allRows(target, projections)).toEqual(await allRows(incremental, projections))
        sure(await runner.rebuild('resolution')())
        expect(await allRows(target, projections)).toEqual(await allRows(incremental, projections))
      }),
      { numRuns: 40 },
    ))

  it('as of an instant are those of a store that ended then', () =>
    fc.assert(
      fc.asyncProperty(arbitrarySteps, fc.nat(), fc.integer({ min: 1, max: 20 }), async (steps, cut, batchSize) => {
        const store = await storeOf(steps)
        const events = await eventsIn(store)
        const asOf = events[cut % Math.max(1, events.length)]?.metadata.recordedAt
        if (asOf === undefined) return
        const then = events.filter(({ metadata }) => metadata.recordedAt <= asOf)
        const target = memoryTarget()
        sure(await viewRows({ store, target, projections, view: { asOf }, batchSize })())
        expect(await allRows(target, projections)).toEqual(rowsOf(then, projections))
      }),
      { numRuns: 40 },
    ))

  it('at a day are those of what had happened by then, stream by stream', () =>
    fc.assert(
      fc.asyncProperty(arbitrarySteps, fc.constantFrom('2015-01-13', '2016-06-30', '2023-12-31', '2024-02-29'), async (steps, text) => {
        const day: string = text
        if (!LocalDate.is(day)) throw new Error(day)
        const store = await storeOf(steps)
        const events = await eventsIn(store)
        const streams = Map.groupBy(events, ({ stream }) => stream)
        const shown = new Set([...streams.values()].flatMap((ofStream) => viewOf(ofStream, { validAt: day }).events))
        const target = memoryTarget()
        const viewed = sure(await viewRows({ store, target, projections, view: { validAt: day } })())
        expect(await allRows(target, projections)).toEqual(rowsOf(events.filter((event) => shown.has(event)), projections))
        const handled = events.filter(({ stream }) => !stream.startsWith('meeting-'))
        expect(viewed.undetermined).toBe(handled.filter(({ metadata }) => isNotAfter(metadata.validTime, day) === 'unknown').length)
      }),
      { numRuns: 40 },
    ))

  it('refuses a target that has rows already', async () => {
    const store = await storeOf(sampleSteps(1).slice(0, 20))
    const target = memoryTarget()
    const asOf: string = '2026-11-22T00:00:00.000Z'
    if (!Instant.is(asOf)) throw new Error(asOf)
    sure(await viewRows({ store, target, projections, view: { asOf } })())
    expect(await viewRows({ store, target, projections, view: {} })()).toEqual({ _tag: 'Left', left: { _tag: 'TargetNotEmpty', projection: 'resolution' } })
    expect(await viewRows({ store, target, projections: [activity, activity], view: {} })()).toMatchObject({ left: { _tag: 'InvalidDefinitions' } })
  })
})
