/** Registers all scenarios with a test runner. */
import type { MakeFixture, Scenario } from './fixture.ts'
import { historyScenario } from './history/scenario.ts'
import { modelScenario } from './model/scenario.ts'
import { declarationScenario, lackingOf, type Declaration } from './declaration.ts'
import { expectedRevision } from './scenarios/s01-expected-revision.ts'
import { refusal } from './scenarios/s02-refusal.ts'
import { createOnce } from './scenarios/s03-create-once.ts'
import { manyWriters } from './scenarios/s04-many-writers.ts'
import { sameId } from './scenarios/s05-same-id.ts'
import { batches } from './scenarios/s06-batches.ts'
import { readable } from './scenarios/s07-readable.ts'
import { roundTrip } from './scenarios/s08-round-trip.ts'
import { ranges } from './scenarios/s09-ranges.ts'
import { crossedTransactions, openTransactions } from './scenarios/s10-open-transactions.ts'
import { idleTransactions } from './scenarios/s12-idle-transactions.ts'
import { holes } from './scenarios/s13-holes.ts'
import { inFlight } from './scenarios/s15-in-flight.ts'
import { subscriptions } from './scenarios/s16-subscriptions.ts'
import { partitions } from './scenarios/s17-partitions.ts'
import { versions } from './scenarios/s22-versions.ts'
import { asOf } from './scenarios/s23-as-of.ts'
import { tampering } from './scenarios/s24-tampering.ts'
import { shredding } from './scenarios/s25-shredding.ts'
import { history } from './scenarios/s26-history.ts'
import { snapshots } from './scenarios/s27-snapshots.ts'
import { commandsOnce } from './scenarios/s28-commands.ts'
import { takeOver } from './scenarios/s30-take-over.ts'

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
  ...openTransactions,
  ...crossedTransactions,
  ...idleTransactions,
  ...holes,
  ...inFlight,
  ...subscriptions,
  ...partitions,
  ...versions,
  ...asOf,
  ...tampering,
  ...shredding,
  ...history,
  ...snapshots,
  ...commandsOnce,
  modelScenario(),
  ...takeOver,
  historyScenario(),
  historyScenario({ faults: 6 }),
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
 * A scenario is skipped, and shown so, only where it needs what is declared to be lacking: a part of the fixture, or a
 * capability of the store. That the declaration is true is a test too.
 *
 * @example
 * ```ts
 * import { describeEventStore, memoryFixture } from '@vor-ort/event-store/contract'
 * const names = []
 * const skipped = []
 * const it = Object.assign((name) => names.push(name), { skip: (name) => skipped.push(name) })
 * describeEventStore({ describe: (_name, body) => body(), it }, 'memory', () => memoryFixture(), {
 *   lacks: ['misdeeds', 'transactions', 'faults'],
 *   capabilities: { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: false },
 * })
 * names[1] // => '1a: noStream on a stream that exists is a conflict that says what was expected and what is'
 * skipped.some((name) => name.startsWith('26a')) // => true
 * ```
 */
export const describeEventStore = (
  { describe, it }: TestRunner,
  name: string,
  makeFixture: MakeFixture,
  declaration: Declaration = {},
): void => {
  describe(`the event store contract: ${name}`, () => {
    for (const scenario of [declarationScenario(declaration), ...scenarios]) {
      const title = `${scenario.id}: ${scenario.name}`
      const body = (): Promise<void> => runScenario(scenario, makeFixture)
      if (lackingOf(scenario, declaration).length > 0) it.skip(title, body)
      else it(title, body, 60_000)
    }
  })
}
