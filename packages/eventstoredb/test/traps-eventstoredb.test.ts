import { startTestServer } from '@vor-ort/esdb-test-server'
import { verifyStore } from '@vor-ort/event-store'
import { contractRegistry, noted, streamOf } from '@vor-ort/event-store/contract'
import { openEventStoreDbStore } from '@vor-ort/eventstoredb/eventstoredb'
import { openKurrentDbStore } from '@vor-ort/eventstoredb/kurrentdb'
import { describe, expect, it } from 'vitest'

import { isGivenServer, opened } from './fixture.ts'
import { describeNotices } from './notices.ts'
import { describeServers } from './servers.ts'
import { describeSubscriptionTraps } from './subscription-traps.ts'
import { describeTraps } from './traps.ts'

describeTraps({ name: '@eventstore/db-client', open: openEventStoreDbStore })
describeSubscriptionTraps({ name: '@eventstore/db-client', open: openEventStoreDbStore })
describeServers({ name: '@eventstore/db-client', open: openEventStoreDbStore })
describeNotices({ name: '@eventstore/db-client', open: openEventStoreDbStore })

describe.skipIf(isGivenServer)('traps of @eventstore/db-client alone', () => {
  it('8: the other client is refused before it is loaded', async () => {
    const server = await startTestServer()
    const store = await opened(openEventStoreDbStore, { connectionString: server.url, registry: contractRegistry })
    const refused = await openKurrentDbStore({ connectionString: server.url, registry: contractRegistry })()
    expect(refused).toEqual({ _tag: 'Left', left: { _tag: 'OtherClientLoaded', loaded: 'eventstoredb', wanted: 'kurrentdb' } })
    // The first one is as good as before.
    expect(await store.append(streamOf('desk', 'trap 8'), 'noStream', [noted('trap 8')])()).toMatchObject({ _tag: 'Right' })
    await store.close()()
    await server.stop()
  })

  it('9: when one connection breaks, the appends of another one are neither lost nor doubled, and the process lives', async () => {
    const [server, other] = await Promise.all([startTestServer(), startTestServer()])
    const store = await opened(openEventStoreDbStore, { connectionString: server.url, registry: contractRegistry })
    const doomed = await opened(openEventStoreDbStore, { connectionString: other.url, registry: contractRegistry, totalMilliseconds: 200 })
    await doomed.append(streamOf('desk', 'trap 9, doomed'), 'any', [noted('trap 9 doomed')])()
    await store.append(streamOf('desk', 'trap 9'), 'any', [noted('trap 9 first')])()
    // The answers come after the other connection is gone: to appends that the client has rejected meanwhile.
    await server.faults({ kind: 'delay', on: 'append', milliseconds: 400, times: 5 })
    const appending = [0, 1, 2, 3, 4].map((turn) => store.append(streamOf('desk', `trap 9 ${turn}`), 'noStream', [noted(`trap 9 ${turn}`)])())
    await new Promise((resolve) => setTimeout(resolve, 100))
    await other.kill()
    for (const result of await Promise.all(appending)) expect(result).toMatchObject({ _tag: 'Right', right: { revision: 0n } })
    // The answer to this one comes after those that nobody waits for any more.
    await server.faults({ kind: 'delay', on: 'append', milliseconds: 500 })
    expect(await store.append(streamOf('desk', 'trap 9'), 0n, [noted('trap 9 last')])()).toMatchObject({ _tag: 'Right', right: { revision: 1n } })
    expect(await verifyStore(store)()).toMatchObject({ right: { ok: true, events: 7 } })
    await Promise.all([store.close()(), doomed.close()()])
    await Promise.all([server.stop(), other.stop()])
  })
})
