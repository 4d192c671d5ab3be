import { foldEvents, resolution } from '@vor-ort/core'
import { memoryTarget, resolutionProjection, targetMedium } from '@vor-ort/projections'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { activity } from './activity.ts'
import { allRows, appendAll, arbitrarySteps, expectedRows, runnerOf, sampleSteps, storeOf, sure } from './fixture.ts'

const projections = [resolutionProjection, activity]

describe('catching up', () => {
  it('brings the rows that a plain fold gives, in whatever batches and with however few states at hand', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 5 }), fc.array(fc.nat({ max: 60 }), { maxLength: 4 }), async (steps, batchSize, statesAtHand, cuts) => {
        const store = await storeOf([])
        const target = memoryTarget()
        const runner = runnerOf(store, target, projections, { batchSize, statesAtHand })
        let from = 0
        // Some runs with appends between them, then one to the end.
        for (const cut of [...cuts.toSorted((a, b) => a - b), steps.length]) {
          await appendAll(store, steps.slice(from, cut))
          from = Math.max(from, cut)
          sure(await runner.catchUp()())
        }
        expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
      }),
      { numRuns: 60 },
    )
  })

  it('shows a resolution as its aggregate knows it', async () => {
    const steps = sampleSteps(1).filter(({ stream }) => stream.startsWith('resolution-'))
    const target = memoryTarget()
    sure(await runnerOf(await storeOf(steps), target, [resolutionProjection]).catchUp()())
    const rows = sure(await target.rows('resolution')())
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      const events = steps.flatMap(({ stream, event }) => (stream === `resolution-${String(row['resolution'])}` && resolution.decider.isEvent(event) ? [event] : []))
      const state = foldEvents(resolution.decider, events)
      expect(row).toMatchObject({ phase: state.phase, obligations: Object.keys(state.obligations).length, body: state.body ?? null })
    }
  })

  it('of nothing brings nothing, and goes past what concerns nobody', async () => {
    const store = await storeOf([])
    const target = memoryTarget()
    const runner = runnerOf(store, target, [resolutionProjection])
    expect(await runner.catchUp()()).toEqual({ _tag: 'Right', right: { events: 0, checkpoint: undefined, stale: [] } })
    const meetings = sampleSteps(2).filter(({ stream }) => stream.startsWith('meeting-'))
    await appendAll(store, meetings)
    expect(await runner.catchUp()()).toEqual({ _tag: 'Right', right: { events: 0, checkpoint: String(meetings.length), stale: [] } })
  })

  it('takes a projection that is new to where the others are, without folding anything twice for them', async () => {
    const steps = sampleSteps(3)
    const store = await storeOf(steps.slice(0, 100))
    const medium = targetMedium()
    sure(await runnerOf(store, memoryTarget(medium), [resolutionProjection], { batchSize: 7 }).catchUp()())
    await appendAll(store, steps.slice(100))
    const runner = runnerOf(store, memoryTarget(medium), projections, { batchSize: 9 })
    expect(sure(await runner.catchUp()()).checkpoint).toBe(String(steps.length))
    expect(await allRows(memoryTarget(medium), projections)).toEqual(await expectedRows(store, projections))
    // The states that the runner has at hand are right too.
    await appendAll(store, sampleSteps(3).slice(0, 60))
    sure(await runner.catchUp()())
    expect(await allRows(memoryTarget(medium), projections)).toEqual(await expectedRows(store, projections))
  })
})
