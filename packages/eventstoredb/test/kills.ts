/** The server is killed and connections are cut, again and again, while some write and one subscribes; for both clients. */
import { startTestServer, type TestServer } from '@vor-ort/esdb-test-server'
import type { StreamName } from '@vor-ort/core'
import { collect, verifyStore, type EventStore, type ExpectedRevision } from '@vor-ort/event-store'
import { contractRegistry, notes, streamOf } from '@vor-ort/event-store/contract'
import { expect } from 'vitest'

import { opened, type OpenStore } from './fixture.ts'
import { ended, listener, until } from './listening.ts'

/** How often something is killed or cut. */
export const killRounds = Number(process.env['VOR_ORT_KILLS'] ?? 10)

const cuts: ReadonlyArray<(server: TestServer) => Promise<void>> = [
  (server) => server.restart('kill'),
  (server) => server.closeConnections(),
  async (server) => {
    await server.faults({ kind: 'die', at: 'afterCommit' })
    await ended(server)
    await server.restart()
  },
  (server) => server.faults({ kind: 'dropReply' }, { kind: 'drop', on: 'subscription', afterMessages: 7 }),
  async (server) => {
    await server.faults({ kind: 'die', at: 'beforeCommit' })
    await ended(server)
    await server.restart()
  },
  (server) => server.faults({ kind: 'drop', on: 'append', afterMessages: 3 }, { kind: 'notLeader', on: 'append' }),
]

/** Writes batches until it is told to stop; every acknowledged id is noted. */
const write = async (store: EventStore, label: string, stream: StreamName, isAlone: boolean, acknowledged: string[], isOver: () => boolean): Promise<void> => {
  let expected: ExpectedRevision = isAlone ? 'noStream' : 'any'
  for (let turn = 0; !isOver(); turn++) {
    const batch = notes(`${label} ${turn}`, (turn % 3) + 1)
    const result = await store.append(stream, expected, batch)()
    if (result._tag === 'Left') throw new Error(`${label} ${turn}: ${JSON.stringify(result.left, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))}`)
    if (isAlone && result.right.revision !== 'noStream') expected = result.right.revision
    acknowledged.push(...batch.map((event) => event.id))
  }
}

/** Runs the kills, and checks what is left. */
export const checkKills = async (open: OpenStore): Promise<void> => {
  const server = await startTestServer()
  const options = { connectionString: server.url, registry: contractRegistry, attemptMilliseconds: 1_500, totalMilliseconds: 60_000 }
  const [store, other, reader] = await Promise.all([opened(open, options), opened(open, options), opened(open, options)])
  const heard = listener(reader.subscribe())
  let isOver = false
  const acknowledged: string[][] = []
  const writers = Array.from({ length: 6 }, (_, index) => {
    const own: string[] = []
    acknowledged.push(own)
    const isAlone = index < 4
    const stream = isAlone ? streamOf('desk', `kills ${index}`) : streamOf('lamp', 'kills, shared')
    return write(index % 2 === 0 ? store : other, `kills ${index}`, stream, isAlone, own, () => isOver)
  })
  const running = Promise.all(writers)
  const total = (): number => acknowledged.reduce((sum, own) => sum + own.length, 0)
  for (let round = 0; round < killRounds; round++) {
    const before = total()
    // Not before the work goes on: each cut meets it at another place.
    await Promise.race([until(async () => total() >= before + 10 + (round % 7)), running])
    await cuts[round % cuts.length]?.(server)
  }
  isOver = true
  await running

  const read = await collect(reader.readAll())()
  if (read._tag === 'Left') throw new Error(read.left._tag)
  const ids = read.right.map((event) => event.id)
  expect(new Set(ids).size, 'nothing is doubled').toBe(ids.length)
  const stored = new Set<string>(ids)
  expect(acknowledged.flat().filter((id) => !stored.has(id)), 'nothing acknowledged is lost').toEqual([])
  expect(ids.length, 'nothing is stored that was not acknowledged in the end').toBe(total())
  for (const own of acknowledged) {
    const mine = new Set(own)
    expect(ids.filter((id) => mine.has(id)), 'each writer finds its events in its order').toEqual(own)
  }
  await heard.count(ids.length)
  await heard.caughtUp()
  expect(heard.ids(), 'the subscriber has seen each event once, in the order of the store').toEqual(ids)
  await heard.leave()
  expect(await verifyStore(reader)()).toMatchObject({ right: { ok: true, events: ids.length } })
  await Promise.all([store, other, reader].map((one) => one.close()()))
  await server.stop()
}
