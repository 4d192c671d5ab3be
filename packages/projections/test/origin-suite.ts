/** What a runner promises about two stores and one target; run over memory here and over SQLite in its package. */
import { domainRegistry } from '@vor-ort/core'
import { copyStore, memoryStore, type EventStore } from '@vor-ort/event-store'
import { checkOrigin, resolutionProjection, type AnyProjection, type ProjectionTarget } from '@vor-ort/projections'
import type { TargetFixture } from '@vor-ort/projections/contract'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { activity } from './activity.ts'
import { allRows, appendAll, expectedRows, runnerOf, sampleSteps, storeOf, sure } from './fixture.ts'

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]
const steps = sampleSteps(31)

const identityOf = async (store: EventStore): Promise<string | undefined> => sure(await store.identity()())

/** Describes on a kind of target that it holds the rows of one store. */
export const describeOrigin = (name: string, makeFixture: () => Promise<TargetFixture>): void => {
  const within = (run: (target: ProjectionTarget, fixture: TargetFixture) => Promise<void>) => async (): Promise<void> => {
    const fixture = await makeFixture()
    try {
      await run(await fixture.open(), fixture)
    } finally {
      await fixture.dispose()
    }
  }

  describe(`a runner whose rows belong to one store, on ${name}`, () => {
    it('refuses another store in every kind of run, and leaves the rows and generations as they are', within(async (target) => {
      const [mine, other] = [await storeOf(steps.slice(0, 30)), await storeOf(steps.slice(0, 40))]
      const runner = runnerOf(mine, target, projections)
      sure(await runner.catchUp()())
      const refused = left({ _tag: 'OtherStore', known: await identityOf(mine), found: await identityOf(other) })
      const before = [await allRows(target, projections), await target.generations()()]
      const stranger = runnerOf(other, target, projections)
      expect(await stranger.catchUp()()).toEqual(refused)
      expect(await stranger.follow({ signal: new AbortController().signal })()).toEqual(refused)
      expect(await stranger.rebuild('resolution')()).toEqual(refused)
      expect(await checkOrigin(other, target)()).toEqual(refused)
      expect([await allRows(target, projections), await target.generations()()]).toEqual(before)
      sure(await runner.rebuild('resolution')())
      expect(await checkOrigin(mine, target)()).toEqual(right(undefined))
    }))

    it('claims nothing for an empty store, and claims before the first event of a store that it follows is written', within(async (target, fixture) => {
      const store = memoryStore(domainRegistry)
      const runner = runnerOf(store, target, projections)
      sure(await runner.catchUp()())
      expect(await target.origin()()).toEqual(right(undefined))
      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      await appendAll(store, steps.slice(0, 5))
      expect(await runner.ready()()).toEqual(right(undefined))
      expect(await (await fixture.open()).origin()()).toEqual(right(await identityOf(store)))
      stop.abort()
      sure(await following)
      expect(await checkOrigin(memoryStore(domainRegistry), target)()).toEqual(right(undefined))
    }))

    it('ends when the first event comes to a store whose target was claimed by another meanwhile', within(async (target, fixture) => {
      const late = memoryStore(domainRegistry)
      const following = runnerOf(late, target, projections).follow({ signal: new AbortController().signal })()
      const mine = await storeOf(steps.slice(0, 20))
      sure(await runnerOf(mine, await fixture.open(), projections).catchUp()())
      await appendAll(late, steps.slice(0, 25))
      expect(await following).toMatchObject({ left: { _tag: 'OtherStore' } })
      expect(await allRows(target, projections)).toEqual(await expectedRows(mine, projections))
    }))

    it('of two that start at once from two stores lets one through', within(async (target, fixture) => {
      const stores = [await storeOf(steps.slice(0, 20)), await storeOf(steps.slice(0, 30))]
      const targets = [target, await fixture.open()]
      const ended = await Promise.all(stores.map((store, index) => runnerOf(store, targets[index] ?? target, projections, { batchSize: 3 }).catchUp()()))
      expect(ended.map((one) => (isLeft(one) ? one.left._tag : 'through')).toSorted()).toEqual(['OtherStore', 'through'])
      const winner = stores[ended.findIndex((one) => !isLeft(one))] ?? stores[0]
      if (winner !== undefined) expect(await allRows(target, projections)).toEqual(await expectedRows(winner, projections))
    }))

    it('refuses a store to which the same events were copied: positions differ there', within(async (target) => {
      const mine = await storeOf(steps.slice(0, 20))
      const copy = memoryStore(domainRegistry)
      sure(await copyStore(mine, copy)())
      sure(await runnerOf(mine, target, projections).catchUp()())
      expect(await runnerOf(copy, target, projections).catchUp()()).toMatchObject({ left: { _tag: 'OtherStore' } })
    }))

    it('tells it where the store cannot say who it is', within(async (target) => {
      const sound = await storeOf(steps.slice(0, 20))
      const gone: EventStore = { ...sound, identity: () => async () => left({ _tag: 'StoreUnavailable' as const, reason: 'gone' }) }
      expect(await runnerOf(gone, target, projections).catchUp()()).toEqual(left({ _tag: 'StoreUnavailable', reason: 'gone' }))
    }))
  })
}
