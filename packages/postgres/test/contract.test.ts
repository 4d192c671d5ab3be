import { afterAll, beforeAll, describe, it } from 'vitest'
import { describeEventStore } from '@vor-ort/event-store/contract'
import { capabilities } from '@vor-ort/postgres'
import { describeProjectionsOverStore } from '@vor-ort/projections/contract'

import { postgresFixture } from './fixture.ts'
import { testServer, type TestServer } from './server.ts'

let server: TestServer
let database = ''
beforeAll(async () => {
  server = await testServer()
  database = await server.database()
})
afterAll(() => server.stop())

const makeFixture = postgresFixture(() => database)
describeEventStore({ describe, it }, 'PostgreSQL', makeFixture, { capabilities })
describeProjectionsOverStore({ describe, it }, 'PostgreSQL', makeFixture, { capabilities })
