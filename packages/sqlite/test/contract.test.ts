import { describe, it } from 'vitest'
import { describeEventStore } from '@vor-ort/event-store/contract'
import { describeProjectionsOverStore } from '@vor-ort/projections/contract'

import { sqliteFixture } from './fixture.ts'

const declaration = {
  lacks: ['transactions'],
  capabilities: { durable: true, multiProcess: true, uniqueEventIds: true, joinsTransactions: false },
} as const

describeEventStore({ describe, it }, 'SQLite', sqliteFixture, declaration)
describeProjectionsOverStore({ describe, it }, 'SQLite', sqliteFixture, declaration)
