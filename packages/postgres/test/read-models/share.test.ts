/** What a group of runners promises that share projections, on PostgreSQL. */
import { afterAll, beforeAll, vi } from 'vitest'

import { describeSharing } from '../../../projections/test/share-suite.ts'
import { shared } from '../../../projections/test/shared-projections.ts'
import { sure } from '../../../projections/test/fixture.ts'
import { testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

// Many schemas come and go here, on whatever machine.
vi.setConfig({ testTimeout: 300_000 })

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const partitions = [16, 1, 5, 8]
let places = 0

/** A place whose tables are there: members that follow an empty store are ready before they have made them. */
const fixture = async () => {
  const place = await schemaFixture(server.url)
  const models = await place.open()
  for (const projection of shared) sure(await models.openGeneration({ ...projection, partitions: partitions[places % partitions.length] ?? 1 }, 'active')())
  places++
  return place
}

describeSharing('PostgreSQL', fixture, 8)
