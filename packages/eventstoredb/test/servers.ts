/** Servers of all versions, secure ones, clusters, and logs that others write to as well; for both clients. */
import { startTestServer, type TestServer, type TestServerOptions } from '@vor-ort/esdb-test-server'
import { collect, verifyStore, type EventStore } from '@vor-ort/event-store'
import { contractRegistry, noted, notes, streamOf } from '@vor-ort/event-store/contract'
import type { EventStoreDbOptions } from '@vor-ort/eventstoredb'
import { afterEach, describe, expect, it } from 'vitest'

import { isGivenServer, opened } from './fixture.ts'
import { listener } from './listening.ts'
import type { ClientUnderTest } from './workbench.ts'

/** Registers the tests of servers. */
export const describeServers = ({ name, open }: ClientUnderTest): void => {
  describe.skipIf(isGivenServer)(`servers: ${name}`, () => {
    const running: TestServer[] = []
    const stores: EventStore[] = []
    afterEach(async () => {
      await Promise.all(stores.splice(0).map((store) => store.close()()))
      await Promise.all(running.splice(0).map((server) => server.stop()))
    })
    const start = async (options: TestServerOptions = {}): Promise<TestServer> => {
      const server = await startTestServer(options)
      running.push(server)
      return server
    }
    const connect = async (connectionString: string, options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> => {
      const store = await opened(open, { connectionString, registry: contractRegistry, ...options })
      stores.push(store)
      return store
    }
    const stream = streamOf('desk', 'servers')

    /** Appends, reads, subscribes with a filter, and hears what comes. */
    const checkWork = async (store: EventStore): Promise<void> => {
      expect(await store.append(stream, 'noStream', notes('work', 3))()).toMatchObject({ right: { revision: 2n, duplicate: false } })
      expect(await store.append(stream, 'noStream', notes('work', 3))()).toMatchObject({ right: { revision: 2n, duplicate: true } })
      await store.append(streamOf('lamp', 'servers'), 'noStream', notes('other', 40))()
      expect(await collect(store.readStream(stream, { direction: 'backward', maxCount: 2 }))()).toMatchObject({ right: [{ revision: 2n }, { revision: 1n }] })
      expect(await collect(store.readAll({ categories: ['lamp'], maxCount: 2 }))()).toMatchObject({ right: [{ revision: 0n }, { revision: 1n }] })
      const heard = listener(store.subscribe({ categories: ['desk'] }))
      await heard.caughtUp()
      expect(heard.ids()).toEqual(notes('work', 3).map((event) => event.id))
      await store.append(stream, 2n, [noted('live')])()
      await heard.count(4)
      await heard.caughtUp()
      expect(heard.ids().at(-1)).toBe(noted('live').id)
      await heard.leave()
      expect(await verifyStore(store)()).toMatchObject({ right: { ok: true, events: 44 } })
    }

    for (const version of ['21.10.0', '22.10.0', '23.10.0', '25.1.0', '26.1.0']) {
      it(`version ${version} is worked with, and subscribers learn that they have caught up`, async () => {
        await checkWork(await connect((await start({ version })).url))
      })
    }

    it('7: a secure server is worked with by the credentials of the connection string, and by the quick way to append', async () => {
      const server = await start({ isSecure: true })
      await checkWork(await connect(server.url))
      const { batchAppendCalls, singleAppendCalls } = await server.counters()
      expect([batchAppendCalls > 0, singleAppendCalls]).toEqual([true, 0])
    })

    it('credentials may come from beside the connection string; wrong ones and none are refused at once', async () => {
      const server = await start({ isSecure: true })
      const { url } = { url: server.urlFor(undefined) }
      await checkWork(await connect(url, { credentials: { username: 'admin', password: 'changeit' } }))
      for (const credentials of [undefined, { username: 'admin', password: 'wrong' }]) {
        const refused = await open({ connectionString: url, registry: contractRegistry, totalMilliseconds: 60_000, ...(credentials === undefined ? {} : { credentials }) })()
        expect(refused).toMatchObject({ _tag: 'Left', left: { _tag: 'StoreUnavailable' } })
      }
    }, 30_000)

    it('a certificate of an authority that nobody knows is not trusted', async () => {
      const server = await start({ isSecure: true })
      const refused = await open({ connectionString: server.url.replace(/&tlsCAFile=[^&]*/, ''), registry: contractRegistry, totalMilliseconds: 500, attemptMilliseconds: 500 })()
      expect(refused).toMatchObject({ _tag: 'Left', left: { _tag: 'StoreUnavailable' } })
    })

    it('a cluster is found by one of its nodes', async () => {
      const server = await start()
      await checkWork(await connect(server.url.replace('esdb://', 'esdb+discover://')))
    })

    it('a connection string that cannot be used is refused without a try, and without showing the password', async () => {
      for (const connectionString of ['', 'http://user:secret@a', 'esdb://user:secret@a:notaport', 'esdb://']) {
        const refused = await open({ connectionString, registry: contractRegistry })()
        expect(refused).toMatchObject({ _tag: 'Left', left: { _tag: 'InvalidConnectionString' } })
        expect(JSON.stringify(refused)).not.toContain('secret')
      }
    })

    it('what others have written is passed over, or told as unreadable where it lies in a stream of ours; nothing stops', async () => {
      const server = await start()
      const store = await connect(server.url)
      await store.append(stream, 'noStream', [noted('ours')])()
      const heard = listener(store.subscribe())
      await heard.caughtUp()
      await server.inject('another-application', { type: 'Other', data: '{}' }, { type: 'Broken', data: '{not json' })
      await server.inject('$internal', { type: '$system', data: '{}' })
      await server.inject('links-to-it', { type: '$>', data: `7@${stream}`, isJson: false })
      const foreign = streamOf('desk', 'foreign')
      await server.inject(
        foreign,
        { type: 'Noted', data: '{not json' },
        { type: 'Noted', data: '{"text":"x","pages":1,"tags":[]}' },
        { type: 'Noted', data: '{}', metadata: 'not json either' },
        { type: 'Noted', data: 'bytes', isJson: false },
        { type: 'Noted', data: '{}', metadata: '{"vorOrt":{"id":1}}' },
        { type: 'Noted', data: '"text"', metadata: '{"a":1e999,"vorOrt":{"id":"x","schemaVersion":1,"prevHash":"","hash":""}}' },
      )
      await store.append(stream, 0n, [noted('ours too')])()
      await heard.count(8)
      const unreadable = Array.from({ length: 6 }, () => 'UnreadableEvent')
      expect(heard.ids()).toEqual([noted('ours').id, ...unreadable, noted('ours too').id])
      await heard.leave()
      const reads: string[] = []
      for await (const page of store.readStream(foreign)) reads.push(...page.map((read) => (read._tag === 'Left' ? read.left._tag : read.right.id)))
      expect(reads).toEqual(unreadable)
      // Nobody may link to an event that has no digest.
      expect(await store.append(foreign, 'any', [noted('behind')])()).toMatchObject({ left: { _tag: 'StoreDamaged', at: { stream: foreign, revision: 5n } } })
      expect(await verifyStore(store)()).toMatchObject({ right: { ok: false, stream: foreign, revision: 0n } })
    })
  })
}
