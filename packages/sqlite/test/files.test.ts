/** Files that are no store, or not a sound one: a clear answer, never a stack. */
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'

import { verifyStore, type EventStore } from '@vor-ort/event-store'
import { contractRegistry, noted, notes, streamOf } from '@vor-ort/event-store/contract'
import { knownSchema, openSqliteStore } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, it } from 'vitest'

import { bySql, opened, temporaryDirectory } from './fixture.ts'
import { randomFrom } from './random.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))
const registry = contractRegistry
const file = (name: string): string => join(directory, name)
const refusal = async (path: string, readOnly = false): Promise<unknown> => {
  const store = await openSqliteStore({ path, registry, readOnly })()
  if (isLeft(store)) return store.left
  await store.right.close()()
  return 'opened'
}

/** A store with 60 events in three streams, closed. */
const written = async (name: string): Promise<string> => {
  const store = await opened({ path: file(name), registry })
  for (let turn = 0; turn < 20; turn++) {
    for (const desk of ['a', 'b', 'c']) await store.append(streamOf('desk', desk), 'any', notes(`${desk} ${turn}`, 1))()
  }
  await store.close()()
  return file(name)
}
const verified = async (store: EventStore) => {
  const result = await verifyStore(store)()
  await store.close()()
  return result
}

describe('what is not a store is refused and left as it is', () => {
  it('a directory, and a directory that does not exist', async () => {
    mkdirSync(file('folder'))
    expect(await refusal(file('folder'))).toEqual({ _tag: 'CannotOpen', path: file('folder'), reason: 'it is a directory' })
    expect(await refusal(file('nowhere/vor-ort.db'))).toMatchObject({ _tag: 'CannotOpen', reason: 'unable to open database file' })
  })

  it('a path that no system can have', async () => {
    expect(await refusal(file('nul\0.db'))).toMatchObject({ _tag: 'CannotOpen' })
  })

  it('a file of another kind', async () => {
    writeFileSync(file('text.db'), 'Stark. Sozial. Vor Ort. '.repeat(400))
    expect(await refusal(file('text.db'))).toMatchObject({ _tag: 'NotAStore', reason: 'file is not a database' })
    expect(readFileSync(file('text.db'), 'utf8')).toBe('Stark. Sozial. Vor Ort. '.repeat(400))
  })

  it('the database of another application', async () => {
    bySql(file('other.db'), (database) => database.exec('CREATE TABLE customers (id INTEGER)'))
    const before = readFileSync(file('other.db'))
    expect(await refusal(file('other.db'))).toMatchObject({ _tag: 'NotAStore' })
    expect(readFileSync(file('other.db')).equals(before)).toBe(true)
    bySql(file('marked.db'), (database) => database.exec('PRAGMA application_id = 42'))
    expect(await refusal(file('marked.db'))).toMatchObject({ _tag: 'NotAStore' })
  })

  it('a store of a newer schema', async () => {
    const path = await written('newer.db')
    bySql(path, (database) => database.exec(`PRAGMA user_version = ${knownSchema + 6}`))
    const error = { _tag: 'NewerSchema', path, found: knownSchema + 6, known: knownSchema }
    expect(await refusal(path)).toEqual(error)
    expect(await refusal(path, true)).toEqual(error)
  })
})

describe('a store that is only read', () => {
  it('must exist', async () => {
    expect(await refusal(file('missing.db'), true)).toMatchObject({ _tag: 'CannotOpen' })
    writeFileSync(file('empty.db'), '')
    expect(await refusal(file('empty.db'), true)).toEqual({ _tag: 'NotAStore', path: file('empty.db'), reason: 'it is empty' })
    expect(await refusal(file('empty.db'))).toBe('opened')
  })

  it('is read and verified, and refuses to append', async () => {
    const store = await opened({ path: await written('read-only.db'), registry, readOnly: true })
    expect(await store.append(streamOf('desk', 'a'), 'any', [noted('x')])()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    expect(await verified(store)).toMatchObject({ right: { ok: true, events: 60 } })
  })

  it('is closed, and says so', async () => {
    const store = await opened({ path: await written('closed.db'), registry })
    expect(await store.close()()).toEqual({ _tag: 'Right', right: undefined })
    expect(await store.close()()).toEqual({ _tag: 'Right', right: undefined })
    expect(await store.append(streamOf('desk', 'a'), 'any', [noted('x')])()).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    for await (const page of store.readAll()) expect(page).toMatchObject([{ left: { _tag: 'StoreUnavailable' } }])
  })
})

describe('damage', () => {
  it('a flipped byte inside the data of an event is found, and the event named', async () => {
    const path = await written('flipped.db')
    const bytes = readFileSync(path)
    const at = bytes.indexOf('"text":"b 13 0"')
    expect(at).toBeGreaterThan(0)
    bytes[at + 8] = (bytes[at + 8] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const place = { stream: streamOf('desk', 'b'), revision: 13n, position: '41' }
    expect(await verified(await opened({ path, registry }))).toMatchObject({
      right: { ok: false, ...place, fault: { _tag: 'ContentChanged' } },
    })
  })

  it('a file that was cut off, or whose header is garbage, is told as damaged', async () => {
    const path = await written('whole.db')
    const size = statSync(path).size
    for (const length of [50, 100, 4_096, 5_000, size >> 1, size - 4_096, size - 1]) {
      const cut = file(`cut ${length}.db`)
      cpSync(path, cut)
      truncateSync(cut, length)
      const store = await openSqliteStore({ path: cut, registry })()
      const found = isLeft(store) ? store.left : await verified(store.right)
      expect(found).toSatisfy((u) => isRefusal(u) || isAccusation(u), `cut to ${length}: ${inspect(found)}`)
    }
    const garbage = file('garbage.db')
    writeFileSync(garbage, Buffer.concat([Buffer.alloc(100, 7), readFileSync(path).subarray(100)]))
    expect(await refusal(garbage)).toMatchObject({ _tag: 'NotAStore' })
  })

  it('no flipped byte anywhere in the file goes unnoticed or breaks out as an exception', async () => {
    const path = await written('sound.db')
    const sound = readFileSync(path)
    const whole = await verified(await opened({ path, registry }))
    const random = randomFrom(7)
    const copy = file('random.db')
    let noticed = 0
    for (let run = 0; run < 150; run++) {
      const bytes = Buffer.from(sound)
      const at = random(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
      writeFileSync(copy, bytes)
      const store = await openSqliteStore({ path: copy, registry })()
      const found = isLeft(store) ? store.left : await verified(store.right)
      // A byte that nobody reads (free space, unused header fields) may differ: then all is as it was.
      const isSame = inspect(found) === inspect(whole)
      if (!isSame) noticed++
      expect(found).toSatisfy((u) => isSame || isRefusal(u) || isAccusation(u), `byte ${at}: ${inspect(found)}`)
    }
    expect(noticed).toBeGreaterThan(50)
  })
})

const isRefusal = (u: unknown): boolean =>
  typeof u === 'object' && u !== null && '_tag' in u && ['NotAStore', 'CannotOpen', 'StoreDamaged', 'StoreUnavailable', 'NewerSchema'].includes(String(u._tag))

const isAccusation = (u: unknown): boolean =>
  typeof u === 'object' && u !== null && (('right' in u && typeof u.right === 'object' && u.right !== null && 'ok' in u.right && !u.right.ok) || ('left' in u && isRefusal(u.left)))
