import { collect, memoryMedium } from '@vor-ort/event-store'
import { makeTelemetry, observedStore } from '@vor-ort/observability'
import { describe, expect, it } from 'vitest'

import { aStore, adopted, must, streamOf } from './world.ts'

describe('without an SDK', () => {
  it('a store does the same and reads the clock twice for an append and for a page, no more', async () => {
    let readings = 0
    const store = observedStore(aStore(), makeTelemetry({ milliseconds: () => ++readings }))
    expect(await store.append(streamOf('a'), 'noStream', [adopted('a')])()).toEqual({ _tag: 'Right', right: { revision: 0n, position: '1', duplicate: false } })
    expect(readings).toBe(2)
    expect(must(await collect(store.readAll())())).toHaveLength(1)
    // A page and the end.
    expect(readings).toBe(6)
  })

  it('pages, deliveries and everything else are handed through as the very same values', async () => {
    const medium = memoryMedium()
    const plain = aStore(medium)
    must(await plain.append(streamOf('a'), 'noStream', [adopted('a')])())
    const pages: unknown[] = []
    const deliveries: unknown[] = []
    const noting = {
      ...plain,
      readAll: async function* () {
        for await (const page of plain.readAll()) {
          pages.push(page)
          yield page
        }
      },
      subscribe: async function* () {
        for await (const delivery of plain.subscribe()) {
          deliveries.push(delivery)
          yield delivery
        }
      },
    }
    const store = observedStore(noting, makeTelemetry())
    for await (const page of store.readAll()) expect(page).toBe(pages.at(-1))
    for await (const delivery of store.subscribe()) {
      expect(delivery).toBe(deliveries.at(-1))
      if (delivery._tag === 'CaughtUp') break
    }
    expect([pages.length, deliveries.length]).toEqual([1, 2])
    expect([store.capabilities, store.registry, store.close]).toEqual([plain.capabilities, plain.registry, plain.close])
  })

  it('what a store has beside the port is there still', () => {
    const store = observedStore({ ...aStore(), within: 'a transaction' }, makeTelemetry())
    expect(store.within).toBe('a transaction')
  })

  it('nothing is remembered of causes', async () => {
    const telemetry = makeTelemetry()
    must(await observedStore(aStore(), telemetry).append(streamOf('a'), 'noStream', [adopted('a')])())
    expect(telemetry.causes.linkTo(adopted('a').id)).toBeUndefined()
  })
})
