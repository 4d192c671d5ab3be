import { jsonEvent, START, type KurrentDBClient } from '@kurrent/kurrentdb-client'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events, failureOf, told } from './client.ts'

let server: TestServer
let client: KurrentDBClient

beforeEach(async () => {
  server = await startTestServer()
  client = connect(server.url)
})

afterEach(async () => {
  await server.stop()
})

const alone = { credentials: { username: 'admin', password: 'changeit' } }

const stored = async (stream: string): Promise<number> =>
  (await collect(client.readStream(stream)).catch(() => [])).length

describe('an append', () => {
  it('is stored though its answer is lost, and a repetition finds it', async () => {
    const stream = randomUUID()
    const batch = events(2)
    await server.faults({ kind: 'dropReply' })
    await failureOf(client.appendToStream(stream, batch, { streamState: 'no_stream' }))
    await expect.poll(() => stored(stream)).toBe(2)
    const again = await client.appendToStream(stream, batch, { streamState: 'no_stream' })
    expect(again.nextExpectedRevision).toBe(1n)
    expect(await stored(stream)).toBe(2)
  })

  it('is stored without any answer, for as long as the caller waits', async () => {
    const stream = randomUUID()
    await server.faults({ kind: 'swallowReply' })
    const waiting = client.appendToStream(stream, events(1)).then(
      () => 'answered',
      () => 'failed',
    )
    await expect.poll(() => stored(stream)).toBe(1)
    expect(await Promise.race([waiting, Promise.resolve('waiting')])).toBe('waiting')
    expect((await server.counters()).faultsLeft).toBe(0)
  })

  it('is neither stored nor answered when it is ignored', async () => {
    const stream = randomUUID()
    await server.faults({ kind: 'ignore', on: 'append' })
    const failure = await failureOf(client.appendToStream(stream, events(1), { ...alone, deadline: 300 }))
    expect(failure).toMatchObject({ type: 'deadline-exceeded' })
    expect((await server.counters()).appendsReceived).toBe(1)
    expect(await stored(stream)).toBe(0)
  })

  it('is sent to the leader, whose address the answer carries', async () => {
    await server.faults({ kind: 'notLeader', on: 'append', host: '10.1.2.3', port: 77 })
    const failure = await failureOf(client.appendToStream('s', events(1), alone))
    expect(failure).toMatchObject({ type: 'not-leader', leader: { address: '10.1.2.3', port: 77 } })
    expect(await stored('s')).toBe(0)
  })

  it('is refused once while the server is not ready, and taken after that', async () => {
    await server.faults({ kind: 'unavailable', on: 'append' })
    expect(await failureOf(client.appendToStream('s', events(1), alone))).toMatchObject({ type: 'unavailable' })
    await client.appendToStream('s', events(1), alone)
    expect(await stored('s')).toBe(1)
  })
})

it('sends on who wants the leader when it follows another', async () => {
  const otherNodes = [{ host: '127.0.0.1', port: server.port, state: 'leader', isAlive: true }] as const
  const follower = await startTestServer({ otherNodes })
  const toFollower = connect(follower.url)
  await toFollower.appendToStream('s', events(1), alone)
  const refused = toFollower.appendToStream('s', events(1), { ...alone, requiresLeader: true })
  expect(await failureOf(refused)).toMatchObject({ type: 'not-leader', leader: { port: server.port } })
  const sought = connect(follower.url.replace('esdb:', 'esdb+discover:'))
  await sought.appendToStream('found', events(1))
  expect(await stored('found')).toBe(1)
  await Promise.all([toFollower.dispose(), sought.dispose()])
  await follower.stop()
})

it('answers an append as a starting server does', async () => {
  await server.faults({ kind: 'notReady', times: 2 })
  const batched = await failureOf(client.appendToStream('s', events(1)))
  expect(batched).toMatchObject({ type: 'unknown', message: expect.stringContaining('Server Is Not Ready') })
  expect(await failureOf(client.appendToStream('s', events(1), alone))).toMatchObject({ type: 'unavailable' })
  await client.appendToStream('s', events(1))
  expect(await stored('s')).toBe(1)
})

describe('a connection', () => {
  it('breaks in the middle of a read', async () => {
    await client.appendToStream('s', events(50))
    await server.faults({ kind: 'drop', on: 'read', afterMessages: 10 })
    const failure = await failureOf(collect(client.readStream('s')))
    expect(failure.message).not.toBe('')
    expect((await server.counters()).faultsLeft).toBe(0)
  })

  it('breaks in the middle of a subscription, after the events that were sent', async () => {
    await client.appendToStream('s', events(50))
    await server.faults({ kind: 'drop', on: 'subscription', afterMessages: 10 })
    const seen: Array<bigint | undefined> = []
    const subscription = client.subscribeToStream('s', { fromRevision: START })
    subscription.on('data', ({ event }) => seen.push(event?.revision))
    expect(await failureOf(told(subscription, 'end'))).toMatchObject({ type: 'unavailable' })
    expect(seen).toEqual(Array.from({ length: 10 }, (_, index) => BigInt(index)))
  })

  it('breaks with all others', async () => {
    const subscription = client.subscribeToAll()
    subscription.on('data', () => undefined)
    await told(subscription, 'caughtUp')
    const failed = failureOf(told(subscription, 'end'))
    await server.closeConnections()
    expect(await failed).toMatchObject({ type: 'unavailable' })
  })

  it('stays open and silent while the process is frozen', async () => {
    await client.appendToStream('s', events(1), alone)
    server.freeze()
    const failure = await failureOf(client.appendToStream('s', events(1), { ...alone, deadline: 300 }))
    server.thaw()
    expect(failure).toMatchObject({ type: 'deadline-exceeded' })
    await expect.poll(() => client.appendToStream('t', events(1), alone).then(() => 'taken')).toBe('taken')
  })
})

it('tells a subscription twice that it caught up', async () => {
  await server.faults({ kind: 'repeatCaughtUp' })
  const subscription = client.subscribeToAll()
  subscription.on('data', () => undefined)
  expect(await told(subscription, 'caughtUp', 2)).toHaveLength(2)
})

it('serves an event that says it is JSON and is not', async () => {
  await server.inject('s', { type: 'broken', data: '{"a":' }, { type: 'whole', data: '{"a":1}' })
  const read = await collect(client.readStream('s'))
  expect(read.map(({ event }) => event?.data)).toEqual(['{"a":', { a: 1 }])
  expect(read.every(({ event }) => event?.isJson)).toBe(true)
})

it('counts calls, and sees those that are left open', async () => {
  await client.appendToStream('s', [jsonEvent({ type: 'one', data: {} })])
  const subscription = client.subscribeToStream('s')
  subscription.on('data', () => undefined)
  await told(subscription, 'caughtUp')
  const during = await server.counters()
  expect(during).toMatchObject({ appendsReceived: 1, batchAppendCalls: 1, subscriptionsStarted: 1 })
  expect(during.openCalls).toMatchObject({ append: 1, subscription: 1 })
  await subscription.unsubscribe()
  await expect.poll(async () => (await server.counters()).openCalls.subscription).toBe(0)
})

it('waits with a call for as long as it was told', async () => {
  await server.faults({ kind: 'delay', on: 'append', milliseconds: 200, times: 2 })
  const failure = await failureOf(client.appendToStream('s', events(1), { ...alone, deadline: 50 }))
  expect(failure).toMatchObject({ type: 'deadline-exceeded' })
  await client.appendToStream('t', events(1), alone)
  await server.faults({ kind: 'unavailable', on: 'append', times: 5 })
  await server.clearFaults()
  await client.appendToStream('t', events(1), alone)
})
