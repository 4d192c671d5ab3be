/** Files of read models that were released stay readable, go on, and grow by numbered steps. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Position } from '@vor-ort/core'
import { contractRegistry, notes, streamOf } from '@vor-ort/event-store/contract'
import { defaultPartitions, makeProjectionRunner, type ProjectionTarget } from '@vor-ort/projections'
import { right } from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, it } from 'vitest'

import { allRows, expectedRows, sure } from '../../../projections/test/fixture.ts'
import { bySql, opened, temporaryDirectory } from '../fixture.ts'
import { deskNotes } from './desk-notes.ts'
import { openedModels } from './open-models.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))

const restored = (snapshot: string, name: string): string => {
  const path = join(directory, name)
  const sql = readFileSync(join(import.meta.dirname, snapshot), 'utf8')
  bySql(path, (database) => database.exec(sql))
  return path
}
const modelsOfFirstVersion = (name: string): string => restored('snapshots/v1.sql', name)
const storeOf = (name: string) => opened({ path: restored('../snapshots/v2.sql', name), registry: contractRegistry })
const versionOf = (path: string): unknown => bySql(path, (database) => database.prepare('SELECT version FROM read_model_schema').get()?.['version'])
const level = (checkpoint: string) => Array.from({ length: defaultPartitions }, () => checkpoint)
const partsOf = async (target: ProjectionTarget) => sure(await target.generations()()).map(({ generation, status, checkpoint, parts }) => [generation, status, checkpoint, parts])

describe('a file of read models of the first version', () => {
  it('is brought up to date when it is opened to write: its one checkpoint is that of every part', async () => {
    const path = modelsOfFirstVersion('up-to-date.db')
    expect(versionOf(path)).toBe(1)
    const before = bySql(path, (database) => database.prepare('SELECT * FROM desk_note').all())
    const models = await openedModels({ path })
    expect(versionOf(path)).toBe(2)
    expect(await models.origin()()).toEqual(right(undefined))
    expect(await partsOf(models)).toEqual([[1, 'previous', '6', level('6')], [2, 'active', '6', level('6')]])
    expect(await models.rows('desk_note')()).toEqual(right(before.map((row) => ({ ...row }))))
    await models.close()()
  })

  it('is only read as it is: with all its rows, and unchanged', async () => {
    const path = modelsOfFirstVersion('only-read.db')
    const models = await openedModels({ path, readOnly: true })
    expect(sure(await models.rows('desk_note')()).length).toBe(6)
    expect(await partsOf(models)).toEqual([[1, 'previous', '6', level('6')], [2, 'active', '6', level('6')]])
    expect(sure(await models.loadStates({ projection: 'desk_notes', generation: 2 }, ['none'])())).toEqual([undefined])
    await models.close()()
    expect(versionOf(path)).toBe(1)
  })

  it('goes on, alone and shared by a group, where it had stopped', async () => {
    const store = await storeOf('store.db')
    const path = modelsOfFirstVersion('goes-on.db')
    const members = await Promise.all([0, 1, 2].map(async (member) => ({ member, size: 3, target: await openedModels({ path }) })))
    for (const { member, size, target } of members) {
      // Each finds events of which some are of its part, of streams that the file knows and of new ones.
      for (const label of ['a', 'b', `new ${member}`, `newer ${member}`]) await store.append(streamOf('desk', label), 'any', notes(`more ${member} ${label}`, 2))()
      sure(await sure(makeProjectionRunner({ store, target, projections: [deskNotes], share: { member, size } })).catchUp()())
    }
    const [first] = members
    if (first === undefined) throw new Error('no members')
    expect(new Set(sure(await first.target.generations()()).find(({ status }) => status === 'active')?.parts).size).toBe(3)
    sure(await sure(makeProjectionRunner({ store, target: first.target, projections: [deskNotes] })).catchUp()())
    expect(await allRows(first.target, [deskNotes])).toEqual(await expectedRows(store, [deskNotes]))
    for (const { target } of members) await target.close()()
    await store.close()()
  })

  it('that lacks the book of its origin has none when it is only read, and gets the book when it is written', async () => {
    const path = modelsOfFirstVersion('older.db')
    bySql(path, (database) => database.exec('DROP TABLE read_model_origin'))
    const reading = await openedModels({ path, readOnly: true })
    expect(await reading.origin()()).toEqual(right(undefined))
    await reading.close()()
    const models = await openedModels({ path })
    expect(await models.claim('first')()).toEqual(right(undefined))
    await models.close()()
    const again = await openedModels({ path, readOnly: true })
    expect(await again.claim('first')()).toEqual(right(undefined))
    expect(await again.claim('second')()).toEqual({ _tag: 'Left', left: { _tag: 'OtherStore', known: 'first', found: 'second' } })
    await again.close()()
  })

  it('becomes just what a new file is', async () => {
    const fresh = join(directory, 'fresh.db')
    const old = modelsOfFirstVersion('becomes.db')
    for (const path of [fresh, old]) await (await openedModels({ path })).close()()
    const objects = (path: string) =>
      bySql(path, (database) =>
        database
          .prepare("SELECT type, name, sql FROM sqlite_schema WHERE tbl_name LIKE 'read_model_%' OR name = 'data_dictionary' ORDER BY type, name")
          .all()
          .map((row) => ({ ...row, sql: String(row['sql']).replaceAll(/\s+/g, ' ') })),
      )
    expect(objects(old)).toEqual(objects(fresh))
    expect(objects(fresh).length).toBeGreaterThan(8)
  })
})

describe('software of the first version that still has the file open', () => {
  // The statements that it has prepared: it knows one checkpoint, and no parts.
  const asItWrites = (path: string, checkpoint: string): void =>
    bySql(path, (database) => void database.prepare('UPDATE read_model_generations SET checkpoint = ? WHERE projection = ? AND generation = ?').run(checkpoint, 'desk_notes', 2))

  it('may write while all parts are level, and is refused as soon as they are not', async () => {
    const path = modelsOfFirstVersion('beside.db')
    const models = await openedModels({ path })
    asItWrites(path, '7')
    expect((await partsOf(models))[1]).toEqual([2, 'active', '7', level('7')])
    const commit = { projection: 'desk_notes', generation: 2, parts: [3], expected: '7' as Position, next: '8' as Position, touched: [], poison: [] }
    sure(await models.commit([commit])())
    expect(() => asItWrites(path, '9')).toThrow('the parts of this generation stand at different checkpoints')
    expect((await partsOf(models))[1]).toEqual([2, 'active', '7', level('7').with(3, '8')])
    // Where they are level again, it may.
    sure(await models.commit([{ ...commit, parts: level('7').flatMap((_, part) => (part === 3 ? [] : [part])) }])())
    asItWrites(path, '9')
    expect((await partsOf(models))[1]).toEqual([2, 'active', '9', level('9')])
    await models.close()()
  })
})
