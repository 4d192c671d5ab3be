import { memoryFixture } from '@vor-ort/event-store/contract'
import { describeProjectionsOverStore } from '@vor-ort/projections/contract'
import { describe, it } from 'vitest'

describeProjectionsOverStore({ describe, it }, 'memory', () => memoryFixture(), {
  capabilities: { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: false },
})
