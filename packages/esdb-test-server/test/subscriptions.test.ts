import { END, START, streamNameFilter, type KurrentDBClient, type Position } from '@kurrent/kurrentdb-client'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events, failureOf, told } from './client.ts'

let server: TestServer
let client: KurrentDBClient

beforeAll(async () => {
  server = await startTestServer({ version: '25.1.0' })
  client = connect(server.url)
})

afterAll(async () => {
  await client.dispose()
  await server.stop()
})

interface Seen {
  readonly event?: { readonly revision: bigint; readonly type: string; readonly position?: Position }
}

const revisions = (seen: ReadonlyArray<unknown>): ReadonlyArray<number> =>
  seen.map((one) => Number((one as Seen).event?.revision))

describe('a subscription to a stream', () => {
  it('starts behind the given revision, catches up, says so with its place, and goes on', async () => {
    const stream = randomUUID()
    await client.appendToStream(stream, events(5))
    const subscription = client.subscribeToStream(stream, { fromRevision: 2n })
    const data = told(subscription, 'data', 4)
    const [caughtUp] = await told(subscription, 'caughtUp')
    expect(caughtUp).toMatchObject({ revision: 4n })
    await client.appendToStream(stream, events(2))
    expect(revisions(await data)).toEqual([3, 4, 5, 6])
    await subscription.unsubscribe()
  })

  it('waits for a stream that is not there, and from the end for what comes', async () => {
    const stream = randomUUID()
    const early = client.subscribeToStream(stream)
    await told(early, 'caughtUp')
    const first = told(early, 'data')
    await client.appendToStream(stream, events(1))
    expect(revisions(await first)).toEqual([0])
    const late = client.subscribeToStream(stream, { fromRevision: END })
    await told(late, 'caughtUp')
    const second = told(late, 'data')
    await client.appendToStream(stream, events(1))
    expect(revisions(await second)).toEqual([1])
    await Promise.all([early.unsubscribe(), late.unsubscribe()])
  })

  it('ends when the stream is closed for ever', async () => {
    const stream = randomUUID()
    await client.appendToStream(stream, events(1))
    const subscription = client.subscribeToStream(stream)
    const failure = failureOf(collect(subscription))
    await told(subscription, 'caughtUp')
    await client.tombstoneStream(stream)
    expect(await failure).toMatchObject({ type: 'stream-deleted', streamName: stream })
  })
})

describe('a subscription to the whole log', () => {
  it('goes on behind a position without a gap and without a repetition', async () => {
    const stream = randomUUID()
    await client.appendToStream(stream, events(3))
    const filter = streamNameFilter({ prefixes: [stream] })
    const [, second] = await collect(client.readAll({ filter }))
    const subscription = client.subscribeToAll({ fromPosition: second?.event?.position ?? START, filter })
    const data = told(subscription, 'data', 11)
    await told(subscription, 'caughtUp')
    for (let time = 0; time < 10; time += 1) await client.appendToStream(stream, events(1))
    expect(revisions(await data)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    await subscription.unsubscribe()
  })

  it('tells checkpoints of what the filter hides', async () => {
    const wanted = randomUUID()
    const positions: Array<Position> = []
    let hear: () => void = () => undefined
    const heard = (): Promise<void> =>
      new Promise((resolve) => {
        hear = resolve
      })
    const subscription = client.subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({
        prefixes: [wanted],
        checkpointInterval: 2,
        checkpointReached: (_, position) => {
          positions.push(position)
          hear()
        },
      }),
    })
    subscription.on('data', () => undefined)
    await told(subscription, 'caughtUp')
    const first = heard()
    for (let time = 0; time < 4; time += 1) await client.appendToStream('other', events(16))
    await first
    const all = await collect(client.readAll({ filter: streamNameFilter({ prefixes: ['other'] }) }))
    expect(positions).toEqual([all.at(-1)?.event?.position])
    const next = heard()
    for (let time = 0; time < 4; time += 1) await client.appendToStream('other', events(16))
    await next
    expect((positions[1]?.commit ?? 0n) > (positions[0]?.commit ?? 0n)).toBe(true)
    await subscription.unsubscribe()
  })

  it('tells one checkpoint when it has caught up, from which nothing is missed', async () => {
    const stream = randomUUID()
    await client.appendToStream(stream, events(100))
    const order: Array<string> = []
    let checkpoint: Position | undefined
    const filter = streamNameFilter({
      prefixes: [stream],
      checkpointInterval: 1000,
      checkpointReached: (_, position) => {
        order.push('checkpoint')
        checkpoint = position
      },
    })
    const subscription = client.subscribeToAll({ filter })
    const caughtUp = told(subscription, 'caughtUp')
    subscription.on('data', () => order.push('data'))
    expect(await caughtUp).toEqual([expect.objectContaining({ position: expect.anything() })])
    await subscription.unsubscribe()
    expect(order).toEqual([...Array.from({ length: 100 }, () => 'data'), 'checkpoint'])
    await client.appendToStream(stream, events(1))
    const resumed = client.subscribeToAll({ fromPosition: checkpoint ?? START, filter: streamNameFilter({ prefixes: [stream] }) })
    expect(revisions(await told(resumed, 'data'))).toEqual([100])
    await resumed.unsubscribe()
  })

  it('says again that it caught up after a burst that it could not hold', async () => {
    const stream = randomUUID()
    const subscription = client.subscribeToAll({ fromPosition: END })
    const twice = told(subscription, 'caughtUp', 2)
    const data = told(subscription, 'data', 300)
    await told(subscription, 'caughtUp')
    await client.appendToStream(stream, events(300))
    expect(revisions(await data)).toEqual(Array.from({ length: 300 }, (_, index) => index))
    await twice
    await subscription.unsubscribe()
  })

  it('is refused from a place where no event starts', async () => {
    const subscription = client.subscribeToAll({ fromPosition: { commit: 5n, prepare: 5n } })
    const failure = await failureOf(told(subscription, 'data'))
    expect(failure.message).toContain('Trying to read from an invalid position.')
  })
})
