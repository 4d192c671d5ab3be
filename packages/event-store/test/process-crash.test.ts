/** Process managers that are killed anywhere, restarted, doubled, or robbed of their memory: each effect stays one. */
import { defineProcessManager, derivedId, ObligationId, reaction, resolution, type resolutionEvents } from '@vor-ort/core'
import { makeEventStore, memoryCheckpoints, memoryDriver, memoryMedium, memoryStore, type CheckpointStore, type EventStore } from '@vor-ort/event-store'
import * as fc from 'fast-check'
import { isLeft } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { must } from './counter.ts'
import { failingFrom, type Moment, type Wrapped } from './failing.ts'
import { act, adopt, contentOf, later, managers, now, on, publish, registry, runnerOn } from './managers.ts'

// Pages of one event: a checkpoint is saved after each, so that there are many places to die at.
const smallPages = (): EventStore => makeEventStore(memoryDriver(memoryMedium()), registry, { pageSize: 1 })

/** A store in which much is to be done. */
const prepared = async (store: EventStore): Promise<EventStore> => {
  for (const index of [1, 2]) {
    await act(store, index, adopt)
    await act(store, index, publish)
  }
  return store
}

const caughtUp = async (store: EventStore, checkpoints: CheckpointStore): Promise<unknown> => {
  must(await runnerOn(store, checkpoints).catchUp()())
  return contentOf(store)
}

/** Knows the how manieth resolution it is: who told it of an event twice would see. */
const counting = defineProcessManager<number, typeof resolutionEvents>({
  name: 'counting', german: 'Zählend', summary: 'Numbers the resolutions.', initial: 0,
  evolve: { ResolutionAdopted: (state) => state + 1 },
  react: {
    ResolutionPublished: (state, _data, { id, event }) => {
      const data = { obligation: derivedId(ObligationId, event), aspect: 'other', what: `Nr. ${state}` } as const
      return [reaction(resolution, id, event, { type: 'CreateObligation', on, data })]
    },
  },
})

describe('process managers that are killed', () => {
  it.each<Moment>(['before', 'after'])('just %s any of their steps do the rest after a restart, and nothing twice', async (moment) => {
    for (const make of [smallPages, () => memoryStore(registry)]) {
      const sound = await prepared(make())
      const whole = failingFrom(Number.POSITIVE_INFINITY, moment, sound, memoryCheckpoints())
      must(await runnerOn(whole.store, whole.checkpoints).catchUp()())
      const steps = whole.calls()
      const expected = await contentOf(sound)
      expect(steps).toBeGreaterThan(50)
      for (let n = 1; n <= steps; n++) {
        const store = await prepared(make())
        const checkpoints = memoryCheckpoints()
        const dying = failingFrom(n, moment, store, checkpoints)
        expect(await runnerOn(dying.store, dying.checkpoints).catchUp()(), `dies at ${n}`).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
        expect(await caughtUp(store, checkpoints), `died at ${n}`).toEqual(expected)
      }
    }
  })

  it('do so too when the process lives on and only the store was away', async () => {
    // The first is told of an event before the reaction of another one fails.
    const three = [counting, ...managers]
    const untroubled = await prepared(smallPages())
    must(await runnerOn(untroubled, memoryCheckpoints(), { managers: three }).catchUp()())
    const expected = await contentOf(untroubled)
    for (let n = 1; n <= 80; n++) {
      const sound = { store: smallPages(), checkpoints: memoryCheckpoints() }
      let current: Wrapped = sound
      const { store } = sound
      const checkpoints: CheckpointStore = {
        ...sound.checkpoints,
        save: (...given) => current.checkpoints.save(...given),
        settle: (...given) => current.checkpoints.settle(...given),
      }
      const runner = runnerOn(
        { ...store, append: (...request) => current.store.append(...request), readAll: (...range) => current.store.readAll(...range) },
        checkpoints,
        { managers: three },
      )
      // It has been at work for a while when the store goes away.
      must(await runner.catchUp()())
      await prepared(store)
      current = failingFrom(n, n % 2 === 0 ? 'before' : 'after', store, sound.checkpoints)
      await runner.catchUp()()
      current = sound
      must(await runner.catchUp()())
      expect(await contentOf(store), `away at ${n}`).toEqual(expected)
    }
  })

  it('remember what was refused: it is not asked for again when it has become possible, unless they shall forget', async () => {
    const store = memoryStore(registry)
    const checkpoints = memoryCheckpoints()
    const obligation = derivedId(ObligationId, 'notice')
    const notice = defineProcessManager<null, typeof resolutionEvents>({
      name: 'notice', german: 'Aushang', summary: 'What was published is done.', initial: null, evolve: {},
      react: { ResolutionPublished: (_state, _data, { id, event }) => [reaction(resolution, id, event, { type: 'ReportProgress', on, data: { obligation, progress: 'ausgehängt' } })] },
    })
    const caughtUpWith = async (known: CheckpointStore) => must(await runnerOn(store, known, { managers: [notice] }).catchUp()())
    await act(store, 1, adopt)
    await act(store, 1, publish)
    expect(await caughtUpWith(checkpoints)).toMatchObject({ refused: 1 })
    await act(store, 1, { type: 'CreateObligation', on, data: { obligation, aspect: 'other', what: 'Aushang' } })
    const { load, save } = memoryCheckpoints()
    expect(await caughtUpWith({ ...checkpoints, load, save })).toMatchObject({ done: 0, refused: 0, settledBefore: 1 })
    await checkpoints.forget('notice')()
    expect(await caughtUpWith(checkpoints)).toMatchObject({ done: 1, settledBefore: 0 })
  })

  it('issue nothing twice when their checkpoints are lost', async () => {
    const store = await prepared(memoryStore(registry))
    const expected = await caughtUp(store, memoryCheckpoints())
    const runner = runnerOn(store, memoryCheckpoints())
    expect(must(await runner.catchUp()())).toMatchObject({ done: 0, duplicates: 6 })
    expect(await contentOf(store)).toEqual(expected)
  })
})

describe('two runners at once', () => {
  it.each(['the same', 'other'])('with %s checkpoints have each effect once', async (which) => {
    const expected = await caughtUp(await prepared(memoryStore(registry)), memoryCheckpoints())
    const store = await prepared(memoryStore(registry))
    const one = memoryCheckpoints()
    const runners = [runnerOn(store, one), runnerOn(store, which === 'the same' ? one : memoryCheckpoints())]
    const results = await Promise.all(runners.map((runner) => runner.catchUp()()))
    expect(results.filter(isLeft)).toEqual([])
    expect(await contentOf(store)).toEqual(expected)
  })
})

describe('whatever happens in whatever order', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constantFrom('adopt' as const, 'publish' as const), index: fc.nat({ max: 3 }) }),
    fc.record({ do: fc.constantFrom('catchUp' as const, 'tick' as const, 'restart' as const, 'lose' as const, 'die' as const), index: fc.nat({ max: 60 }) }),
  )

  it('the effects are those that a single run at the end would have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const lively = smallPages()
        const quiet = memoryStore(registry)
        const adopted = new Set<number>()
        let checkpoints = memoryCheckpoints()
        let runner = runnerOn(lively, checkpoints, { clock: () => now })
        for (const { do: what, index } of steps) {
          if (what === 'adopt' || (what === 'publish' && adopted.has(index))) {
            if (what === 'adopt') adopted.add(index)
            for (const store of [lively, quiet]) await act(store, index, what === 'adopt' ? adopt : publish)
          }
          if (what === 'catchUp') must(await runner.catchUp()())
          if (what === 'tick') must(await runner.tick(later)())
          if (what === 'lose') checkpoints = memoryCheckpoints()
          if (what === 'die') {
            const dying = failingFrom(index, index % 2 === 0 ? 'before' : 'after', lively, checkpoints)
            await runnerOn(dying.store, dying.checkpoints).tick(later)()
          }
          if (what === 'restart' || what === 'lose') runner = runnerOn(lively, checkpoints, { clock: () => now })
        }
        must(await runner.tick(later)())
        must(await runnerOn(quiet, memoryCheckpoints()).tick(later)())
        expect(await effectsOf(lively)).toEqual(await effectsOf(quiet))
      }),
      { numRuns: 150 },
    )
  })
})

/** Which commands had which effects where: without the order, and without the places that follow from it. */
const effectsOf = async (store: EventStore): Promise<ReadonlyArray<string>> =>
  (await contentOf(store)).map(({ id, type, stream, data, metadata }) => JSON.stringify([stream, type, id, data, metadata])).toSorted()
