import { describe, it } from 'vitest'
import { describeEventStore, memoryFixture } from '@vor-ort/event-store/contract'

import { limitedCapabilities, limitedMemory } from './limited-memory.ts'
import { transactionalCapabilities, transactionalFixture } from './transactional-memory.ts'

describeEventStore({ describe, it }, 'memory', () => memoryFixture(), {
  lacks: ['misdeeds', 'transactions', 'faults'],
  capabilities: { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: false },
})

describeEventStore({ describe, it }, 'memory with the limits of a server', () => memoryFixture(limitedMemory), {
  lacks: ['misdeeds', 'transactions', 'faults'],
  capabilities: limitedCapabilities,
})

describeEventStore({ describe, it }, 'memory with transactions', () => transactionalFixture(), {
  lacks: ['raw', 'misdeeds', 'faults'],
  capabilities: transactionalCapabilities,
})
