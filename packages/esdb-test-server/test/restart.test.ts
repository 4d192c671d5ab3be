import type { KurrentDBClient } from '@kurrent/kurrentdb-client'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events } from './client.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(async () => {
  await server.stop()
})

// The client's reads never recover from a first failure; a fresh client is sure to be on the new process.
const withClient = async <A>(work: (client: KurrentDBClient) => Promise<A>): Promise<A> => {
  const client = connect(server.url)
  const result = await work(client)
  await client.dispose()
  return result
}

it('keeps port, events and positions over a restart in order', async () => {
  const before = await withClient(async (client) => {
    await client.appendToStream('kept', events(3))
    return collect(client.readStream('kept'))
  })
  const { port, pid } = server
  await server.restart('stop')
  expect(server.port).toBe(port)
  expect(server.pid).not.toBe(pid)
  expect(await withClient((client) => collect(client.readStream('kept')))).toEqual(before)
})

it('keeps what it acknowledged when it is killed in the middle of appends, twenty times', async () => {
  const stream = randomUUID()
  let acknowledged = -1n
  for (let time = 0; time < 20; time += 1) {
    const client = connect(server.url)
    const appends = Array.from({ length: 30 }, () =>
      client.appendToStream(stream, events(3)).then(
        ({ nextExpectedRevision }) => {
          if (nextExpectedRevision > acknowledged) acknowledged = nextExpectedRevision
          if (nextExpectedRevision % 7n === 0n) process.kill(server.pid, 'SIGKILL')
        },
        () => undefined,
      ),
    )
    await Promise.all(appends)
    await server.restart('kill')
  }
  const revisions = (await withClient((client) => collect(client.readStream(stream)))).map(({ event }) => event?.revision)
  expect(revisions).toEqual(Array.from({ length: revisions.length }, (_, index) => BigInt(index)))
  expect(BigInt(revisions.length) > acknowledged).toBe(true)
  expect(revisions.length % 3).toBe(0)
})

it('loses an append that dies before its commit, and keeps one that dies after it', async () => {
  for (const [at, count] of [
    ['beforeCommit', 0],
    ['afterCommit', 2],
  ] as const) {
    const stream = `${at}-${randomUUID()}`
    await server.faults({ kind: 'die', at })
    const client = connect(server.url)
    const outcome = await client.appendToStream(stream, events(2)).then(
      () => 'acknowledged',
      () => 'failed',
    )
    expect(outcome).toBe('failed')
    await server.restart('kill')
    const stored = await withClient((fresh) => collect(fresh.readStream(stream)).catch(() => []))
    expect(stored).toHaveLength(count)
  }
})
