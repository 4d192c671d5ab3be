/**
 * Places for stores, for the contract suite: each on a test server that nobody else uses meanwhile.
 *
 * With `VOR_ORT_TEST_ESDB_URL` the contract runs against that server instead, which `VOR_ORT_TEST_ESDB_RESET` must empty:
 * a command of the shell, such as the restart of a container that keeps its data in memory. What kills servers, cuts
 * connections or orders faults is not run then.
 */
import { execSync } from 'node:child_process'

import { startTestServer, type TestServer } from '@vor-ort/esdb-test-server'
import type { EventStore } from '@vor-ort/event-store'
import type { Fixture, MakeFixture, Part } from '@vor-ort/event-store/contract'
import type { EventStoreDbOptions, OpenError } from '@vor-ort/eventstoredb'
import { isLeft } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** One of the two ways to open a store. */
export type OpenStore = (options: EventStoreDbOptions) => TaskEither<OpenError, EventStore>

const givenUrl = process.env['VOR_ORT_TEST_ESDB_URL']

/** Whether the tests are to run against a server that was started by somebody else. */
export const isGivenServer = givenUrl !== undefined

/** What no fixture on such a server can give: nobody changes what lies there, and appends join no transaction. */
export const lacks: ReadonlyArray<Part> = ['raw', 'misdeeds', 'transactions', ...(isGivenServer ? (['crash', 'faults'] as const) : [])]

/** Opens a store or fails the test. */
export const opened = async (open: OpenStore, options: EventStoreDbOptions): Promise<EventStore> => {
  const store = await open(options)()
  if (isLeft(store)) throw new Error(`cannot open: ${JSON.stringify(store.left)}`)
  return store.right
}

/** A server, and what can be done to it where it is ours. */
export type Place = Pick<TestServer, 'url'> & Partial<Pick<TestServer, 'restart' | 'closeConnections'>>

/** A place, and how it is given back. */
export interface LentPlace<P extends Place = Place> {
  readonly server: P
  readonly giveBack: () => Promise<void>
}

const given = async (url: string): Promise<LentPlace> => {
  const reset = process.env['VOR_ORT_TEST_ESDB_RESET']
  if (reset === undefined) throw new Error('VOR_ORT_TEST_ESDB_RESET must say how the server of VOR_ORT_TEST_ESDB_URL is emptied')
  execSync(reset, { stdio: 'inherit' })
  return { server: { url }, giveBack: () => Promise.resolve() }
}

/** Servers that are emptied and used again: a process is started only where none is free. */
export const serverPool = (): { readonly take: () => Promise<LentPlace<TestServer>>; readonly close: () => Promise<void> } => {
  const all: TestServer[] = []
  const free: TestServer[] = []
  return {
    take: async () => {
      const known = free.pop()
      const server = known ?? (await startTestServer())
      if (known === undefined) all.push(server)
      return {
        server,
        giveBack: async () => {
          await server.reset()
          free.push(server)
        },
      }
    },
    close: async () => {
      await Promise.all(all.map((server) => server.stop()))
    },
  }
}

/** Makes places by one of the clients. */
export const esdbFixtures = (open: OpenStore, take: () => Promise<LentPlace>): MakeFixture => async (): Promise<Fixture> => {
  const { server, giveBack } = givenUrl === undefined ? await take() : await given(givenUrl)
  const { restart, closeConnections } = server
  let stores: EventStore[] = []
  const closeAll = async (): Promise<void> => {
    const closing = stores
    stores = []
    await Promise.all(closing.map((store) => store.close()()))
  }
  let turn = 0
  return {
    open: async (registry, { pageSize } = {}) => {
      const store = await opened(open, { connectionString: server.url, registry, ...(pageSize === undefined ? {} : { pageSize }) })
      stores.push(store)
      return store
    },
    ...(restart === undefined || closeConnections === undefined
      ? {}
      : {
          crash: async () => {
            await restart('kill')
            await closeAll()
          },
          faults: {
            inject: async () => {
              turn++
              await (turn % 2 === 0 ? restart('kill') : closeConnections())
            },
          },
        }),
    dispose: async () => {
      await closeAll()
      await giveBack()
    },
  }
}
