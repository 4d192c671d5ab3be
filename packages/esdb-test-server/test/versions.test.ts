import { describe, expect, it } from 'vitest'

import { startTestServer } from '../src/index.ts'
import { collect, connect, events, failureOf, told } from './client.ts'

describe.each([
  ['21.10.0', { position: false, caughtUp: false, place: false, several: false, records: false }],
  ['22.10.5', { position: true, caughtUp: false, place: false, several: false, records: false }],
  ['23.10.2', { position: true, caughtUp: true, place: false, several: false, records: false }],
  ['24.10.0', { position: true, caughtUp: true, place: false, several: false, records: false }],
  ['25.1.0', { position: true, caughtUp: true, place: true, several: true, records: false }],
  ['26.1.0', { position: true, caughtUp: true, place: true, several: true, records: true }],
])('a server of version %s', (version, can) => {
  it('does what that version does', async () => {
    const server = await startTestServer({ version })
    const client = connect(server.url)
    await client.appendToStream('s', events(1))
    const [read] = await collect(client.readStream('s'))
    expect(read?.commitPosition !== undefined).toBe(can.position)
    const subscription = client.subscribeToStream('s')
    const caughtUp = told(subscription, 'caughtUp')
    const data = told(subscription, 'data', 2)
    if (can.caughtUp) expect(await caughtUp).toMatchObject(can.place ? [{ revision: 0n }] : [{}])
    await client.appendToStream('s', events(1))
    await data
    if (!can.caughtUp) expect(await Promise.race([caughtUp, Promise.resolve('never')])).toBe('never')
    const several = client.multiStreamAppend([{ streamName: 'm', events: events(1), expectedState: 'any' }])
    if (can.several) await several
    else expect(await failureOf(several)).toMatchObject({ type: 'unsupported' })
    const records = client.appendRecords(events(1).map((record) => ({ streamName: 'r', record })))
    if (can.records) await records
    else expect(await failureOf(records)).toMatchObject({ type: 'unsupported' })
    await client.dispose()
    await server.stop()
  })
})
