import { startTestServer } from '@vor-ort/esdb-test-server'
import { contractRegistry, noted, streamOf } from '@vor-ort/event-store/contract'
import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
import { openKurrentDbStore } from '@vor-ort/eventstoredb/kurrentdb'
import { describe, expect, it } from 'vitest'

import { isGivenServer, opened } from './fixture.ts'
import { describeNotices } from './notices.ts'
import { describeServers } from './servers.ts'
import { describeSubscriptionTraps } from './subscription-traps.ts'
import { describeTraps } from './traps.ts'

describeTraps({ name: '@kurrent/kurrentdb-client', open: openKurrentDbStore })
describeSubscriptionTraps({ name: '@kurrent/kurrentdb-client', open: openKurrentDbStore })
describeServers({ name: '@kurrent/kurrentdb-client', open: openKurrentDbStore })
describeNotices({ name: '@kurrent/kurrentdb-client', open: openKurrentDbStore })

describe.skipIf(isGivenServer)('traps of @kurrent/kurrentdb-client alone', () => {
  it('8: the other client is refused before it is loaded', async () => {
    const server = await startTestServer()
    const store = await opened(openKurrentDbStore, { connectionString: server.url, registry: contractRegistry })
    const refused = await openEventStoreDbStore({ connectionString: server.url, registry: contractRegistry })()
    expect(refused).toEqual({ _tag: 'Left', left: { _tag: 'OtherClientLoaded', loaded: 'kurrentdb', wanted: 'eventstoredb' } })
    expect(await store.append(streamOf('desk', 'trap 8'), 'noStream', [noted('trap 8')])()).toMatchObject({ _tag: 'Right' })
    await store.close()()
    await server.stop()
  })
})
