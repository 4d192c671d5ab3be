/** What a scenario may need beyond opening a store. */

/** A part of a fixture that not every place can give. */
export type Part = 'raw' | 'misdeeds' | 'crash' | 'transactions' | 'faults'

/** A capability without which a promise has no meaning. */
export type NeededCapability = 'durable' | 'multiProcess' | 'uniqueEventIds' | 'joinsTransactions'

/** What a scenario needs: a part of the fixture, or a capability of the store. */
export type Need = Part | NeededCapability
