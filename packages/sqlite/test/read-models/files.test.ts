/** Files of read models: whose they are, what another tool finds in them, and questions in SQL. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { domainRegistry } from '@vor-ort/core'
import { memoryTarget, resolutionProjection, type Column, type ReadModel } from '@vor-ort/projections'
import { openSqliteReadModels, openSqliteStore } from '@vor-ort/sqlite'
import { right } from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, it } from 'vitest'

import { allRows, appendAll, runnerOf, sampleSteps, sure } from '../../../projections/test/fixture.ts'
import { bySql, opened, temporaryDirectory } from '../fixture.ts'
import { openedModels } from './open-models.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))
const at = (name: string): string => join(directory, name)
const projections = [resolutionProjection]
const steps = sampleSteps(21)

const words = (text: string) => ({ de: text, en: text })
const column = (name: string, type: Column['type'] = 'text'): Column => ({ name, type, nullable: true, unit: '1', title: words(name), definition: words(name), source: 'resolution' })
const model = (name: string, sql: string, ...columns: ReadonlyArray<Column>): ReadModel => ({
  id: 'RM-0',
  name,
  title: words(name),
  definition: words(name),
  grain: words('phase'),
  columns,
  sql,
  needs: ['resolution'],
})
const phases = model('rm0_phases', 'SELECT phase, count(*) AS resolutions FROM resolution GROUP BY phase ORDER BY phase', column('phase'), column('resolutions', 'integer'))

describe('a file of read models', () => {
  it('may be that of the event store, whichever was there first', async () => {
    for (const order of ['store first', 'models first']) {
      const path = at(`${order}.db`)
      if (order === 'models first') await (await openedModels({ path })).close()()
      const store = await opened({ path, registry: domainRegistry })
      const models = await openedModels({ path })
      await appendAll(store, steps)
      sure(await runnerOf(store, models, projections).catchUp()())
      const memory = memoryTarget()
      sure(await runnerOf(store, memory, projections).catchUp()())
      expect(await allRows(models, projections)).toEqual(await allRows(memory, projections))
      await models.close()()
      await store.close()()
      expect(sure(await openSqliteStore({ path, registry: domainRegistry, readOnly: true })()).capabilities.durable).toBe(true)
    }
  })

  it('is not made of the file of another application, of no database, or of nothing when only to be read', async () => {
    bySql(at('other.db'), (database) => database.exec('CREATE TABLE theirs (id)'))
    expect(await openSqliteReadModels({ path: at('other.db') })()).toMatchObject({ left: { _tag: 'NotAStore' } })
    expect(bySql(at('other.db'), (database) => database.prepare('SELECT count(*) AS n FROM sqlite_schema').get())).toEqual({ n: 1 })
    writeFileSync(at('text.db'), 'This is no database at all, but a longer text that says so. '.repeat(20))
    expect(await openSqliteReadModels({ path: at('text.db') })()).toMatchObject({ left: { _tag: 'NotAStore' } })
    expect(await openSqliteReadModels({ path: at('missing.db'), readOnly: true })()).toMatchObject({ left: { _tag: 'CannotOpen' } })
    await (await opened({ path: at('bare.db'), registry: domainRegistry })).close()()
    expect(await openSqliteReadModels({ path: at('bare.db'), readOnly: true })()).toMatchObject({ left: { _tag: 'NotAStore', reason: 'it has no read models' } })
    await (await openedModels({ path: at('newer.db') })).close()()
    bySql(at('newer.db'), (database) => database.exec('UPDATE read_model_schema SET version = 99'))
    expect(await openSqliteReadModels({ path: at('newer.db') })()).toMatchObject({ left: { _tag: 'NewerSchema', found: 99, known: 2 } })
  })

  it('without events is told apart when it is to be read as a store, and is a store once one was opened on it to write', async () => {
    const path = at('models alone.db')
    await (await openedModels({ path })).close()()
    const reading = openSqliteStore({ path, registry: domainRegistry, readOnly: true })
    expect(await reading()).toEqual({ _tag: 'Left', left: { _tag: 'NoEvents', path } })
    await (await opened({ path, registry: domainRegistry })).close()()
    expect(await reading()).toMatchObject({ _tag: 'Right' })
  })

  it('that was opened to be read only answers, and refuses to be written', async () => {
    const path = at('read-only.db')
    const store = await opened({ path: at('events.db'), registry: domainRegistry })
    await appendAll(store, steps.slice(0, 50))
    const models = await openedModels({ path })
    sure(await runnerOf(store, models, projections).catchUp()())
    const reading = await openedModels({ path, readOnly: true })
    expect(await allRows(reading, projections)).toEqual(await allRows(models, projections))
    expect(sure(await reading.query('SELECT count(*) AS n FROM resolution')()).rows[0]?.['n']).toBe(sure(await reading.rows('resolution')()).length)
    await appendAll(store, steps.slice(50, 60))
    expect(await runnerOf(store, reading, projections).catchUp()()).toMatchObject({ left: { _tag: 'TargetUnavailable' } })
    expect(await reading.install([phases])()).toMatchObject({ left: { _tag: 'TargetUnavailable' } })
    await reading.close()()
    await models.close()()
    await store.close()()
  })

  it('takes no name that something else has', async () => {
    const path = at('names.db')
    const store = await opened({ path, registry: domainRegistry })
    const models = await openedModels({ path })
    const streams = { ...resolutionProjection, tables: [{ ...resolutionProjection.tables[0], name: 'streams' }] }
    expect(await models.openGeneration(streams, 'active')()).toEqual({ _tag: 'Left', left: { _tag: 'NameTaken', name: 'streams' } })
    sure(await models.openGeneration(resolutionProjection, 'active')())
    expect(await models.install([phases, { ...phases, name: 'resolution' }])()).toEqual({ _tag: 'Left', left: { _tag: 'NameTaken', name: 'resolution' } })
    expect(await models.query('SELECT * FROM rm0_phases')()).toMatchObject({ left: { _tag: 'InvalidQuery' } })
    expect(await models.query('SELECT 1 AS one; SELECT 2 AS two')()).toMatchObject({ left: { _tag: 'InvalidQuery', reason: 'it is more than one statement' } })
    expect(await models.query('SELECT 1 AS one; -- and no more')()).toMatchObject({ right: { rows: [{ one: 1 }] } })
    await models.close()()
    await store.close()()
  })
})

describe('a read model', () => {
  it('is a view that stays right through a rebuild, and is in the data dictionary like every table', async () => {
    const models = await openedModels({ path: ':memory:' })
    const store = await opened({ path: at('views.db'), registry: domainRegistry })
    await appendAll(store, steps)
    // Views may come before the tables that they read.
    sure(await models.install([phases])())
    const runner = runnerOf(store, models, projections)
    sure(await runner.catchUp()())
    expect(await models.check([phases])()).toEqual(right([]))
    const before = sure(await models.query('SELECT * FROM rm0_phases')())
    expect(before.columns).toEqual(['phase', 'resolutions'])
    expect(before.rows.length).toBeGreaterThan(1)
    sure(await runner.rebuild('resolution')())
    sure(await models.install([phases])())
    expect(await models.query('SELECT * FROM rm0_phases')()).toEqual(right(before))
    const entries = sure(await models.query('SELECT relation, kind, name, type, nullable, title_de FROM data_dictionary')()).rows
    expect(entries).toContainEqual({ relation: 'rm0_phases', kind: 'view', name: 'resolutions', type: 'integer', nullable: 1, title_de: 'resolutions' })
    expect(entries).toContainEqual({ relation: 'resolution_finding', kind: 'table', name: 'rule', type: 'text', nullable: 0, title_de: 'Regel' })
    await models.close()()
    await store.close()()
  })

  it('is told where its columns differ from what it declares, or its SQL cannot be run', async () => {
    const models = await openedModels({ path: ':memory:' })
    sure(await models.openGeneration(resolutionProjection, 'active')())
    const wrong = [
      model('rm_a', 'SELECT phase FROM resolution', column('phase'), column('body')),
      model('rm_b', 'SELECT phase, body FROM resolution', column('body'), column('phase')),
      model('rm_c', 'SELECT nowhere FROM resolution', column('nowhere')),
    ]
    sure(await models.install(wrong)())
    expect(sure(await models.check([...wrong, model('rm_d', 'SELECT 1')])())).toEqual([
      { at: 'rm_a.body', expected: 'a column of the result, since it is declared' },
      { at: 'rm_b', expected: 'the order of columns that is declared: body, phase' },
      { at: 'rm_c', expected: 'SQL that can be run: no such column: nowhere' },
      { at: 'rm_d', expected: 'SQL that can be run: no such table: rm_d' },
    ])
    await models.close()()
  })
})

describe('a question in SQL', () => {
  it('is answered in values that JSON carries', async () => {
    const models = await openedModels({ path: ':memory:' })
    expect(await models.query(`SELECT 9007199254740993 AS big, -3 AS small, 1.5 AS real, NULL AS none, x'00ff' AS bytes, 9e999 AS endless, ? AS given`, ['ü'])()).toEqual(
      right({
        columns: ['big', 'small', 'real', 'none', 'bytes', 'endless', 'given'],
        rows: [{ big: '9007199254740993', small: -3, real: 1.5, none: null, bytes: '00ff', endless: 'Infinity', given: 'ü' }],
      }),
    )
    expect(await models.query('SELECT 1 AS a WHERE 0')()).toEqual(right({ columns: ['a'], rows: [] }))
    await models.close()()
  })

  it('changes nothing, and a wrong one is told why', async () => {
    const models = await openedModels({ path: ':memory:' })
    for (const sql of ['DELETE FROM read_model_schema', 'DELETE FROM read_model_schema RETURNING version', 'CREATE TABLE x (y)', 'SELEC 1', 'SELECT 1 AS a, 2 AS a', 'SELECT ? AS a -- \0']) {
      const parameters = sql.includes('?') ? [1, 2, 3] : []
      expect(await models.query(sql, parameters)()).toMatchObject({ left: { _tag: 'InvalidQuery' } })
    }
    expect(await models.query('SELECT version FROM read_model_schema')()).toEqual(right({ columns: ['version'], rows: [{ version: 2 }] }))
    sure(await models.openGeneration(resolutionProjection, 'active')())
    await models.close()()
    expect(await models.query('SELECT 1 AS one')()).toEqual({ _tag: 'Left', left: { _tag: 'TargetUnavailable', reason: 'the target was closed' } })
  })
})
