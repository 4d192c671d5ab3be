/** The contract suite of targets: what every place for rows must promise. */
import type { TargetFixture } from './fixture.ts'
import { targetScenarios } from './scenarios.ts'

export type { TargetFixture, TargetScenario } from './fixture.ts'
export * from './over-a-store.ts'
export { targetScenarios } from './scenarios.ts'

/** What the suite needs of a test runner; vitest, jest and node:test have it. */
export interface TargetTestRunner {
  readonly describe: (name: string, body: () => void) => void
  readonly it: (name: string, body: () => Promise<void>) => void
}

/**
 * Describes a target by the contract: one test for each promise.
 *
 * @example
 * ```ts
 * import { describeTarget } from '@vor-ort/projections/contract'
 * import { memoryTarget, targetMedium } from '@vor-ort/projections'
 * const runs = []
 * const runner = { describe: (_name, body) => body(), it: (_name, body) => runs.push(body()) }
 * describeTarget(runner, 'memory', async () => {
 *   const medium = targetMedium()
 *   return { open: async () => memoryTarget(medium), dispose: async () => undefined }
 * })
 * new Set(await Promise.all(runs)) // => new Set([undefined])
 * ```
 */
export const describeTarget = ({ describe, it }: TargetTestRunner, name: string, makeFixture: () => Promise<TargetFixture>): void => {
  describe(`the contract of targets: ${name}`, () => {
    for (const scenario of targetScenarios) {
      it(scenario.name, async () => {
        const fixture = await makeFixture()
        try {
          await scenario.run(fixture)
        } finally {
          await fixture.dispose()
        }
      })
    }
  })
}
