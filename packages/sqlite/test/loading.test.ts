import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { collect, verifyStore, type EventStore } from '@vor-ort/event-store'
import { isLeft, isRight } from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, test } from 'vitest'

import { batchOf, registry, streamOf } from './batches.ts'
import { start } from './child.ts'
import { opened, temporaryDirectory } from './fixture.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const file = (name: string): string => join(directory, name)
const countIn = async (store: EventStore): Promise<number> => {
  const read = await collect(store.readAll())()
  if (isLeft(read)) throw new Error(read.left._tag)
  return read.right.length
}
const stream = streamOf('loading')

describe('A store that is being loaded', () => {
  test('does not promise what a single transaction would', async () => {
    const loading = await opened({ path: file('promise.db'), registry, synchronous: 'loading' })
    expect(loading.capabilities.durable).toBe(false)
    await loading.close()()
  })

  test('reads its own appends at once; others see all of them when it rests or is closed', async () => {
    const path = file('rest.db')
    const loading = await opened({ path, registry, synchronous: 'loading' })
    const other = await opened({ path, registry, readOnly: true })
    await loading.append(stream, 'noStream', batchOf('first', 3))()
    expect([await countIn(loading), await countIn(other)]).toEqual([3, 0])
    while ((await countIn(other)) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await countIn(other)).toBe(3)
    await loading.append(stream, 2n, batchOf('second', 2))()
    await loading.close()()
    expect(await countIn(other)).toBe(5)
    await other.close()()
  })

  test('keeps each append all or nothing: one that is refused takes none of its neighbours with it', async () => {
    const path = file('refused.db')
    const loading = await opened({ path, registry, synchronous: 'loading' })
    await loading.append(stream, 'noStream', batchOf('first', 2))()
    expect(isLeft(await loading.append(stream, 'noStream', batchOf('late', 2))())).toBe(true)
    // The id of the second event is taken: the first one of the same append must not stay.
    const [taken] = batchOf('first', 1)
    expect(isLeft(await loading.append(stream, 1n, [...batchOf('other', 1), ...(taken === undefined ? [] : [taken])])())).toBe(true)
    await loading.append(stream, 1n, batchOf('second', 2))()
    await loading.close()()
    const kept = await opened({ path, registry })
    expect(await countIn(kept)).toBe(4)
    const verified = await verifyStore(kept)()
    expect(isRight(verified) && verified.right).toMatchObject({ ok: true, events: 4 })
    await kept.close()()
  })

  test('loses only the last appends when its process is killed, and the file is whole', async () => {
    const path = file('killed.db')
    const child = start('loading-writer.ts', path, '12000')
    await child.said(1)
    child.process.kill('SIGKILL')
    await child.ended
    const kept = await opened({ path, registry })
    // It commits after five thousand events at the latest, so no more than these can be gone.
    const count = await countIn(kept)
    expect(count).toBeGreaterThanOrEqual(7_000)
    expect(count).toBeLessThan(12_000)
    const verified = await verifyStore(kept)()
    expect(isRight(verified) && verified.right).toMatchObject({ ok: true, events: count })
    expect(isRight(await kept.append(stream, BigInt(count - 1), batchOf('afterwards', 1))())).toBe(true)
    await kept.close()()
  })
})
