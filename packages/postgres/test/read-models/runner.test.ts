/** What a runner promises, on PostgreSQL: catching up, rebuilding, following, and belonging to one store. */
import { afterAll, beforeAll, vi } from 'vitest'

import { describeLive } from '../../../projections/test/live-suite.ts'
import { describeOrigin } from '../../../projections/test/origin-suite.ts'
import { describeRunner } from '../../../projections/test/runner-suite.ts'
import { testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

// Many schemas come and go here, on whatever machine.
vi.setConfig({ testTimeout: 300_000 })

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const fixture = () => schemaFixture(server.url)

describeRunner('PostgreSQL', fixture, 6)
describeLive('PostgreSQL', fixture)
describeOrigin('PostgreSQL', fixture)
