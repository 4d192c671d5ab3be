import { START, streamNameFilter, type KurrentDBClient } from '@kurrent/kurrentdb-client'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events, failureOf } from './client.ts'

let server: TestServer
let client: KurrentDBClient

beforeAll(async () => {
  server = await startTestServer()
  client = connect(server.url)
})

afterAll(async () => {
  await client.dispose()
  await server.stop()
})

const given = async (count: number): Promise<string> => {
  const stream = randomUUID()
  await client.appendToStream(stream, events(count))
  return stream
}

const revisionsOf = async (stream: string): Promise<ReadonlyArray<number>> =>
  (await collect(client.readStream(stream))).map(({ event }) => Number(event?.revision))

describe('a deletion', () => {
  it('hides the stream, and what comes later goes on counting', async () => {
    const stream = await given(3)
    await client.deleteStream(stream, { expectedRevision: 2n })
    expect(await failureOf(revisionsOf(stream))).toMatchObject({ type: 'stream-not-found' })
    const refused = client.appendToStream(stream, events(1), { streamState: 'stream_exists' })
    expect(await failureOf(refused)).toMatchObject({ type: 'stream-deleted' })
    const result = await client.appendToStream(stream, events(2), { streamState: 'no_stream' })
    expect(result.nextExpectedRevision).toBe(4n)
    expect(await revisionsOf(stream)).toEqual([3, 4])
    expect((await client.getStreamMetadata(stream)).metadata).toEqual({ truncateBefore: 3 })
    const all = await collect(client.readAll({ filter: streamNameFilter({ prefixes: [stream] }), fromPosition: START }))
    expect(all).toHaveLength(5)
  })

  it('needs the right revision, and something to hide', async () => {
    const stream = await given(3)
    const wrong = await failureOf(client.deleteStream(stream, { expectedRevision: 1n }))
    expect(wrong).toMatchObject({ type: 'wrong-expected-version', streamName: stream, expectedState: 1n })
    expect(await failureOf(client.deleteStream(randomUUID()))).toMatchObject({ type: 'wrong-expected-version' })
    const described = randomUUID()
    await client.setStreamMetadata(described, { cacheControl: 1 })
    await client.deleteStream(described, { expectedRevision: 'no_stream' })
  })

  it('for ever leaves nothing but a last event in the log', async () => {
    const stream = await given(2)
    await client.tombstoneStream(stream, { expectedRevision: 1n })
    expect(await failureOf(revisionsOf(stream))).toMatchObject({ type: 'stream-deleted', streamName: stream })
    expect(await failureOf(client.deleteStream(stream))).toMatchObject({ type: 'stream-deleted' })
    expect(await failureOf(client.setStreamMetadata(stream, { maxCount: 1 }))).toMatchObject({ type: 'stream-deleted' })
    const all = await collect(client.readAll({ filter: streamNameFilter({ prefixes: [stream] }) }))
    expect(all.at(-1)?.event).toMatchObject({ type: '$streamDeleted', revision: 9_223_372_036_854_775_807n })
  })

  it('for ever is possible before a stream ever was', async () => {
    const stream = randomUUID()
    await client.tombstoneStream(stream, { expectedRevision: 'no_stream' })
    expect(await failureOf(client.appendToStream(stream, events(1)))).toMatchObject({ type: 'stream-deleted' })
  })
})

describe('the settings of a stream', () => {
  it('keep the last events only, or those from a revision on', async () => {
    const stream = await given(10)
    await client.setStreamMetadata(stream, { maxCount: 3 })
    expect(await revisionsOf(stream)).toEqual([7, 8, 9])
    await client.setStreamMetadata(stream, { truncateBefore: 9 })
    expect(await revisionsOf(stream)).toEqual([9])
    await client.setStreamMetadata(stream, { truncateBefore: 20 })
    expect(await revisionsOf(stream)).toEqual([])
    await client.setStreamMetadata(stream, {})
    expect(await revisionsOf(stream)).toHaveLength(10)
  })

  it('hide events that are too old', async () => {
    const stream = await given(2)
    await client.setStreamMetadata(stream, { maxAge: 3600 })
    expect(await revisionsOf(stream)).toEqual([0, 1])
    await client.setStreamMetadata(stream, { maxAge: 1 })
    await expect.poll(() => revisionsOf(stream), { timeout: 10_000 }).toEqual([])
  })

  it('come back as they were set', async () => {
    const stream = randomUUID()
    const metadata = { maxAge: 2, cacheControl: 15, truncateBefore: 1, maxCount: 12, note: 'ß', acl: { readRoles: ['a'] } }
    await client.setStreamMetadata(stream, { maxCount: 1 })
    await client.setStreamMetadata(stream, metadata)
    expect((await client.getStreamMetadata(stream)).metadata).toEqual(metadata)
    expect(await revisionsOf(`$$${stream}`)).toEqual([1])
    expect(await client.getStreamMetadata(randomUUID())).not.toHaveProperty('metadata')
  })
})
