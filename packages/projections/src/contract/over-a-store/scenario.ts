/** What a scenario of projections over a store gets. */
import { contractRegistry, type Fixture, type MakeFixture, type Need, type OpenOptions } from '@vor-ort/event-store/contract'
import type { EventStore } from '@vor-ort/event-store'

import type { ProjectionTarget } from '../../target.ts'
import { sure, type TargetFixture } from '../fixture.ts'

/** Opens stores and targets of fresh places. */
export interface Places {
  /** Opens the store under test; again, the same place once more. */
  readonly openStore: (options?: OpenOptions) => Promise<EventStore>
  readonly storeFixture: Fixture
  /** Opens the target; again, the same place once more. */
  readonly openTarget: () => Promise<ProjectionTarget>
  /** Runs with a target of another place, empty at first. */
  readonly onFreshTarget: <A>(run: (target: ProjectionTarget) => Promise<A>) => Promise<A>
}

/** One promise about projections over a store: `run` throws where it is broken. */
export interface OverStoreScenario {
  /** The number in the list of scenarios, with a letter where there are several. */
  readonly id: string
  /** The promise, as a sentence. */
  readonly name: string
  readonly needs?: ReadonlyArray<Need>
  readonly run: (places: Places, anew: (run: (places: Places) => Promise<void>) => Promise<void>) => Promise<void>
}

/** Makes an empty place for rows. */
export type MakeTarget = () => Promise<TargetFixture>

/** Runs with fresh places and frees them, whatever comes of it. */
export const withPlaces = async (makeFixture: MakeFixture, makeTarget: MakeTarget, run: (places: Places) => Promise<void>): Promise<void> => {
  const storeFixture = await makeFixture()
  const targetFixture = await makeTarget()
  const targets: ProjectionTarget[] = []
  try {
    await run({
      storeFixture,
      openStore: (options) => storeFixture.open(contractRegistry, options),
      openTarget: async () => {
        const target = await targetFixture.open()
        targets.push(target)
        return target
      },
      onFreshTarget: async (runThere) => {
        const other = await makeTarget()
        try {
          return await runThere(await other.open())
        } finally {
          await other.dispose()
        }
      },
    })
    for (const target of targets) sure(await target.close()())
  } finally {
    await targetFixture.dispose()
    await storeFixture.dispose()
  }
}
