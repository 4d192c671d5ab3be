/** A scenario that cannot fail proves nothing: each one over a store is seen to fail where something is broken on purpose. */
import type { Position } from '@vor-ort/core'
import { makeEventStore, memoryDriver, type Delivery, type EventStore } from '@vor-ort/event-store'
import { memoryFixture, type BuildStore } from '@vor-ort/event-store/contract'
import { memoryTarget, targetMedium, type ProjectionTarget, type TargetMedium } from '@vor-ort/projections'
import { overStoreScenarios, runOverStore, type MakeTarget } from '@vor-ort/projections/contract'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

const delivering =
  (change: (delivery: Delivery, index: number) => ReadonlyArray<Delivery>): BuildStore =>
  (medium, registry, options) => {
    const sound: EventStore = makeEventStore(memoryDriver(medium), registry, options)
    return {
      ...sound,
      subscribe: async function* (request) {
        let index = 0
        for await (const delivery of sound.subscribe(request)) yield* change(delivery, index++)
      },
    }
  }

const stores: Readonly<Record<string, BuildStore>> = {
  'loses a page': delivering((delivery, index) => (index === 0 && delivery._tag === 'Events' ? [] : [delivery])),
  'delivers again under other positions': delivering((delivery) => {
    if (delivery._tag === 'CaughtUp') return [delivery]
    const again = delivery.reads.map((read) => (isLeft(read) ? read : right({ ...read.right, position: `${read.right.position}0` as Position })))
    return [delivery, { ...delivery, reads: again }]
  }),
  'hides what it cannot read': delivering((delivery) => [delivery._tag === 'Events' ? { ...delivery, reads: delivery.reads.filter((read) => !isLeft(read)) } : delivery]),
  'ignores categories': (medium, registry, options) => {
    const sound = makeEventStore(memoryDriver(medium), registry, options)
    return { ...sound, subscribe: ({ categories: _ignored, ...request } = {}) => sound.subscribe({ ...request, categories: ['lamp'] }) }
  },
  'loses the last event in a crash': (medium, registry, options) => {
    const last = medium.all.at(-1)
    // Whoever opens it anew finds one event less, after the first time.
    if (medium.all.length > 30 && last !== undefined) {
      medium.all.pop()
      medium.streams.get(last.stream)?.events.pop()
    }
    return makeEventStore(memoryDriver(medium), registry, options)
  },
}

const on = (change: (sound: ProjectionTarget, medium: TargetMedium) => Partial<ProjectionTarget>): MakeTarget => async () => {
  const medium = targetMedium()
  return {
    open: async () => {
      const sound = memoryTarget(medium)
      return { ...sound, ...change(sound, medium) }
    },
    dispose: async () => undefined,
  }
}

const targets: Readonly<Record<string, MakeTarget>> = {
  'resumes a rebuild where the rows stood': on((sound, medium) => ({
    openGeneration: (blueprint, status) => async () => {
      const active = medium.generations.find((one) => one.status === 'active')
      const made = await sound.openGeneration(blueprint, status)()
      const building = medium.generations.find((one) => one.status === 'building')
      if (isLeft(made) || building === undefined || active === undefined) return made
      building.parts = active.parts
      const all = await sound.generations(blueprint.name)()
      return isLeft(all) ? all : right(all.right.find((one) => one.generation === made.right.generation) ?? made.right)
    },
  })),
  'empties the rows for a rebuild': on((sound, medium) => ({
    openGeneration: (blueprint, status) => async () => {
      if (status === 'building') for (const { tables } of medium.generations) for (const { rows } of tables) rows.clear()
      return sound.openGeneration(blueprint, status)()
    },
  })),
  'refuses a switch to nothing': on((sound) => ({
    switchTo: (id) => async () => {
      const all = await sound.generations(id.projection)()
      const empty = !isLeft(all) && all.right.some(({ generation, checkpoint }) => generation === id.generation && checkpoint === undefined)
      return empty ? left({ _tag: 'GenerationGone', ...id }) : sound.switchTo(id)()
    },
  })),
  'does not go back': on((sound) => ({
    rollBack: (name) => async () => {
      const all = await sound.generations(name)()
      const active = isLeft(all) ? undefined : all.right.find(({ status }) => status === 'active')
      return active === undefined ? left({ _tag: 'NoPreviousGeneration', projection: name }) : right(active)
    },
  })),
  'forgets poison': on(() => ({ poison: () => async () => right([]) })),
  'writes states before the checkpoint, and dies between': on((sound, medium) => {
    let commits = 0
    return {
      commit: (all) => async () => {
        if (++commits % 2 === 0) return sound.commit(all)()
        for (const { generation, touched } of all) {
          const stored = medium.generations.find((one) => one.generation === generation)
          for (const { key, state } of touched) stored?.states.set(key, state)
        }
        return left({ _tag: 'TargetUnavailable', reason: 'it died' })
      },
    }
  }),
  'lets whoever is late write too': on((sound, medium) => ({
    commit: (all) => async () => {
      const now = all.map((commit) => {
        const parts = medium.generations.find((one) => one.generation === commit.generation)?.parts ?? []
        return { ...commit, expected: parts[commit.parts?.[0] ?? 0] }
      })
      return sound.commit(now)()
    },
  })),
}

const broken: ReadonlyArray<readonly [what: string, ids: ReadonlyArray<string>, store: BuildStore | undefined, target: MakeTarget | undefined]> = [
  ['loses a page', ['18a', '18c'], stores['loses a page'], undefined],
  ['delivers again under other positions', ['18a', '21a'], stores['delivers again under other positions'], undefined],
  ['hides what it cannot read', ['20'], stores['hides what it cannot read'], undefined],
  ['ignores categories', ['21b', '18b'], stores['ignores categories'], undefined],
  ['loses the last event in a crash', ['14c'], stores['loses the last event in a crash'], undefined],
  ...Object.entries({
    'resumes a rebuild where the rows stood': ['18a', '18d', '19'],
    'empties the rows for a rebuild': ['18d', '19'],
    'refuses a switch to nothing': ['18b'],
    'does not go back': ['19'],
    'forgets poison': ['20'],
    'writes states before the checkpoint, and dies between': ['14 (before)', '14 (after)'],
    'lets whoever is late write too': ['15c'],
  }).map(([what, ids]) => [what, ids, undefined, targets[what]] as const),
]

const outcome = async (id: string, store: BuildStore | undefined, target: MakeTarget | undefined): Promise<string> => {
  const scenario = overStoreScenarios.find((one) => one.id === id)
  if (scenario === undefined) return 'there is no such scenario'
  try {
    await runOverStore(scenario, () => memoryFixture(store), target)
    return 'passed'
  } catch (thrown) {
    return thrown instanceof TypeError || thrown instanceof ReferenceError ? thrown.message : 'failed'
  }
}

describe('each scenario of projections over a store fails where something is broken', () => {
  for (const [what, ids, store, target] of broken) {
    it.each(ids)(`${what}: scenario %s fails`, async (id) => {
      expect(await outcome(id, store, target)).toBe('failed')
    })
  }

  it('there is a defect for every scenario', () => {
    const proven = new Set(broken.flatMap(([, ids]) => ids))
    expect(overStoreScenarios.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([])
  })
})
