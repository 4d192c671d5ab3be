/** Registers all scenarios with a test runner. */
// @ts-nocheck

import type { Fixture, MakeFixture, Need, Scenario } from './fixture.ts'
import { modelScenario } from './model/scenario.ts'
import { expectedRevision } from './scenarios/s01-expected-revision.ts'
import { refusal } from './scenarios/s02-refusal.ts'
import { createOnce } from './scenarios/s03-create-once.ts'
import { manyWriters } from './scenarios/s04-many-writers.ts'
import { sameId } from './scenarios/s05-same-id.ts'
import { batches } from './scenarios/s06-batches.ts'
import { readable } from './scenarios/s07-readable.ts'
import { roundTrip } from './scenarios/s08-round-trip.ts'
import { ranges } from './scenarios/s09-ranges.ts'
import { subscriptions } from './scenarios/s16-subscriptions.ts'
import { versions } from './scenarios/s22-versions.ts'
import { asOf } from './scenarios/s23-as-of.ts'
import { tampering } from './scenarios/s24-tampering.ts'
import { history } from './scenarios/s26-history.ts'

/** What the suite needs of a test runner; vitest, jest and node:test have it. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => void
  readonly it: ((name: string, body: () => Promise<void>, timeout?: number) => void) & {
    readonly skip: (name: string, body: () => Promise<void>) => void
  }
}

/** Every scenario, in the order of their numbers. */
export const scenarios: ReadonlyArray<Scenario> = [
  ...expectedRevision,
  ...refusal,
  ...createOnce,
  ...manyWriters,
  ...sameId,
  ...batches,
  ...readable,
  ...roundTrip,
  ...ranges,
  ...subscriptions,
  ...versions,
  ...asOf,
  ...tampering,
  ...history,
  modelScenario(),
]

/**
 * Runs one scenario on a fresh place and frees it, whatever comes of it.
 *
 * @example
 * ```ts
 * import { memoryFixture, runScenario, scenarios } from '@vor-ort/event-store/contract'
 * await Promise.all(scenarios.slice(0, 3).map((scenario) => runScenario(scenario, () => memoryFixture())))
 * // => [undefined, undefined, undefined]
 * ```
 */
export const runScenario = async (scenario: Scenario, makeFixture: MakeFixture): Promise<void> => {
  const fixture = await makeFixture()
  try {
    await scenario.run(fixture, makeFixture)
  } finally {
    await fixture.dispose()
  }
}

/**
 * Describes an event store by the contract: one test for each scenario.
 *
 * `lacks` names what the fixtures of this store cannot give; scenarios that need it are shown as skipped.
 *
 * @example
 * ```ts
 * import { describeEventStore, memoryFixture } from '@vor-ort/event-store/contract'
 * const names = []
 * const it = Object.assign((name) => names.push(name), { skip: () => undefined })
 * describeEventStore({ describe: (_name, body) => body(), it }, 'memory', () => memoryFixture(), { lacks: ['misdeeds'] })
 * names[0] // => '1a: noStream on a stream that exists is a conflict that says what was expected and what is'
 * ```
 */
export const describeEventStore = (
  { describe, it }: TestRunner,
  name: string,
  makeFixture: MakeFixture,
  options: { readonly lacks?: ReadonlyArray<Need> } = {},
): void => {
  describe(`the event store contract: ${name}`, () => {
    for (const scenario of scenarios) {
      const title = `${scenario.id}: ${scenario.name}`
      const body = (): Promise<void> => runScenario(scenario, makeFixture)
      if (scenario.needs?.some((need) => options.lacks?.includes(need)) === true) it.skip(title, body)
      else it(title, body, 60_000)
    }
  })
}

/** Whether a fixture gives all that a scenario needs. */
export const isServed = (scenario: Scenario, fixture: Fixture): boolean =>
  (scenario.needs ?? []).every((need) => fixture[need] !== undefined)
