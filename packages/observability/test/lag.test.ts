import { metricDefinitions, observedStore } from '@vor-ort/observability'
import { memoryTarget } from '@vor-ort/projections'
import { describe, expect, it } from 'vitest'

import { fill, projecting, reacting } from './runs.ts'
import { makeSdk, ticking } from './sdk.ts'
import { aStore, adopted, counter, must, streamOf } from './world.ts'

describe('the lag', () => {
  it('of process managers grows until they have come to where the store ended, and is 0 then', async () => {
    const sdk = makeSdk(ticking(1_000))
    const store = await fill(aStore())
    const runner = reacting(sdk.telemetry, store)
    const lag = async (): Promise<unknown> => (await sdk.points(metricDefinitions.processLag.name)).map(({ value }) => value)
    expect([await lag(), await lag(), await lag()]).toEqual([[1], [2], [3]])
    must(await runner.catchUp()())
    expect(await lag()).toEqual([0])
    must(await store.append(streamOf('c'), 'noStream', [adopted('c')])())
    expect(await lag()).not.toEqual([0])
    // What was observed last is what the SDK goes on to tell.
    const before = await lag()
    runner.stopObserving()
    expect([await lag(), await lag()]).toEqual([before, before])
  })

  it('of process managers goes on growing when the one that followed has stopped', async () => {
    const sdk = makeSdk(ticking(1_000))
    const store = await fill(aStore())
    const runner = reacting(sdk.telemetry, store)
    const lag = async (): Promise<unknown> => (await sdk.points(metricDefinitions.processLag.name)).map(({ value }) => value)
    expect(await lag()).toEqual([1])
    await runner.follow({ signal: AbortSignal.abort() })()
    expect([await lag(), await lag()]).toEqual([[2], [3]])
    must(await runner.catchUp()())
    expect(await lag()).toEqual([0])
  })

  it('of projections is 0 when all is in the rows, and when nothing behind the checkpoint concerns them', async () => {
    const sdk = makeSdk()
    const store = await fill(aStore())
    const runner = projecting(sdk.telemetry, store)
    must(await runner.catchUp()())
    const { projectionLag, projectionLagPositions } = metricDefinitions
    expect(await sdk.points(projectionLag.name)).toEqual([{ attributes: { 'vor_ort.projection': 'counter' }, value: 0 }])
    expect(await sdk.points(projectionLagPositions.name)).toEqual([{ attributes: { 'vor_ort.projection': 'counter' }, value: 0 }])
    must(await store.append(streamOf('c'), 'noStream', [adopted('c')])())
    expect(await sdk.points(projectionLag.name)).toEqual([{ attributes: { 'vor_ort.projection': 'counter' }, value: 40 }])
    runner.stopObserving()
    projecting(sdk.telemetry, store, memoryTarget(), { ...counter, handles: ['meeting'] })
    expect(await sdk.points(projectionLag.name)).toEqual([{ attributes: { 'vor_ort.projection': 'counter' }, value: 0 }])
    expect(await sdk.points(projectionLagPositions.name)).toEqual([{ attributes: { 'vor_ort.projection': 'counter' }, value: 3 }])
  })

  it('is asked without telling of the question', async () => {
    const sdk = makeSdk()
    const store = observedStore(await fill(aStore()), sdk.telemetry)
    projecting(sdk.telemetry, store)
    reacting(sdk.telemetry, store)
    await sdk.metrics()
    expect(await sdk.points(metricDefinitions.eventsRead.name)).toEqual([])
    expect(sdk.spans()).toEqual([])
  })
})
