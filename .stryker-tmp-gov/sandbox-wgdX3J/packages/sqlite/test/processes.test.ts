/** Several processes on one file. */
// @ts-nocheck

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { collect, verifyStore } from '@vor-ort/event-store'
import { afterAll, describe, expect, it } from 'vitest'

import { batchOf, registry, streamOf } from './batches.ts'
import { start } from './child.ts'
import { opened, temporaryDirectory } from './fixture.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))
const stream = streamOf('shared')

describe('several processes on one file', () => {
  it('one reads and subscribes while another writes, and sees each event once and in order', async () => {
    const path = join(directory, 'read-while-written.db')
    const store = await opened({ path, registry, readOnly: false, pollMilliseconds: 10 })
    const child = start('writer.ts', path, 'writer', '300')
    const seen: bigint[] = []
    let waits = 0
    for await (const delivery of store.subscribe()) {
      if (delivery._tag === 'CaughtUp') waits++
      else for (const read of delivery.reads) if (read._tag === 'Right') seen.push(read.right.revision)
      if (seen.length >= 300) break
    }
    expect(await child.ended).toBe('')
    expect(seen).toEqual(Array.from({ length: 300 }, (_, index) => BigInt(index)))
    // It did follow the writer, and not only read what was there at the end.
    expect(waits).toBeGreaterThan(1)
    await store.close()()
  })

  it('two write at the same time: both succeed, without a gap', async () => {
    const path = join(directory, 'two-writers.db')
    await (await opened({ path, registry })).close()()
    const children = ['one', 'two', 'three'].map((name) => start('writer.ts', path, name, '100'))
    expect(await Promise.all(children.map((child) => child.ended))).toEqual(['', '', ''])
    const revisions = children.flatMap((child) => child.lines).map(Number).toSorted((a, b) => a - b)
    expect(revisions).toEqual(Array.from({ length: 300 }, (_, index) => index))
    const store = await opened({ path, registry, readOnly: true })
    expect(await verifyStore(store)()).toMatchObject({ right: { ok: true, events: 300 } })
    await store.close()()
  })

  it('a writer waits for the one who holds the file, and its own process goes on meanwhile', async () => {
    const path = join(directory, 'waits.db')
    const store = await opened({ path, registry })
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    setTimeout(() => other.exec('COMMIT'), 150)
    const result = await store.append(stream, 'noStream', batchOf('waited', 1))()
    clearInterval(ticking)
    expect(result).toMatchObject({ _tag: 'Right', right: { revision: 0n } })
    expect(ticks).toBeGreaterThan(5)
    other.close()
    await store.close()()
  })

  it('a writer who has waited long enough is told that the store is busy; reading goes on', async () => {
    const path = join(directory, 'busy.db')
    const store = await opened({ path, registry, busyTimeoutMilliseconds: 60 })
    await store.append(stream, 'noStream', batchOf('before', 1))()
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    const refused = await store.append(stream, 'any', batchOf('busy', 1))()
    expect(refused).toMatchObject({ _tag: 'Left', left: { _tag: 'StoreBusy' } })
    expect(refused._tag === 'Left' && refused.left._tag === 'StoreBusy' && refused.left.waitedMilliseconds).toBeGreaterThanOrEqual(60)
    expect(await collect(store.readAll())()).toMatchObject({ right: [{ revision: 0n }] })
    other.close()
    expect(await store.append(stream, 0n, batchOf('busy', 1))()).toMatchObject({ right: { revision: 1n, duplicate: false } })
    await store.close()()
  })
})
