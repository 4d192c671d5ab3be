/** Projections over a store: the promises in which a store, a runner and a target take part together. */
import { lackingOf, type Declaration, type MakeFixture, type TestRunner } from '@vor-ort/event-store/contract'

import { memoryTarget, targetMedium } from '../memory-target.ts'
import { crashing } from './over-a-store/crashing.ts'
import { delivering } from './over-a-store/delivering.ts'
import { rebuilding } from './over-a-store/rebuilding.ts'
import { withPlaces, type MakeTarget, type OverStoreScenario } from './over-a-store/scenario.ts'

export type { MakeTarget, OverStoreScenario, Places } from './over-a-store/scenario.ts'

/** Every scenario of projections over a store, in the order of their numbers. */
export const overStoreScenarios: ReadonlyArray<OverStoreScenario> = [...crashing, ...rebuilding, ...delivering]

/** What the author of an adapter declares, and perhaps a target other than the one in memory. */
export interface OverStoreOptions extends Declaration {
  readonly makeTarget?: MakeTarget
}

const inMemory: MakeTarget = async () => {
  const medium = targetMedium()
  return { open: async () => memoryTarget(medium), dispose: async () => undefined }
}

/** Runs one scenario on fresh places and frees them, whatever comes of it. */
export const runOverStore = ({ run }: OverStoreScenario, makeFixture: MakeFixture, makeTarget: MakeTarget = inMemory): Promise<void> =>
  withPlaces(makeFixture, makeTarget, (places) => run(places, (again) => withPlaces(makeFixture, makeTarget, again)))

/**
 * Describes projections over a store: one test for each scenario, with the target in memory unless another is given.
 *
 * @example
 * ```ts
 * import { describeProjectionsOverStore } from '@vor-ort/projections/contract'
 * import { memoryFixture } from '@vor-ort/event-store/contract'
 * const runs = []
 * const it = Object.assign((_name, body) => runs.push(body()), { skip: () => undefined })
 * describeProjectionsOverStore({ describe: (_name, body) => body(), it }, 'memory', () => memoryFixture())
 * new Set(await Promise.all(runs)) // => new Set([undefined])
 * ```
 */
export const describeProjectionsOverStore = (
  { describe, it }: TestRunner,
  name: string,
  makeFixture: MakeFixture,
  { makeTarget, ...declaration }: OverStoreOptions = {},
): void => {
  describe(`projections over a store: ${name}`, () => {
    for (const scenario of overStoreScenarios) {
      const title = `${scenario.id}: ${scenario.name}`
      const body = (): Promise<void> => runOverStore(scenario, makeFixture, makeTarget)
      if (lackingOf(scenario, declaration).length > 0) it.skip(title, body)
      else it(title, body, 60_000)
    }
  })
}
