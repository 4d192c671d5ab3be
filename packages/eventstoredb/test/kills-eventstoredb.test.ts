import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
import { describe, it } from 'vitest'

import { isGivenServer } from './fixture.ts'
import { checkKills, killRounds } from './kills.ts'

// A server that was given from outside cannot be killed from here.
describe.skipIf(isGivenServer)('kills', () => {
  it(`after ${killRounds} kills and cuts while six write and one subscribes, nothing is lost and nothing doubled`, () => checkKills(openEventStoreDbStore), 60_000 + killRounds * 15_000)
})
