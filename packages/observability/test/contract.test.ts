import { makeEventStore, memoryDriver } from '@vor-ort/event-store'
import { describeEventStore, memoryFixture, type Declaration } from '@vor-ort/event-store/contract'
import { makeTelemetry, observedStore } from '@vor-ort/observability'
import { describe, it } from 'vitest'

import { makeSdk } from './sdk.ts'

const declaration: Declaration = {
  lacks: ['misdeeds', 'transactions', 'faults'],
  capabilities: { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: false },
}

describeEventStore(
  { describe, it },
  'memory, observed with an SDK',
  () => memoryFixture((medium, registry, options) => observedStore(makeEventStore(memoryDriver(medium), registry, options), makeSdk().telemetry)),
  declaration,
)

describeEventStore(
  { describe, it },
  'memory, observed without an SDK',
  () => memoryFixture((medium, registry, options) => observedStore(makeEventStore(memoryDriver(medium), registry, options), makeTelemetry())),
  declaration,
)
