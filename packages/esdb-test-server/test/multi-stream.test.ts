import {
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
  STREAM_STATE,
  streamNameFilter,
  type AppendRecordInput,
  type AppendStreamRequest,
  type ConsistencyCheck,
  type KurrentDBClient,
} from '@kurrent/kurrentdb-client'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events, failureOf } from './client.ts'

let server: TestServer
let client: KurrentDBClient

beforeAll(async () => {
  server = await startTestServer({ version: '26.1.0' })
  client = connect(server.url)
})

afterAll(async () => {
  await client.dispose()
  await server.stop()
})

const length = async (stream: string): Promise<number> => (await collect(client.readStream(stream)).catch(() => [])).length

describe('an append to several streams', () => {
  it('is written in one, and once only', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    const requests: Array<AppendStreamRequest> = [
      { streamName: one, events: events(3), expectedState: NO_STREAM },
      { streamName: two, events: events(2), expectedState: NO_STREAM },
    ]
    const first = await client.multiStreamAppend(requests)
    expect(first.responses).toEqual([{ streamName: one, revision: 2n }, { streamName: two, revision: 1n }])
    expect(await client.multiStreamAppend(requests)).toEqual(first)
    expect([await length(one), await length(two)]).toEqual([3, 2])
  })

  it('writes nothing at all when one stream is elsewhere', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await client.appendToStream(two, events(1))
    const failure = await failureOf(
      client.multiStreamAppend([
        { streamName: one, events: events(1), expectedState: NO_STREAM },
        { streamName: two, events: events(1), expectedState: 5n },
      ]),
    )
    expect(failure).toMatchObject({ type: 'wrong-expected-version', streamName: two, expectedState: 5n, actualState: 0n })
    expect([await length(one), await length(two)]).toEqual([0, 1])
  })

  it('takes a stream once', async () => {
    const request: AppendStreamRequest = { streamName: 'Twice', events: events(1), expectedState: NO_STREAM }
    const failure = await failureOf(client.multiStreamAppend([request, { ...request, streamName: 'twice' }]))
    expect(failure.message).toContain('already part of this append session')
  })
})

describe('records under conditions', () => {
  const record = (streamName: string): AppendRecordInput => ({
    streamName,
    record: jsonEvent({ type: 'noted', data: {}, metadata: { who: 'me' } }),
  })
  const check = (streamName: string, expectedState: ConsistencyCheck['expectedState']): ConsistencyCheck => ({
    type: STREAM_STATE,
    streamName,
    expectedState,
  })

  it('keep their order over streams', async () => {
    const key = randomUUID()
    const streams = ['x', 'y', 'x', 'x', 'y'].map((name) => `${key}-${name}`)
    await client.appendRecords(streams.map(record))
    const log = await collect(client.readAll({ filter: streamNameFilter({ prefixes: [key] }) }))
    expect(log.map(({ event }) => event?.streamId)).toEqual(streams)
    expect(log[0]?.event?.metadata).toEqual({ who: 'me', '$schema.name': 'noted', '$schema.format': 'Json' })
  })

  it('are written when all conditions hold, also on streams that are not written', async () => {
    const [watched, written] = [randomUUID(), randomUUID()]
    await client.appendToStream(watched, events(3))
    await client.appendRecords([record(written)], [check(watched, 2n), check(randomUUID(), NO_STREAM)])
    expect(await length(written)).toBe(1)
  })

  it('are refused with every condition that does not hold', async () => {
    const [watched, hidden, closed, written] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    for (const stream of [watched, hidden, closed]) await client.appendToStream(stream, events(3))
    await client.deleteStream(hidden)
    await client.tombstoneStream(closed)
    const checks = [check(watched, 2n), check(watched, 9n), check(hidden, STREAM_EXISTS), check(closed, 2n)]
    expect(await failureOf(client.appendRecords([record(written)], checks))).toMatchObject({
      type: 'append-consistency-violation',
      violations: [
        { checkIndex: 1, streamName: watched, expectedState: 9n, actualState: 2n },
        { checkIndex: 2, streamName: hidden, actualState: -5n },
        { checkIndex: 3, streamName: closed, actualState: -6n },
      ],
    })
    const one = await failureOf(client.appendRecords([record(written)], [check(watched, 9n)]))
    expect(one).toMatchObject({ type: 'append-consistency-violation', violations: [{ checkIndex: 0 }] })
    expect(await length(written)).toBe(0)
  })
})
