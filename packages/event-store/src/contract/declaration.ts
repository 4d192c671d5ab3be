/** What is declared to be lacking, and that the declaration is true. */
import type { Capabilities } from '../port.ts'
import { assert } from './checks.ts'
import { contractRegistry } from './catalogue.ts'
import type { Fixture, Scenario } from './fixture.ts'
import type { Need, NeededCapability, Part } from './need.ts'

/** What the author of an adapter declares: the only reasons for which a scenario is skipped. */
export interface Declaration {
  /** What the fixtures of this store cannot give. */
  readonly lacks?: ReadonlyArray<Part>
  /** What the store says of itself when it is opened; without it, it is taken to lack nothing. */
  readonly capabilities?: Capabilities
}

const isCapability = (need: Need): need is NeededCapability =>
  need === 'durable' || need === 'multiProcess' || need === 'uniqueEventIds' || need === 'joinsTransactions'

/** What a scenario needs and is declared to be lacking. */
export const lackingOf = ({ needs = [] }: Pick<Scenario, 'needs'>, { lacks = [], capabilities }: Declaration): ReadonlyArray<Need> =>
  needs.filter((need) => (isCapability(need) ? capabilities !== undefined && !capabilities[need] : lacks.includes(need)))

/** Whether a fixture has all the parts that a scenario needs. */
export const isServed = ({ needs = [] }: Pick<Scenario, 'needs'>, fixture: Fixture): boolean =>
  needs.every((need) => isCapability(need) || fixture[need] !== undefined)

/** The scenario that a store and its fixtures are what they are declared to be: nothing is skipped by mistake. */
export const declarationScenario = ({ lacks = [], capabilities }: Declaration): Scenario => ({
  id: '0',
  name: 'the store can what is declared, and the fixture gives all but what is declared to be lacking',
  run: async (fixture) => {
    const store = await fixture.open(contractRegistry)
    if (capabilities !== undefined) assert.deepEqual({ ...store.capabilities }, { ...capabilities })
    for (const part of lacks) assert.equal(fixture[part], undefined, `the fixture has ${part}, which is declared to be lacking`)
    // Who says that appends join transactions must show it.
    assert.ok(!store.capabilities.joinsTransactions || fixture.transactions !== undefined, 'the store joins transactions, but the fixture has none')
  },
})
