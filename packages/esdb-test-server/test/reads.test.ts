import {
  BACKWARDS,
  binaryEvent,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  START,
  streamNameFilter,
  type KurrentDBClient,
} from '@kurrent/kurrentdb-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestServer, type TestServer } from '../src/index.ts'
import { collect, connect, events, failureOf } from './client.ts'

let server: TestServer
let client: KurrentDBClient

beforeAll(async () => {
  server = await startTestServer()
  client = connect(server.url)
  await client.appendToStream('a-1', events(8, 'one'))
  await client.appendToStream('b-1', events(3, 'two'))
  await client.appendToStream('a-2', events(2, 'three'))
})

afterAll(async () => {
  await client.dispose()
  await server.stop()
})

describe('a read of a stream', () => {
  const revisions = async (options: Parameters<KurrentDBClient['readStream']>[1]) =>
    (await collect(client.readStream('a-1', options))).map(({ event }) => Number(event?.revision))

  it('goes both ways from anywhere', async () => {
    expect(await revisions({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(await revisions({ fromRevision: 5n })).toEqual([5, 6, 7])
    expect(await revisions({ fromRevision: 5n, maxCount: 2 })).toEqual([5, 6])
    expect(await revisions({ direction: BACKWARDS, fromRevision: END, maxCount: 2 })).toEqual([7, 6])
    expect(await revisions({ direction: BACKWARDS, fromRevision: 1n })).toEqual([1, 0])
    expect(await revisions({ fromRevision: 100n })).toEqual([])
    expect(await revisions({ direction: BACKWARDS, fromRevision: 100n, maxCount: 1 })).toEqual([7])
  })

  it('tells that there is no such stream', async () => {
    expect(await failureOf(collect(client.readStream('none')))).toMatchObject({ type: 'stream-not-found' })
  })

  it('follows links when asked, and leaves out what they no longer lead to', async () => {
    const link = (target: string) => binaryEvent({ type: '$>', data: Buffer.from(target) })
    await client.appendToStream('links', [link('2@a-1'), link('9@none')])
    const plain = await collect(client.readStream('links'))
    expect(plain.map(({ event }) => event?.type)).toEqual(['$>', '$>'])
    const [found, lost] = await collect(client.readStream('links', { resolveLinkTos: true }))
    expect(found).toMatchObject({ event: { streamId: 'a-1', revision: 2n }, link: { streamId: 'links', revision: 0n } })
    expect(lost?.event).toBeUndefined()
    expect(lost?.link).toMatchObject({ streamId: 'links', revision: 1n })
  })
})

describe('a read of the whole log', () => {
  const ours = { filter: streamNameFilter({ regex: '^[ab]-' }) }

  it('gives every event a greater position, by the size of what stands before', async () => {
    const positions = (await collect(client.readAll())).map(({ event }) => event?.position)
    const commits = positions.map((position) => position?.commit ?? 0n)
    expect(positions.every((position) => position?.commit === position?.prepare)).toBe(true)
    expect(commits.slice(1).every((commit, index) => commit - (commits[index] ?? 0n) > 90n)).toBe(true)
  })

  it('starts with the given event forwards, and before it backwards', async () => {
    const all = await collect(client.readAll(ours))
    const third = all[2]?.event?.position ?? START
    const on = await collect(client.readAll({ ...ours, fromPosition: third }))
    expect(on).toEqual(all.slice(2))
    const back = await collect(client.readAll({ ...ours, fromPosition: third, direction: BACKWARDS }))
    expect(back).toEqual(all.slice(0, 2).reverse())
    const last = await collect(client.readAll({ ...ours, fromPosition: END, direction: BACKWARDS, maxCount: 2 }))
    expect(last).toEqual(all.slice(-2).reverse())
  })

  it('is whole over many pages, both ways', async () => {
    await client.appendToStream('long', events(1300))
    const filter = streamNameFilter({ prefixes: ['long'] })
    const forwards = await collect(client.readAll({ filter }))
    const backwards = await collect(client.readAll({ filter, fromPosition: END, direction: BACKWARDS }))
    const ofStream = await collect(client.readStream('long', { fromRevision: END, direction: BACKWARDS }))
    const expected = Array.from({ length: 1300 }, (_, index) => BigInt(index))
    expect(forwards.map(({ event }) => event?.revision)).toEqual(expected)
    expect(backwards.map(({ event }) => event?.revision)).toEqual(expected.toReversed())
    expect(ofStream.map(({ event }) => event?.revision)).toEqual(expected.toReversed())
  })

  it('refuses a position where no event starts', async () => {
    const [, second] = await collect(client.readAll(ours))
    const commit = (second?.event?.position?.commit ?? 0n) + 1n
    const failure = await failureOf(collect(client.readAll({ fromPosition: { commit, prepare: commit } })))
    expect(failure.message).toContain('Trying to read from an invalid position.')
  })

  it('filters by stream and by type, by beginnings and by expressions', async () => {
    const count = async (filter: NonNullable<Parameters<KurrentDBClient['readAll']>[0]>['filter']) =>
      (await collect(client.readAll(filter === undefined ? {} : { filter }))).length
    expect(await count(streamNameFilter({ prefixes: ['a-', 'nothing'] }))).toBe(10)
    expect(await count(streamNameFilter({ regex: '-1$' }))).toBe(11)
    expect(await count(eventTypeFilter({ prefixes: ['t'] }))).toBe(5)
    expect(await count(eventTypeFilter({ regex: '^(one|two)$' }))).toBe(11)
    const system = (await collect(client.readAll({ filter: excludeSystemEvents() }))).filter(({ event }) =>
      event?.type.startsWith('$'),
    )
    expect(system).toEqual([])
  })

  it('hides the bookkeeping of the server, but not its users', async () => {
    const streams = (await collect(client.readAll())).map(({ event }) => event?.streamId)
    expect(streams).toContain('$user-admin')
    expect(streams).not.toContain('$epoch-information')
  })
})
