import { describeEventStore } from '@vor-ort/event-store/contract'
import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
import { describeProjectionsOverStore } from '@vor-ort/projections/contract'
import { afterAll, describe, it } from 'vitest'

import { capabilitiesOf } from '../src/driver.ts'
import { esdbFixtures, isGivenServer, lacks, serverPool } from './fixture.ts'

const pool = serverPool()
afterAll(pool.close)

// Each scenario has a server of its own, and most of them wait more than they work; a given server serves one at a time.
const runner = { describe, it: isGivenServer ? it : it.concurrent }
const makeFixture = esdbFixtures(openEventStoreDbStore, pool.take)
const declaration = { lacks, capabilities: capabilitiesOf(1_048_576) }

describeEventStore(runner, 'EventStoreDB by @eventstore/db-client', makeFixture, declaration)
describeProjectionsOverStore(runner, 'EventStoreDB by @eventstore/db-client', makeFixture, declaration)
