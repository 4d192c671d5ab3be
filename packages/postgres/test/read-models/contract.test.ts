import { describeTarget } from '@vor-ort/projections/contract'
import { afterAll, beforeAll, describe, it } from 'vitest'

import { testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

describeTarget({ describe, it }, 'PostgreSQL', () => schemaFixture(server.url))
