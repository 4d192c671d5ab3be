import {
  END,
  excludeSystemEvents,
  persistentSubscriptionToAllSettingsFromDefaults as allSettings,
  persistentSubscriptionToStreamSettingsFromDefaults as streamSettings,
  START,
  streamNameFilter,
  type KurrentDBClient,
  type PersistentSubscriptionToStream,
} from '@kurrent/kurrentdb-client'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { connect, events, failureOf, told } from './client.ts'

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

const given = async (count: number, settings: Parameters<typeof streamSettings>[0] = {}): Promise<string> => {
  const stream = randomUUID()
  await client.appendToStream(stream, events(count))
  await client.createPersistentSubscriptionToStream(stream, 'group', streamSettings({ startFrom: START, ...settings }))
  return stream
}

const consume = (stream: string, bufferSize = 10): PersistentSubscriptionToStream =>
  client.subscribeToPersistentSubscriptionToStream(stream, 'group', { bufferSize })

/** Takes so many messages and says of each what to do. */
const take = async (
  subscription: PersistentSubscriptionToStream,
  count: number,
  settle: (revision: number) => 'ack' | 'retry' | 'park' | 'skip',
): Promise<ReadonlyArray<readonly [revision: number, retries: number]>> => {
  const taken: Array<readonly [number, number]> = []
  for await (const message of subscription) {
    const revision = Number(message.event?.revision)
    taken.push([revision, message.retryCount])
    const what = settle(revision)
    if (what === 'ack') await subscription.ack(message)
    else await subscription.nack(what, 'test', message)
    if (taken.length === count) break
  }
  return taken
}

const info = (stream: string) => client.getPersistentSubscriptionToStreamInfo(stream, 'group')

describe('a group on a stream', () => {
  it('hands out every message and counts the tries', async () => {
    const stream = await given(4)
    const tried = new Set<number>()
    const taken = await take(consume(stream), 7, (revision) => {
      if (revision === 0 || tried.has(revision)) return 'ack'
      tried.add(revision)
      return 'retry'
    })
    expect(taken.toSorted(([a, x], [b, y]) => a - b || x - y)).toEqual([[0, 0], [1, 0], [1, 1], [2, 0], [2, 1], [3, 0], [3, 1]])
  })

  it('parks what was tried too often, and hands it out again when told', async () => {
    const stream = await given(3, { maxRetryCount: 2 })
    const subscription = consume(stream)
    const taken = await take(subscription, 5, (revision) => (revision === 1 ? 'retry' : 'ack'))
    expect(taken.filter(([revision]) => revision === 1)).toEqual([[1, 0], [1, 1], [1, 2]])
    await expect.poll(async () => (await info(stream)).stats.parkedMessageCount).toBe(1n)
    // Leaving the loop did not leave the group.
    await subscription.unsubscribe()
    await expect.poll(async () => (await info(stream)).connections).toEqual([])
    const again = consume(stream)
    const message = told(again, 'data')
    await client.replayParkedMessagesToStream(stream, 'group')
    expect(await message).toMatchObject([{ event: { revision: 1n, streamId: stream }, link: { type: '$>' }, retryCount: 0 }])
    expect((await info(stream)).stats.parkedMessageCount).toBe(0n)
    await again.unsubscribe()
  })

  it('tries a message again that nobody settled in time', async () => {
    const stream = await given(1, { messageTimeout: 100 })
    const [first, second] = await told(consume(stream), 'data', 2)
    expect([first, second]).toMatchObject([{ retryCount: 0 }, { retryCount: 1 }])
  })

  it('shares messages, and gives those of a lost consumer to another', async () => {
    const stream = await given(20, { consumerStrategyName: 'RoundRobin' })
    const lost = consume(stream, 5)
    await told(lost, 'data', 5)
    const left = consume(stream, 50)
    const all = take(left, 20, () => 'ack')
    await told(left, 'confirmation')
    await lost.unsubscribe()
    expect((await all).map(([revision]) => revision).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  it('goes on from its checkpoint after the server was killed', async () => {
    const stream = await given(10, { checkPointUpperBound: 1, checkPointLowerBound: 1, checkPointAfter: 50 })
    await take(consume(stream), 6, () => 'ack')
    await expect.poll(async () => (await info(stream)).stats.lastCheckpointedEventRevision).toBeGreaterThanOrEqual(5n)
    await server.restart('kill')
    client = connect(server.url)
    const taken = await take(consume(stream), 4, () => 'ack')
    expect(taken.map(([revision]) => revision)).toEqual([6, 7, 8, 9])
  })

  it('tells its settings as they were made', async () => {
    const settings = streamSettings({ startFrom: 3n, maxRetryCount: 4, messageTimeout: 77, maxSubscriberCount: 9 })
    await client.createPersistentSubscriptionToStream('told', 'group', settings)
    expect(await info('told')).toMatchObject({ eventSource: 'told', groupName: 'group', settings, connections: [] })
    const changed = streamSettings({ startFrom: END, consumerStrategyName: 'Pinned' })
    await client.updatePersistentSubscriptionToStream('told', 'group', changed)
    expect((await info('told')).settings).toEqual(changed)
    expect((await client.listPersistentSubscriptionsToStream('told')).map(({ groupName }) => groupName)).toEqual(['group'])
  })

  it('says what is wrong with a request', async () => {
    const stream = await given(0, { maxSubscriberCount: 1 })
    const again = client.createPersistentSubscriptionToStream(stream, 'group', streamSettings())
    expect(await failureOf(again)).toMatchObject({ type: 'persistent-subscription-exists', streamName: stream })
    const missing = { type: 'persistent-subscription-does-not-exist', streamName: stream }
    expect(await failureOf(client.deletePersistentSubscriptionToStream(stream, 'none'))).toMatchObject(missing)
    const nowhere = client.subscribeToPersistentSubscriptionToStream(stream, 'none')
    expect(await failureOf(told(nowhere, 'data'))).toMatchObject(missing)
    const only = consume(stream)
    const dropped = failureOf(told(only, 'end'))
    await told(only, 'confirmation')
    expect(await failureOf(told(consume(stream), 'data'))).toMatchObject({ type: 'maximum-subscribers-reached' })
    await client.deletePersistentSubscriptionToStream(stream, 'group')
    expect(await dropped).toMatchObject({ type: 'persistent-subscription-dropped', streamName: stream })
  })
})

it('reads the whole log through a filter', async () => {
  const stream = randomUUID()
  const filter = streamNameFilter({ prefixes: [stream] })
  await client.appendToStream(stream, events(3))
  await client.createPersistentSubscriptionToAll('all', allSettings({ startFrom: START }), { filter })
  const subscription = client.subscribeToPersistentSubscriptionToAll('all')
  const data = told(subscription, 'data', 5)
  await client.appendToStream(stream, events(2))
  expect(await data).toMatchObject([0n, 1n, 2n, 3n, 4n].map((revision) => ({ event: { streamId: stream, revision } })))
  await subscription.unsubscribe()
  await client.createPersistentSubscriptionToAll('end', allSettings({ startFrom: END }), { filter: excludeSystemEvents() })
  const late = client.subscribeToPersistentSubscriptionToAll('end')
  const one = told(late, 'data')
  await client.appendToStream(stream, events(1, 'late'))
  expect(await one).toMatchObject([{ event: { type: 'late' } }])
  await late.unsubscribe()
})
