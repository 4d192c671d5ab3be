/** Scenario 29: random runs of commands, compared with the model, with the same seed on every store. */
import * as fc from 'fast-check'

import { verifyStore } from '../../verify.ts'
import { accepted, assert } from '../checks.ts'
import { contractRegistry } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'
import { contractSeed } from '../seed.ts'
import { commands, type Real } from './commands.ts'
import type { Model } from './model.ts'

/** How the model-based scenario searches. */
export interface ModelOptions {
  readonly runs?: number
  readonly seed?: number
  /** Stop at the first failure, without a search for a smaller one. */
  readonly endOnFailure?: boolean
}

/**
 * The model-based scenario; more runs search more, another seed searches elsewhere.
 *
 * @example
 * ```ts
 * import { memoryFixture, modelScenario, runScenario } from '@vor-ort/event-store/contract'
 * await runScenario(modelScenario({ runs: 5, seed: 1 }), () => memoryFixture()) // => undefined
 * ```
 */
export const modelScenario = (options: ModelOptions = {}): Scenario => ({
  id: '29',
  name: 'any run of appends, reads, subscriptions, reopenings and crashes gives what an array would give',
  run: async (_fixture, makeFixture) => {
    await fc.assert(
      fc.asyncProperty(fc.commands([...commands], { maxCommands: 30, size: '+1' }), async (run) => {
        const fixture = await makeFixture()
        try {
          const model: Model = { all: [], appends: [] }
          const real: Real = { fixture, store: await fixture.open(contractRegistry) }
          await fc.asyncModelRun(() => ({ model, real }), run)
          const verified = await accepted(verifyStore(real.store))
          assert.equal(verified.ok && verified.events, model.all.length)
        } finally {
          await fixture.dispose()
        }
      }),
      { seed: options.seed ?? contractSeed, numRuns: options.runs ?? 60, endOnFailure: options.endOnFailure ?? false },
    )
  },
})
