/** One server for a group of tests, and stores on it that are closed after each. */
import { startTestServer, type TestServer } from '@vor-ort/esdb-test-server'
import type { StreamName } from '@vor-ort/core'
import { collect, type EventStore } from '@vor-ort/event-store'
import { contractRegistry } from '@vor-ort/event-store/contract'
import type { EventStoreDbOptions } from '@vor-ort/eventstoredb'
import { afterAll, afterEach, beforeAll } from 'vitest'

import { opened, type OpenStore } from './fixture.ts'

/** One of the clients under test. */
export interface ClientUnderTest {
  readonly name: string
  readonly open: OpenStore
}

/** What the tests of a group share. */
export interface Workbench {
  readonly server: () => TestServer
  readonly connect: (options?: Partial<EventStoreDbOptions>) => Promise<EventStore>
}

/** Starts the server of a group of tests, to be called where the group is described. */
export const makeWorkbench = (open: OpenStore): Workbench => {
  let server: TestServer | undefined
  const stores: EventStore[] = []
  const running = (): TestServer => {
    if (server === undefined) throw new Error('the server has not been started yet')
    return server
  }
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterEach(async () => {
    await running().clearFaults()
    await Promise.all(stores.splice(0).map((store) => store.close()()))
  })
  afterAll(() => running().stop())
  return {
    server: running,
    connect: async (options = {}) => {
      const store = await opened(open, { connectionString: running().url, registry: contractRegistry, ...options })
      stores.push(store)
      return store
    },
  }
}

/** The ids of a stream, or the tag of what went wrong. */
export const idsIn = async (store: EventStore, stream: StreamName): Promise<ReadonlyArray<string>> => {
  const read = await collect(store.readStream(stream))()
  return read._tag === 'Right' ? read.right.map((event) => event.id) : [read.left._tag]
}
