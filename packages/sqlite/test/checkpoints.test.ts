/** Checkpoints in the file of the events, and process managers on it in several processes. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { collect, isPosition, verifyStore } from '@vor-ort/event-store'
import { openSqliteCheckpoints, type SqliteCheckpoints, type SqliteCheckpointsOptions } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, it } from 'vitest'

import { start } from './child.ts'
import { adoptMany, registry, runnerOn } from './effective.ts'
import { bySql, opened, temporaryDirectory } from './fixture.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))
const right = (value: unknown) => ({ _tag: 'Right', right: value })
const positions = ['9', '12', '11'].filter(isPosition)
const checkpointsIn = async (options: SqliteCheckpointsOptions): Promise<SqliteCheckpoints> => {
  const checkpoints = await openSqliteCheckpoints(options)()
  if (isLeft(checkpoints)) throw new Error(JSON.stringify(checkpoints.left))
  return checkpoints.right
}

describe('checkpoints in a file', () => {
  it.each([':memory:', 'kept.db'])('know the furthest position of each name and what is settled, until they forget (%s)', async (name) => {
    const path = name === ':memory:' ? name : join(directory, name)
    const checkpoints = await checkpointsIn({ path })
    for (const position of positions) await checkpoints.save('a', position)()
    await checkpoints.settle('a', 'x')()
    await checkpoints.settle('a', 'x')()
    expect(await checkpoints.load('a')()).toEqual(right('12'))
    expect(await checkpoints.load('b')()).toEqual(right(undefined))
    expect(await checkpoints.settled('a', 'x')()).toEqual(right(true))
    expect(await checkpoints.settled('b', 'x')()).toEqual(right(false))
    if (name !== ':memory:') {
      const again = await checkpointsIn({ path })
      expect(await again.load('a')()).toEqual(right('12'))
      expect(await again.settled('a', 'x')()).toEqual(right(true))
      await again.close()()
    }
    await checkpoints.forget('a')()
    expect(await checkpoints.load('a')()).toEqual(right(undefined))
    expect(await checkpoints.settled('a', 'x')()).toEqual(right(false))
    expect(await checkpoints.close()()).toEqual(right(undefined))
    expect(await checkpoints.load('a')()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
  })

  it('are refused where no store is, and wait for who holds the file', async () => {
    const other = join(directory, 'other.db')
    bySql(other, (database) => database.exec('CREATE TABLE customers (id INTEGER)'))
    expect(await openSqliteCheckpoints({ path: other })()).toMatchObject({ left: { _tag: 'NotAStore' } })
    expect(await openSqliteCheckpoints({ path: directory })()).toMatchObject({ left: { _tag: 'CannotOpen' } })
    const path = join(directory, 'held.db')
    const checkpoints = await checkpointsIn({ path, busyTimeoutMilliseconds: 50 })
    const holder = new DatabaseSync(path)
    holder.exec('BEGIN IMMEDIATE')
    for (const position of positions) expect(await checkpoints.save('a', position)()).toMatchObject({ left: { _tag: 'StoreBusy' } })
    holder.close()
    await checkpoints.close()()
  })

  it('that are no positions are damage', async () => {
    const path = join(directory, 'damaged.db')
    const checkpoints = await checkpointsIn({ path })
    bySql(path, (database) => database.exec("INSERT INTO process_checkpoints VALUES ('a', 'x')"))
    expect(await checkpoints.load('a')()).toMatchObject({ left: { _tag: 'StoreDamaged' } })
    await checkpoints.close()()
  })
})

describe('process managers on a file', () => {
  it('in two processes at once have each effect once, and a third finds nothing to do', async () => {
    const path = join(directory, 'two-runners.db')
    const store = await opened({ path, registry })
    await adoptMany(store, 60)
    const runners = ['one', 'two'].map(() => start('runner.ts', path))
    await Promise.all(runners.map((runner) => runner.said(1)))
    for (const runner of runners) runner.process.stdin?.write('go\n')
    expect(await Promise.all(runners.map((runner) => runner.ended))).toEqual(['', ''])
    const done = runners.map((runner) => Number(runner.lines[1]?.split(' ')[0]))
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(60)

    const events = await collect(store.readAll())()
    if (isLeft(events)) throw new Error(events.left._tag)
    const took = events.right.filter(({ type }) => type === 'ResolutionTookEffect')
    expect(took.length).toBe(60)
    expect(new Set(took.map(({ stream }) => stream)).size).toBe(60)
    expect(await verifyStore(store)()).toMatchObject({ right: { ok: true, events: 120 } })

    const checkpoints = await checkpointsIn({ path })
    expect(await runnerOn(store, checkpoints).catchUp()()).toMatchObject({ right: { done: 0, duplicates: 0, refused: 0 } })
    await checkpoints.forget('effective-at-once')()
    expect(await runnerOn(store, checkpoints).catchUp()()).toMatchObject({ right: { done: 0, duplicates: 60, refused: 60 } })
    await checkpoints.close()()
    await store.close()()
  })
})
