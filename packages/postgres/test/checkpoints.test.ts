import { isPosition } from '@vor-ort/event-store'
import { openPostgresCheckpoints } from '@vor-ort/postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { ok } from './fixture.ts'
import { testServer, type TestServer } from './server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

const positions = ['9', '12', '11', '100000000000000000000'].filter(isPosition)

describe('checkpoints in a database', () => {
  it('know the furthest position of each name and what is settled, until they forget', async () => {
    const url = await server.database()
    const checkpoints = await ok(openPostgresCheckpoints({ url }))
    for (const position of positions.slice(0, 3)) await ok(checkpoints.save('a', position))
    await ok(checkpoints.settle('a', 'x'))
    await ok(checkpoints.settle('a', 'x'))
    expect(await ok(checkpoints.load('a'))).toBe('12')
    expect(await ok(checkpoints.load('b'))).toBe(undefined)
    expect(await ok(checkpoints.settled('a', 'x'))).toBe(true)
    expect(await ok(checkpoints.settled('b', 'x'))).toBe(false)
    const again = await ok(openPostgresCheckpoints({ url }))
    expect(await ok(again.load('a'))).toBe('12')
    // Positions of another kind of store may be larger than any number of this one.
    for (const position of positions.slice(3)) await ok(again.save('a', position))
    expect(await ok(checkpoints.load('a'))).toBe('100000000000000000000')
    await ok(checkpoints.forget('a'))
    expect(await ok(again.load('a'))).toBe(undefined)
    expect(await ok(again.settled('a', 'x'))).toBe(false)
    await ok(again.close())
    await ok(checkpoints.close())
    expect(await checkpoints.load('a')()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
  })
})
