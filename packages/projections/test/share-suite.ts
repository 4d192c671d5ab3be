/** What a group of runners promises that share the projections of one target, on any target. */
import type { Position, RecordedEvent } from '@vor-ort/core'
import { comparePositions, partitionOf, type EventStore, type Share } from '@vor-ort/event-store'
import { makeProjectionRunner, type Generation, type ProjectionRunner, type ProjectionTarget } from '@vor-ort/projections'
import type { TargetFixture } from '@vor-ort/projections/contract'
import * as fc from 'fast-check'
import { left } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { allRows, appendAll, arbitrarySteps, eventsIn, expectedRows, rowsOf, sampleSteps, storeOf, sure } from './fixture.ts'
import { shared } from './shared-projections.ts'

/** A runner that has a share. */
export const memberOf = (store: EventStore, target: ProjectionTarget, share: Share, more: { readonly batchSize?: number; readonly statesAtHand?: number; readonly partitions?: number } = {}): ProjectionRunner =>
  sure(makeProjectionRunner({ store, target, projections: shared, share, ...more }))

/** The events that are in the rows of a generation, as its checkpoints say. */
const within = ({ parts }: Generation, events: ReadonlyArray<RecordedEvent>): ReadonlyArray<RecordedEvent> =>
  events.filter(({ stream, position }) => {
    const checkpoint = parts[partitionOf(stream, parts.length)]
    return checkpoint !== undefined && comparePositions(position, checkpoint) <= 0
  })

/** The rows of each projection must be the fold of just the events up to the checkpoints of the parts. */
export const expectRowsAsCheckpointsSay = async (store: EventStore, target: ProjectionTarget): Promise<void> => {
  const events = await eventsIn(store)
  for (const generation of sure(await target.generations()())) {
    const projections = shared.filter(({ name }) => name === generation.projection)
    if (generation.status === 'active') expect(await allRows(target, projections)).toEqual(rowsOf(within(generation, events), projections))
  }
}

const arbitraryShare: fc.Arbitrary<Share> = fc.integer({ min: 1, max: 5 }).chain((size) => fc.record({ member: fc.nat({ max: size - 1 }), size: fc.constant(size) }))
const group = (size: number): ReadonlyArray<Share> => Array.from({ length: size }, (_, member) => ({ member, size }))

/** A target on which only so many commits come through; the one after them dies, before it is written or after. */
const dyingAfter = (target: ProjectionTarget, commits: number): ProjectionTarget => {
  let rest = commits
  const died = left({ _tag: 'TargetUnavailable' as const, reason: 'it died' })
  return {
    ...target,
    commit: (all) => async () => {
      if (rest-- > 0) return target.commit(all)()
      if (rest === -1 && commits % 2 === 0) await target.commit(all)()
      return died
    },
  }
}

/** Describes a group on a kind of target; `runs` bounds the number of random cases. */
export const describeSharing = (name: string, makeFixture: () => Promise<TargetFixture>, runs: number): void => {
  const place = async (run: (fixture: TargetFixture) => Promise<void>): Promise<void> => {
    const fixture = await makeFixture()
    try {
      await run(fixture)
    } finally {
      await fixture.dispose()
    }
  }

  describe(`a group of runners on ${name}`, () => {
    it('brings the rows of a plain fold, whatever shares its members believed to have on the way', () =>
      fc.assert(
        fc.asyncProperty(
          arbitrarySteps,
          fc.array(fc.record({ cut: fc.nat({ max: 80 }), shares: fc.array(arbitraryShare, { maxLength: 4 }), batchSize: fc.integer({ min: 1, max: 20 }), statesAtHand: fc.nat({ max: 6 }) }), { maxLength: 4 }),
          fc.integer({ min: 1, max: 6 }),
          fc.constantFrom(1, 3, 16),
          async (steps, phases, size, partitions) =>
            place(async (fixture) => {
              const store = await storeOf([])
              let appended = 0
              for (const { cut, shares, batchSize, statesAtHand } of phases) {
                await appendAll(store, steps.slice(appended, Math.max(appended, cut)))
                appended = Math.max(appended, cut)
                const members = await Promise.all(shares.map(async (share) => memberOf(store, await fixture.open(), share, { batchSize, statesAtHand, partitions })))
                for (const report of await Promise.all(members.map((member) => member.catchUp()()))) sure(report)
                await expectRowsAsCheckpointsSay(store, await fixture.open())
              }
              await appendAll(store, steps.slice(appended))
              for (const share of group(size)) sure(await memberOf(store, await fixture.open(), share, { batchSize: 7 }).catchUp()())
              expect(await allRows(await fixture.open(), shared)).toEqual(await expectedRows(store, shared))
            }),
        ),
        { numRuns: runs },
      ))

    it('that follows goes on through every resize, and comes to the end', () =>
      fc.assert(
        // On an empty store all is ready before there is a table to look at.
        fc.asyncProperty(arbitrarySteps.filter((steps) => steps.length > 0), fc.integer({ min: 2, max: 4 }), fc.array(fc.record({ append: fc.nat({ max: 12 }), shares: fc.array(arbitraryShare, { minLength: 4, maxLength: 4 }) }), { maxLength: 5 }), async (steps, size, turns) =>
          place(async (fixture) => {
            const store = await storeOf(steps.slice(0, 20))
            const stop = new AbortController()
            const members = await Promise.all(group(size).map(async (share) => memberOf(store, await fixture.open(), share, { batchSize: 3, statesAtHand: 4 })))
            const following = members.map((member) => member.follow({ signal: stop.signal })())
            let appended = 20
            for (const { append, shares } of turns) {
              await appendAll(store, steps.slice(appended, appended + append))
              appended += append
              for (const [index, member] of members.entries()) sure(member.resize(shares[index] ?? { member: 0, size: 1 }))
            }
            for (const [index, member] of members.entries()) sure(member.resize({ member: index, size }))
            await appendAll(store, steps.slice(appended))
            for (const member of members) sure(await member.ready()())
            expect(await allRows(await fixture.open(), shared)).toEqual(await expectedRows(store, shared))
            stop.abort()
            for (const report of await Promise.all(following)) sure(report)
          }),
        ),
        { numRuns: runs },
      ))

    it('loses nothing when a member dies at any of its commits: the others are resized and go on for it', async () => {
      const steps = sampleSteps(31).slice(0, 120)
      for (let commits = 0; commits < 12; commits++) {
        await place(async (fixture) => {
          const store = await storeOf(steps.slice(0, 60))
          const target = await fixture.open()
          const dying = memberOf(store, dyingAfter(await fixture.open(), commits), { member: 0, size: 3 }, { batchSize: 4, statesAtHand: 0 })
          const others = await Promise.all([1, 2].map(async (member) => memberOf(store, await fixture.open(), { member, size: 3 }, { batchSize: 9 })))
          const [end, ...rest] = await Promise.all([dying, ...others].map((member) => member.catchUp()()))
          for (const report of rest) sure(report)
          expect(end?._tag).toBe('Left')
          await expectRowsAsCheckpointsSay(store, target)
          await appendAll(store, steps.slice(60))
          for (const [index, member] of others.entries()) sure(member.resize({ member: index, size: 2 }))
          for (const report of await Promise.all(others.map((member) => member.catchUp()()))) sure(report)
          expect(await allRows(target, shared)).toEqual(await expectedRows(store, shared))
        })
      }
    })

    it('goes on from what one of them has written, while the others have written nothing', () =>
      place(async (fixture) => {
        const steps = sampleSteps(34)
        const store = await storeOf([])
        for (let from = 0; from < 80; from += 8) {
          await appendAll(store, steps.slice(from, from + 8))
          sure(await memberOf(store, await fixture.open(), { member: 1, size: 2 }).catchUp()())
          await expectRowsAsCheckpointsSay(store, await fixture.open())
        }
        expect(sure(await (await fixture.open()).generations('trace')()).map(({ checkpoint, parts }) => [checkpoint, parts[0], parts[1]])).toEqual([[undefined, undefined, '80']])
      }))

    it('rebuilds beside itself: one of them fills all parts, and all go on with what it filled', () =>
      place(async (fixture) => {
        const steps = sampleSteps(32)
        const store = await storeOf(steps.slice(0, 100))
        const stop = new AbortController()
        const target = await fixture.open()
        const members = await Promise.all(group(3).map(async (share) => memberOf(store, await fixture.open(), share, { batchSize: 5 })))
        const following = members.map((member) => member.follow({ signal: stop.signal })())
        for (const member of members) sure(await member.ready()())
        for (const [turn, { name: projection }] of shared.entries()) {
          const rebuilding = members[turn]?.rebuild(projection)()
          await appendAll(store, steps.slice(100 + turn * 10, 110 + turn * 10))
          expect(await rebuilding).toMatchObject({ right: { projection, generation: 2 } })
        }
        await appendAll(store, steps.slice(130, 160))
        for (const member of members) sure(await member.waitFor('160' as Position)())
        expect(await allRows(target, shared)).toEqual(await expectedRows(store, shared))
        stop.abort()
        for (const report of await Promise.all(following)) sure(report)
      }))

    it('leaves no trace of what was folded but not written when a run is stopped or resized', () =>
      place(async (fixture) => {
        const steps = sampleSteps(33)
        const store = await storeOf(steps)
        const target = await fixture.open()
        const stop = new AbortController()
        let deliveries = 0
        // Pages of forty events: by the fourth some batches were folded that wait for their commit.
        const interrupted: EventStore = {
          ...store,
          subscribe: async function* (options) {
            for await (const delivery of store.subscribe(options)) {
              const reads = delivery._tag === 'Events' ? delivery.reads : []
              for (let from = 0; from < reads.length; from += 40) {
                if (++deliveries === 4) stop.abort()
                yield { _tag: 'Events', reads: reads.slice(from, from + 40) }
              }
              if (delivery._tag === 'CaughtUp') yield delivery
            }
          },
        }
        const member = memberOf(interrupted, target, { member: 0, size: 1 }, { batchSize: 10, statesAtHand: 1_000 })
        expect(sure(await member.catchUp({ signal: stop.signal })()).checkpoint).toBeUndefined()
        sure(await member.catchUp()())
        expect(await allRows(target, shared)).toEqual(await expectedRows(store, shared))
      }))
  })
}
