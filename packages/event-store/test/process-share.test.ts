/** Process managers that share their work: each reaction has its one effect, whoever has which part, and none is missing. */
import { defineProcessManager, derivedId, ObligationId, reaction, resolution, streamName, type resolutionEvents } from '@vor-ort/core'
import { forgetReactions, makeEventStore, memoryCheckpoints, memoryDriver, memoryMedium, memoryStore, partitionOf, type AnyProcessManager, type CheckpointStore, type EventStore, type ProcessNotice, type Share } from '@vor-ort/event-store'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { must, stored } from './counter.ts'
import { failingFrom } from './failing.ts'
import { act, adopt, contentOf, later, managers, now, on, publish, registry, resolutionId, runnerOn } from './managers.ts'

/** The resolution that all others leave something at. */
const centre = 99

/** Numbers the resolutions, across all streams, and leaves a note of each at the centre: in another stream than that of the cause. */
const numbering = defineProcessManager<number, typeof resolutionEvents>({
  name: 'numbering', german: 'Zählend', summary: 'Numbers the resolutions.', initial: 0,
  evolve: { ResolutionAdopted: (state) => state + 1 },
  react: {
    ResolutionAdopted: (state, _data, { event }) => {
      const data = { obligation: derivedId(ObligationId, event), aspect: 'other', what: `Nr. ${state}` } as const
      return [reaction(resolution, resolutionId(centre), event, { type: 'CreateObligation', on, data })]
    },
  },
})
const all: ReadonlyArray<AnyProcessManager> = [numbering, ...managers]

const smallPages = (): EventStore => makeEventStore(memoryDriver(memoryMedium()), registry, { pageSize: 2 })
const group = (size: number): ReadonlyArray<Share> => Array.from({ length: size }, (_, member) => ({ member, size }))
const memberOn = (store: EventStore, checkpoints: CheckpointStore, share: Share, more: Parameters<typeof runnerOn>[2] = {}) => runnerOn(store, checkpoints, { managers: all, share, ...more })

const never = (signal: AbortSignal): Promise<void> => new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

const prepared = async (store: EventStore, count = 6): Promise<EventStore> => {
  await act(store, centre, adopt)
  for (let index = 0; index < count; index++) {
    await act(store, index, adopt)
    await act(store, index, publish)
  }
  return store
}

/** Which commands had which effects where: without the order between streams, and without the places that follow from it. */
const effectsOf = async (store: EventStore): Promise<ReadonlyArray<string>> =>
  (await contentOf(store)).map(({ id, type, stream, data, metadata }) => JSON.stringify([stream, type, id, data, metadata])).toSorted()

const effectsOfOne = async (store: EventStore): Promise<ReadonlyArray<string>> => {
  must(await runnerOn(store, memoryCheckpoints(), { managers: all }).catchUp()())
  return effectsOf(store)
}

type Member = ReturnType<typeof memberOn>

/** What one does may concern another: they take turns until nobody does anything any more. */
const untilQuiet = async (members: ReadonlyArray<Member>): Promise<void> => {
  for (;;) {
    const runs = await Promise.all(members.map((member) => member.catchUp()()))
    if (runs.every((run) => must(run).done === 0)) return
  }
}

const partsOfNotices = (notices: ReadonlyArray<ProcessNotice>): ReadonlyArray<number> =>
  notices.flatMap((notice) => {
    if (notice._tag !== 'Reaction') return []
    return [partitionOf(notice.cause?.stream ?? streamName(notice.reaction.category, notice.reaction.id), 16)]
  })

describe('process managers that share their work', () => {
  it.each([1, 2, 3, 5, 16])('among %i have each effect once, and each issues what follows in its own parts alone', async (size) => {
    const expected = await effectsOfOne(await prepared(memoryStore(registry)))
    const store = await prepared(smallPages())
    const before = (await stored(store)).length
    const checkpoints = memoryCheckpoints()
    const members = group(size).map((share) => memberOn(store, checkpoints, share))
    await untilQuiet(members)
    expect(await effectsOf(store)).toEqual(expected)
    for (const [index, { notices }] of members.entries()) expect(partsOfNotices(notices).filter((part) => part % size !== index)).toEqual([])
    const outcomes = members.flatMap(({ notices }) => notices.flatMap((notice) => (notice._tag === 'Reaction' ? [notice.outcome] : [])))
    const done = outcomes.filter(({ _tag }) => _tag === 'Done')
    expect([done.length, done.filter((outcome) => outcome._tag === 'Done' && outcome.duplicate)]).toEqual([expected.length - before, []])
    // Work was there for more than one of them.
    if (size > 1) expect(members.filter(({ notices }) => notices.length > 0).length).toBeGreaterThan(1)
  })

  it('ask for nothing twice when the group is resized: each part goes on from its own checkpoint', async () => {
    const store = await prepared(memoryStore(registry))
    const checkpoints = memoryCheckpoints()
    const [first, second] = group(2).map((share) => memberOn(store, checkpoints, share))
    if (first === undefined || second === undefined) throw new Error('no members')
    await untilQuiet([second])
    const done = (await stored(store)).length
    expect(first.resize({ member: 0, size: 1 })).toEqual({ _tag: 'Right', right: undefined })
    expect(must(await first.catchUp()())).toMatchObject({ duplicates: 0, settledBefore: 0 })
    expect((await stored(store)).length).toBeGreaterThan(done)
    expect(await effectsOf(store)).toEqual(await effectsOfOne(await prepared(memoryStore(registry))))
    // And a group goes on from where one has come alone.
    const three = group(3).map((share) => memberOn(store, checkpoints, share))
    for (const member of three) expect(must(await member.catchUp()())).toMatchObject({ done: 0, duplicates: 0, nothingToDo: 0, refused: 0, settledBefore: 0 })
  })

  it.each(['before', 'after'] as const)('lose nothing when one dies just %s any of its steps and the other takes its parts over', async (moment) => {
    const expected = await effectsOfOne(await prepared(memoryStore(registry), 3))
    const steps = async (n: number): Promise<number> => {
      const store = await prepared(smallPages(), 3)
      const checkpoints = memoryCheckpoints()
      const dying = failingFrom(n, moment, store, checkpoints)
      const [doomed, other] = [memberOn(dying.store, dying.checkpoints, { member: 0, size: 2 }), memberOn(store, checkpoints, { member: 1, size: 2 })]
      await Promise.all([doomed.catchUp()(), other.catchUp()().then(must)])
      must(other.resize({ member: 0, size: 1 }))
      await untilQuiet([other])
      expect(await effectsOf(store), `died at ${n}`).toEqual(expected)
      return dying.calls()
    }
    const whole = await steps(Number.POSITIVE_INFINITY)
    expect(whole).toBeGreaterThan(30)
    for (let n = 1; n <= whole; n++) await steps(n)
  })

  it('follow through every resize; what is due is asked for by whoever has its part', async () => {
    const store = await prepared(memoryStore(registry))
    const checkpoints = memoryCheckpoints()
    const stop = new AbortController()
    const members = group(3).map((share) => memberOn(store, checkpoints, share, { nextTick: never }))
    const following = members.map((member) => member.follow({ signal: stop.signal })())
    const sizes = [[2, 2, 2], [1, 3, 3], [3, 1, 2], [3, 3, 3]]
    for (const [turn, turns] of sizes.entries()) {
      await act(store, 20 + turn, adopt)
      for (const [index, member] of members.entries()) must(member.resize({ member: index % (turns[index] ?? 1), size: turns[index] ?? 1 }))
      await act(store, 20 + turn, publish)
    }
    for (const [index, member] of members.entries()) must(member.resize({ member: index, size: 3 }))
    const quiet = await prepared(memoryStore(registry))
    for (const turn of sizes.keys()) {
      await act(quiet, 20 + turn, adopt)
      await act(quiet, 20 + turn, publish)
    }
    const expected = await effectsOfOne(quiet)
    // The end is known by its effects: each member waits for all that is there, until the last has come.
    for (let before = -1; before !== (await stored(store)).length; ) {
      before = (await stored(store)).length
      const last = (await stored(store)).at(-1)?.position
      if (last !== undefined) for (const member of members) must(await member.waitFor(last)())
    }
    expect(await effectsOf(store)).toEqual(expected)
    stop.abort()
    expect(await Promise.all(following)).toEqual(following.map(() => ({ _tag: 'Right', right: undefined })))
  })

  it('take over the parts of another at once, without an event that wakes them', async () => {
    const store = await prepared(memoryStore(registry))
    const stop = new AbortController()
    let quiet = (): void => undefined
    const hasWoken = new Promise<void>((resolve) => {
      quiet = resolve
    })
    // Its bell rings once, and never again.
    const subscribe: EventStore['subscribe'] = async function* () {
      yield { _tag: 'CaughtUp', position: undefined }
      quiet()
      await never(stop.signal)
    }
    const member = memberOn({ ...store, subscribe }, memoryCheckpoints(), { member: 0, size: 2 }, { nextTick: never })
    const following = member.follow({ signal: stop.signal })()
    await hasWoken
    const before = await effectsOf(store)
    must(member.resize({ member: 0, size: 1 }))
    must(await member.ready()())
    expect((await effectsOf(store)).length).toBeGreaterThan(before.length)
    expect(await effectsOf(store)).toEqual(await effectsOfOne(await prepared(memoryStore(registry))))
    stop.abort()
    expect(await following).toEqual({ _tag: 'Right', right: undefined })
  })

  it('refuse a share that there is not', async () => {
    const runner = memberOn(memoryStore(registry), memoryCheckpoints(), { member: 0, size: 2 })
    for (const share of [{ member: 2, size: 2 }, { member: -1, size: 1 }, { member: 0, size: 0 }, { member: 0.5, size: 1 }]) {
      expect(runner.resize(share)).toEqual({ _tag: 'Left', left: { _tag: 'InvalidShare', share } })
      expect(await memberOn(memoryStore(registry), memoryCheckpoints(), share).catchUp()()).toMatchObject({ left: { _tag: 'UnusableManager', manager: 'numbering' } })
    }
    expect(await memberOn(memoryStore(registry), memoryCheckpoints(), { member: 0, size: 1 }, { partitions: 257 }).catchUp()()).toMatchObject({ left: { _tag: 'UnusableManager' } })
  })

  it('ask for all once more when they shall forget it, what members have saved included', async () => {
    const store = await prepared(memoryStore(registry))
    const checkpoints = memoryCheckpoints()
    const members = (): ReadonlyArray<Member> => group(2).map((share) => memberOn(store, checkpoints, share))
    await untilQuiet(members())
    const expected = await effectsOf(store)
    must(await forgetReactions(checkpoints, 'numbering')())
    const again = members()
    await untilQuiet(again)
    expect(again.flatMap(({ notices }) => notices.map((notice) => (notice._tag === 'Reaction' ? notice.manager : '')))).toEqual(Array.from({ length: 7 }, () => 'numbering'))
    expect(await effectsOf(store)).toEqual(expected)
  })

  it('take checkpoints from beyond the end of the store for none, also those of parts', async () => {
    const checkpoints = memoryCheckpoints()
    const larger = await prepared(memoryStore(registry))
    await untilQuiet(group(2).map((own) => memberOn(larger, checkpoints, own)))
    const store = await prepared(memoryStore(registry), 2)
    await untilQuiet(group(2).map((own) => memberOn(store, checkpoints, own)))
    expect(await effectsOf(store)).toEqual(await effectsOfOne(await prepared(memoryStore(registry), 2)))
  })
})

const share: fc.Arbitrary<Share> = fc.integer({ min: 1, max: 4 }).chain((size) => fc.record({ member: fc.nat({ max: size - 1 }), size: fc.constant(size) }))
const step = fc.oneof(
  fc.record({ do: fc.constantFrom('adopt' as const, 'publish' as const), index: fc.nat({ max: 5 }), share }),
  fc.record({ do: fc.constantFrom('catchUp' as const, 'tick' as const, 'resize' as const, 'lose' as const, 'die' as const), index: fc.nat({ max: 60 }), share }),
)

describe('whatever shares they believe to have, in whatever order', () => {
  it('the effects are those that one alone would have at the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.integer({ min: 1, max: 4 }), async (steps, size) => {
        const [lively, quiet] = [smallPages(), memoryStore(registry)]
        for (const store of [lively, quiet]) await act(store, centre, adopt)
        const adopted = new Set<number>()
        let checkpoints = memoryCheckpoints()
        let members = group(3).map((own) => memberOn(lively, checkpoints, own, { clock: () => now }))
        for (const { do: what, index, share: own } of steps) {
          const member = members[index % members.length]
          if (member === undefined) continue
          if (what === 'adopt' || (what === 'publish' && adopted.has(index))) {
            if (what === 'adopt') adopted.add(index)
            for (const store of [lively, quiet]) await act(store, index, what === 'adopt' ? adopt : publish)
          }
          if (what === 'catchUp') must(await member.catchUp()())
          if (what === 'tick') must(await member.tick(later)())
          if (what === 'resize') must(member.resize(own))
          if (what === 'die') {
            const dying = failingFrom(index, index % 2 === 0 ? 'before' : 'after', lively, checkpoints)
            await memberOn(dying.store, dying.checkpoints, own).tick(later)()
          }
          if (what === 'lose') {
            checkpoints = memoryCheckpoints()
            members = members.map(() => memberOn(lively, checkpoints, own, { clock: () => now }))
          }
        }
        await untilQuiet(group(size).map((own) => memberOn(lively, checkpoints, own)))
        expect(await effectsOf(lively)).toEqual(await effectsOfOne(quiet))
      }),
      { numRuns: 120 },
    )
  })
})
