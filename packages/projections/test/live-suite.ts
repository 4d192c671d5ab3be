/** What a runner promises while events come: following, waiting, rebuilding beside it, rolling back. */
import { domainRegistry, makeRegistry, resolution, type Position } from '@vor-ort/core'
import { makeEventStore, memoryDriver, memoryMedium, memoryStore, type EventStore } from '@vor-ort/event-store'
import { resolutionProjection, type AnyProjection, type ProjectionTarget } from '@vor-ort/projections'
import type { TargetFixture } from '@vor-ort/projections/contract'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { activity } from './activity.ts'
import { allRows, appendAll, expectedRows, newEvent, runnerOf, sampleSteps, storeOf, sure } from './fixture.ts'

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]
const steps = sampleSteps(11)
const half = Math.floor(steps.length / 2)

/** The same projection in its next version: its rows are the same, its number is another. */
const nextVersion: AnyProjection = { ...activity, version: 2 }

/** A store, and the same store as software sees it that does not know two types of events. */
const storesWithPoison = async (): Promise<{ readonly whole: EventStore; readonly poor: EventStore; readonly poisoned: number }> => {
  const driver = memoryDriver(memoryMedium())
  const whole = makeEventStore(driver, domainRegistry)
  await appendAll(whole, steps)
  const { ObligationCreated: _created, ResolutionCorrected: _corrected, ...events } = resolution.events
  const poisoned = steps.filter(({ event }) => event.type === 'ObligationCreated' || event.type === 'ResolutionCorrected').length
  return { whole, poor: makeEventStore(driver, sure(makeRegistry([events]))), poisoned }
}

/** Describes a runner in its live tail on a kind of target. */
export const describeLive = (name: string, makeFixture: () => Promise<TargetFixture>): void => {
  const within = (run: (target: ProjectionTarget) => Promise<void>) => async (): Promise<void> => {
    const fixture = await makeFixture()
    try {
      await run(await fixture.open())
    } finally {
      await fixture.dispose()
    }
  }

  describe(`a runner that follows, on ${name}`, () => {
    it('has what was appended in its rows as soon as the wait for its position is over', within(async (target) => {
      const store = await storeOf(steps.slice(0, half))
      const runner = runnerOf(store, target, projections)
      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      expect(await runner.ready()()).toEqual(right(undefined))
      expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
      for (const [index, step] of steps.slice(half, half + 20).entries()) {
        await appendAll(store, [step])
        expect(await runner.waitFor(String(half + index + 1) as Position)()).toEqual(right(undefined))
        expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
      }
      expect(await runner.waitFor('1' as Position)()).toEqual(right(undefined))
      stop.abort()
      expect(await following).toMatchObject({ right: { checkpoint: String(half + 20), stale: [] } })
    }))

    it('never lets anyone wait for what no run will bring', within(async (target) => {
      const store = await storeOf(steps.slice(0, 5))
      const runner = runnerOf(store, target, projections)
      expect(await runner.waitFor('5' as Position)()).toMatchObject({ left: { _tag: 'NotRunning', position: '5' } })
      expect(await runner.waitFor('five' as Position)()).toEqual({ _tag: 'Left', left: { _tag: 'InvalidPosition', position: 'five' } })
      sure(await runner.catchUp()())
      expect(await runner.waitFor('5' as Position)()).toEqual(right(undefined))
      expect(await runner.ready()()).toEqual(right(undefined))
      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      const waiting = runner.waitFor('6' as Position)()
      await runner.ready()()
      stop.abort()
      await following
      expect(await waiting).toMatchObject({ left: { _tag: 'NotRunning', position: '6' } })
    }))

    it('ends with the fault of the store, and tells those who wait', within(async (target) => {
      const store = await storeOf(steps.slice(0, 5))
      const runner = runnerOf(store, target, projections)
      const following = runner.follow({ signal: new AbortController().signal })()
      await runner.ready()()
      const waiting = runner.waitFor('9' as Position)()
      // The wait asks the target first; it is on the list when that is done.
      sure(await runner.status()())
      await store.close()()
      expect(await following).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
      expect(await waiting).toMatchObject({ left: { _tag: 'NotRunning', because: { _tag: 'StoreUnavailable' } } })
    }))

    it('goes on while a rebuild runs and events come, and takes the new generation over', within(async (target) => {
      const store = await storeOf(steps.slice(0, half))
      const runner = runnerOf(store, target, projections, { batchSize: 5 })
      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      await runner.ready()()
      const before = sure(await target.rows('resolution')()).length
      const rebuilding = runner.rebuild('resolution')()
      for (const step of steps.slice(half, half + 30)) {
        await appendAll(store, [step])
        expect(sure(await target.rows('resolution')()).length).toBeGreaterThanOrEqual(before)
      }
      expect(sure(await rebuilding)).toMatchObject({ projection: 'resolution', generation: 2 })
      await appendAll(store, steps.slice(half + 30, half + 40))
      expect(await runner.ready()()).toEqual(right(undefined))
      expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
      stop.abort()
      sure(await following)
    }))

    it('leaves rows of another version alone until they are rebuilt, also when another runner does that', within(async (target) => {
      const store = await storeOf(steps.slice(0, half))
      sure(await runnerOf(store, target, projections).catchUp()())
      const old = await allRows(target, [activity])
      await appendAll(store, steps.slice(half, half + 10))
      const next = [resolutionProjection, nextVersion]
      const runner = runnerOf(store, target, next)
      expect(sure(await runner.catchUp()()).stale).toEqual(['activity'])
      expect(await allRows(target, [activity])).toEqual(old)
      expect(sure(await runner.status()()).map(({ projection, state }) => [projection, state])).toEqual([['resolution', 'kept'], ['activity', 'stale']])

      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      sure(await runnerOf(store, target, next).rebuild('activity')())
      await appendAll(store, steps.slice(half + 10, half + 12))
      while (sure(await runner.status()()).some(({ checkpoint }) => checkpoint !== String(half + 12))) await runner.ready()()
      expect(await allRows(target, next)).toEqual(await expectedRows(store, next))
      stop.abort()
      sure(await following)
    }))

    it('rolls back to the rows before the switch, and brings them up to date where they are of its version', within(async (target) => {
      const store = await storeOf(steps.slice(0, half))
      const old = runnerOf(store, target, projections)
      sure(await old.catchUp()())
      const atSwitch = await allRows(target, projections)
      const runner = runnerOf(store, target, [resolutionProjection, nextVersion])
      sure(await runner.rebuild('activity')())
      await appendAll(store, steps.slice(half, half + 10))
      sure(await runner.catchUp()())
      expect(sure(await runner.rollBack('activity')())).toMatchObject({ generation: 1, version: 1, status: 'active', checkpoint: String(half) })
      expect((await allRows(target, projections))['activity']).toEqual(atSwitch['activity'])
      expect(sure(await runner.catchUp()()).stale).toEqual(['activity'])
      // The software of that version goes on where it had stopped.
      sure(await old.catchUp()())
      expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
    }))

    it('brings what was rolled back to up to date at once, without an event that wakes it', within(async (target) => {
      const store = await storeOf(steps.slice(0, half))
      const runner = runnerOf(store, target, projections)
      sure(await runner.catchUp()())
      sure(await runner.rebuild('resolution')())
      const stop = new AbortController()
      const following = runner.follow({ signal: stop.signal })()
      await appendAll(store, steps.slice(half, half + 10))
      expect(await runner.ready()()).toEqual(right(undefined))
      expect(sure(await runner.rollBack('resolution')())).toMatchObject({ generation: 1, checkpoint: String(half) })
      expect(await runner.ready()()).toEqual(right(undefined))
      expect(await allRows(target, projections)).toEqual(await expectedRows(store, projections))
      stop.abort()
      sure(await following)
    }))

    it('records what cannot be read, goes on, and refuses to rebuild upon it', within(async (target) => {
      const { whole, poor, poisoned } = await storesWithPoison()
      expect(poisoned).toBeGreaterThan(3)
      const runner = runnerOf(poor, target, [resolutionProjection], { batchSize: 3 })
      sure(await runner.catchUp()())
      const poison = sure(await target.poison('resolution')())
      expect(poison.length).toBe(poisoned)
      expect(poison[0]).toMatchObject({ fault: { _tag: 'UnknownEventType' } })
      expect(await allRows(target, [resolutionProjection])).toEqual(await expectedRows(poor, [resolutionProjection]))
      expect(sure(await runner.status()())).toMatchObject([{ projection: 'resolution', poison: poisoned }])

      const refused = await runner.rebuild('resolution')()
      expect(refused).toEqual({ _tag: 'Left', left: { _tag: 'PoisonEvent', ...poison[0] } })
      expect(sure(await target.generations('resolution')()).map(({ generation, status }) => [generation, status])).toEqual([[1, 'active']])
      expect(await allRows(target, [resolutionProjection])).toEqual(await expectedRows(poor, [resolutionProjection]))
      // Software that knows all types again puts it right.
      sure(await runnerOf(whole, target, [resolutionProjection]).rebuild('resolution')())
      expect(await allRows(target, [resolutionProjection])).toEqual(await expectedRows(whole, [resolutionProjection]))
      expect(await target.poison('resolution')()).toEqual(right([]))
    }))

    it('can be stopped in the middle of a rebuild; the next one starts clean', within(async (clean) => {
      const store = await storeOf(steps)
      const stop = new AbortController()
      let commits = 0
      const target: ProjectionTarget = {
        ...clean,
        commit: (all) => async () => {
          if (++commits === 3) stop.abort()
          return clean.commit(all)()
        },
      }
      sure(await runnerOf(store, clean, projections).catchUp()())
      const expected = await expectedRows(store, projections)
      const runner = runnerOf(store, target, projections, { batchSize: 5, statesAtHand: 2 })
      expect(await runner.rebuild('resolution', { signal: stop.signal })()).toEqual({ _tag: 'Left', left: { _tag: 'RebuildStopped', projection: 'resolution' } })
      expect(sure(await clean.generations('resolution')()).length).toBe(1)
      expect(await allRows(clean, projections)).toEqual(expected)
      sure(await runner.rebuild('resolution')())
      expect(await allRows(clean, projections)).toEqual(expected)
    }))

    it('says so when the rows are further than the store, and when there is no such projection', within(async (target) => {
      const events = steps.map(({ stream, event }) => ({ stream, event: newEvent(event) }))
      const [whole, torn] = [memoryStore(domainRegistry), memoryStore(domainRegistry)]
      for (const { stream, event } of events) sure(await whole.append(stream, 'any', [event])())
      for (const { stream, event } of events.slice(0, 3)) sure(await torn.append(stream, 'any', [event])())
      sure(await runnerOf(whole, target, projections).catchUp()())
      // The same store, whose last events were lost.
      const runner = runnerOf({ ...torn, identity: whole.identity }, target, projections)
      const refused = await runner.rebuild('resolution')()
      expect(refused).toEqual({ _tag: 'Left', left: { _tag: 'CheckpointBeyondStore', projection: 'resolution', checkpoint: String(steps.length), head: '3' } })
      expect(await runner.rebuild('none')()).toEqual({ _tag: 'Left', left: { _tag: 'UnknownProjection', projection: 'none', known: ['resolution', 'activity'] } })
      expect(isLeft(await runner.rollBack('resolution')())).toBe(true)
    }))
  })
}
