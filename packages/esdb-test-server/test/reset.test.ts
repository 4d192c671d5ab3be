import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events, failureOf, told } from './client.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})

afterEach(async () => {
  await server.stop()
})

describe('a server that is reset', () => {
  it('is a new one on the same port: without events, ids, faults and counts, and with the positions of a new one', async () => {
    const before = connect(server.url)
    const first = await before.appendToStream('gone', events(3))
    const subscription = before.subscribeToAll()
    await told(subscription, 'caughtUp')
    await server.faults({ kind: 'ignore', on: 'append', times: 5 })
    const ended = failureOf(told(subscription, 'end'))
    await server.reset()
    expect(await ended).toMatchObject({ code: 14 })
    expect(await server.counters()).toMatchObject({ appendsReceived: 0, readsStarted: 0, faultsLeft: 0, openConnections: 0 })
    await before.dispose()

    const after = connect(server.url)
    expect((await failureOf(collect(after.readStream('gone')))).type).toBe('stream-not-found')
    // As large as the first one, and at the place where that was.
    expect((await after.appendToStream('gone', events(3))).position).toEqual(first.position)
    expect((await collect(after.readAll())).filter(({ event }) => event?.streamId === 'gone')).toHaveLength(3)
    await after.dispose()
  })

  it('keeps what comes after it over a kill', async () => {
    const before = connect(server.url)
    await before.appendToStream('gone', events(3))
    await before.dispose()
    await server.reset()
    const client = connect(server.url)
    await client.appendToStream('kept', events(2))
    await client.dispose()
    await server.restart('kill')
    const after = connect(server.url)
    expect(await collect(after.readStream('kept'))).toHaveLength(2)
    expect((await failureOf(collect(after.readStream('gone')))).type).toBe('stream-not-found')
    await after.dispose()
  })
})

describe('a server whose process has ended', () => {
  it('refuses what it is told, at once', async () => {
    await server.kill()
    expect((await failureOf(server.counters())).message).toBe('The test server is gone.')
    expect((await failureOf(server.closeConnections())).message).toBe('The test server is gone.')
  })

  it('refuses what it was told while it died', async () => {
    process.kill(server.pid, 'SIGKILL')
    expect((await failureOf(server.counters())).message).toBe('The test server is gone.')
  })
})
