import { binaryEvent, jsonEvent, type AppendResult, type KurrentDBClient } from '@kurrent/kurrentdb-client'
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

// Credentials lead the client to the call for a single append.
const ways = [
  ['in a batch', {}],
  ['alone', { credentials: { username: 'admin', password: 'changeit' } }],
] as const

describe.each(ways)('an append %s', (_, way) => {
  it('tells the last revision and its position in the log', async () => {
    const stream = randomUUID()
    const result = await client.appendToStream(stream, events(3), { streamState: 'no_stream', ...way })
    const read = await collect(client.readStream(stream))
    expect(result.nextExpectedRevision).toBe(2n)
    expect(read.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n])
    expect(read.at(-1)?.event?.position).toEqual(result.position)
  })

  it('refuses a wrong revision and tells both', async () => {
    const stream = randomUUID()
    await client.appendToStream(stream, events(3), way)
    const wrong = await failureOf(client.appendToStream(stream, events(1), { streamState: 0n, ...way }))
    expect(wrong).toMatchObject({ type: 'wrong-expected-version', expectedState: 0n, actualState: 2n, streamName: stream })
    const taken = await failureOf(client.appendToStream(stream, events(1), { streamState: 'no_stream', ...way }))
    expect(taken).toMatchObject({ expectedState: 'no_stream', actualState: 2n })
    const absent = randomUUID()
    const missing = await failureOf(client.appendToStream(absent, events(1), { streamState: 'stream_exists', ...way }))
    expect(missing).toMatchObject({ expectedState: 'stream_exists', actualState: 'no_stream' })
    const early = await failureOf(client.appendToStream(absent, events(1), { streamState: 4n, ...way }))
    expect(early).toMatchObject({ expectedState: 4n, actualState: 'no_stream' })
    expect(await collect(client.readStream(stream))).toHaveLength(3)
  })

  it('answers a repetition as it answered first, and stores it once', async () => {
    const stream = randomUUID()
    const first = events(2)
    const answers: Array<AppendResult> = []
    for (let time = 0; time < 3; time += 1)
      answers.push(await client.appendToStream(stream, first, { streamState: 'no_stream', ...way }))
    await client.appendToStream(stream, events(1), { streamState: 1n, ...way })
    answers.push(await client.appendToStream(stream, first, { streamState: 'no_stream', ...way }))
    expect(new Set(answers.map(({ position }) => position?.commit)).size).toBe(1)
    expect(new Set(answers.map(({ nextExpectedRevision }) => nextExpectedRevision))).toEqual(new Set([1n]))
    expect(await collect(client.readStream(stream))).toHaveLength(3)
  })

  it('refuses more than a mebibyte in one append, and writes none of it', async () => {
    const stream = randomUUID()
    const big = Array.from({ length: 3 }, () => binaryEvent({ type: 'big', data: Buffer.alloc(400_000) }))
    expect(await failureOf(client.appendToStream(stream, big, way))).toMatchObject({ type: 'maximum-append-size-exceeded' })
    expect(await failureOf(collect(client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' })
    await client.appendToStream(stream, big.slice(0, 2), way)
    expect(await collect(client.readStream(stream))).toHaveLength(2)
  })

  it('refuses a stream that was closed for ever', async () => {
    const stream = randomUUID()
    await client.appendToStream(stream, events(1), way)
    await client.tombstoneStream(stream)
    const failure = await failureOf(client.appendToStream(stream, events(1), way))
    expect(failure).toMatchObject({ type: 'stream-deleted', streamName: stream })
  })
})

it('keeps data, metadata and types as they are', async () => {
  const stream = 'Straße/0️⃣ 어학'
  const metadata = { $correlationId: 'c', note: 'ü' }
  await client.appendToStream(stream, [
    jsonEvent({ type: 'Prüfung', data: { text: '𝄞' }, metadata }),
    binaryEvent({ type: 'bytes', data: Buffer.from([0, 255, 1]), metadata: Buffer.from([7]) }),
  ])
  const [one, two] = await collect(client.readStream(stream))
  expect(one?.event).toMatchObject({ streamId: stream, type: 'Prüfung', isJson: true, data: { text: '𝄞' }, metadata })
  expect(two?.event?.isJson).toBe(false)
  expect([...Buffer.from(two?.event?.data as Uint8Array)]).toEqual([0, 255, 1])
  expect([...Buffer.from(two?.event?.metadata as Uint8Array)]).toEqual([7])
})

it('keeps the order of many appends that were sent at once', async () => {
  const stream = randomUUID()
  const results = await Promise.all(Array.from({ length: 200 }, () => client.appendToStream(stream, events(2))))
  expect(results.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual(
    Array.from({ length: 200 }, (_, index) => BigInt(2 * index + 1)),
  )
})

it('lets one of many writers create a stream', async () => {
  const stream = randomUUID()
  const tries = Array.from({ length: 50 }, () => client.appendToStream(stream, events(1), { streamState: 'no_stream' }))
  const settled = await Promise.allSettled(tries)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('takes an append in many small parts', async () => {
  const stream = randomUUID()
  const result = await client.appendToStream(stream, events(2000), { batchAppendSize: 1024 })
  expect(result.nextExpectedRevision).toBe(1999n)
})
