/** The process is killed at random points of random appends: what was acknowledged is there, in whole batches. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { verifyStore, type EventStore } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterAll, expect, it } from 'vitest'

import { batchOf, idInBatch, isBatched, registry, streamOf } from './batches.ts'
import { start } from './child.ts'
import { opened, temporaryDirectory } from './fixture.ts'
import { randomFrom } from './random.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))

const kills = 25

/** Which events of which batch are stored, and where. */
const stored = async (store: EventStore) => {
  const batches = new Map<string, { readonly size: number; readonly indexes: number[] }>()
  const ids = new Map<string, string>()
  for await (const page of store.readAll()) {
    for (const read of page) {
      if (isLeft(read)) throw new Error('an event cannot be read')
      const { data, stream, revision, id } = read.right
      ids.set(`${stream} ${revision}`, id)
      if (!isBatched(data)) throw new Error('an event is of no batch')
      const batch = batches.get(data.batch) ?? { size: data.size, indexes: [] }
      batch.indexes.push(data.index)
      batches.set(data.batch, batch)
    }
  }
  return { batches, ids }
}

it(`what was acknowledged survives ${kills} kills, whole batches only, with its chain intact`, async () => {
  const path = join(directory, 'crash.db')
  const random = randomFrom(20150210)
  const acknowledged: string[] = []
  let next = start('crash-writer.ts', path, '0')
  for (let kill = 0; kill < kills; kill++) {
    const child = next
    next = start('crash-writer.ts', path, String(kill + 1))
    child.process.stdin?.write('go\n')
    await child.said(1 + random(30))
    // Somewhere inside one of the appends that follow.
    await pause(random(4))
    child.process.kill('SIGKILL')
    expect(await child.ended).toBe('')
    acknowledged.push(...child.lines)

    const store = await opened({ path, registry })
    const { batches, ids } = await stored(store)
    for (const line of acknowledged) {
      const [stream, revision, label = ''] = line.split(' ')
      const batch = batches.get(label)
      const last = idInBatch(label, (batch?.size ?? 0) - 1)
      if (ids.get(`${stream} ${revision}`) !== last) expect.fail(`batch ${label} was acknowledged and is not there`)
    }
    for (const [label, { size, indexes }] of batches) {
      const isWhole = indexes.length === size && indexes.every((index, at) => index === at)
      if (!isWhole) expect.fail(`batch ${label} is not whole`)
    }
    const verified = await verifyStore(store)()
    expect(verified).toMatchObject({ right: { ok: true, unreadable: 0 } })
    // Life goes on in the same file.
    expect(await store.append(streamOf('crash 0'), 'any', batchOf(`after kill ${kill}`, 2))()).toMatchObject({ _tag: 'Right' })
    await store.close()()
  }
  next.process.kill()
  expect(acknowledged.length).toBeGreaterThan(kills)
})
