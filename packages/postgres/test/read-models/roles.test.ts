/** Who may read read models on PostgreSQL: analysts, and carriers that share a server. */
import { resolutionProjection } from '@vor-ort/projections'
import { openPostgresReadModels } from '@vor-ort/postgres'
import { left, right } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { allRows, expectedRows, runnerOf, sampleSteps, storeOf, sure } from '../../../projections/test/fixture.ts'
import { bySql, testServer, urlWith, type TestServer } from '../server.ts'
import { level, schemaFixture } from './fixture.ts'
import { phases } from './phases.ts'

const projections = [resolutionProjection]
const store = await storeOf(sampleSteps(21))

let server: TestServer
let fixture: Awaited<ReturnType<typeof schemaFixture>>
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  fixture = await schemaFixture(server.url)
  return fixture.dispose
})

describe('roles', () => {
  const role = async (name: string): Promise<string> => {
    await bySql(server.url, (client) => client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'pw'`))
    return urlWith(server.url, (url) => {
      url.username = name
      url.password = 'pw'
    })
  }
  const dropRoles = (...names: ReadonlyArray<string>): Promise<unknown> =>
    bySql(server.url, async (client) => {
      for (const name of names) await client.query(`DROP OWNED BY ${name} CASCADE; DROP ROLE ${name}`)
    })

  it('that read see tables and read models, also after a rebuild into other columns, and nothing else', async () => {
    const url = await role('test_analyst')
    const models = await fixture.open({ readers: ['test_analyst'] })
    sure(await models.install([phases])())
    sure(await runnerOf(store, models, projections).catchUp()())
    const reading = await fixture.open({ url, readOnly: true })
    const seesAll = async (): Promise<void> => {
      expect(await allRows(reading, projections)).toEqual(await allRows(models, projections))
      expect(await reading.query('SELECT * FROM rm0_phases ORDER BY phase')()).toEqual(await models.query('SELECT * FROM rm0_phases ORDER BY phase')())
      expect(sure(await reading.query('SELECT count(*) AS n FROM data_dictionary')()).rows).toHaveLength(1)
    }
    await seesAll()
    sure(await runnerOf(store, models, projections).rebuild('resolution')())
    await seesAll()
    const [table, ...others] = resolutionProjection.tables
    const { columns } = table
    const [first, second, ...rest] = columns
    const turned = { ...resolutionProjection, version: 99, tables: [{ ...table, columns: [second, first, ...rest] }, ...others] }
    const next = sure(await models.openGeneration(turned, 'building')())
    await level(models, next)
    sure(await models.switchTo(next)())
    await seesAll()
    sure(await models.rollBack('resolution')())
    await seesAll()
    for (const sql of ['SELECT * FROM _state_resolution__g1', 'SELECT * FROM resolution__g1', 'SELECT * FROM read_model_poison', 'DELETE FROM resolution']) {
      expect(await reading.query(sql)()).toMatchObject(left({ _tag: 'InvalidQuery' }))
    }
    await expect(bySql(url, (client) => client.query(`CREATE TABLE ${fixture.schema}.mine (id int)`))).rejects.toThrow('permission denied')
    await fixture.dispose()
    await dropRoles('test_analyst')
  })

  it('of carriers have a schema each, and no way into that of another', async () => {
    const [north, south] = [await role('test_north'), await role('test_south')]
    await bySql(server.url, (client) => client.query('CREATE SCHEMA test_read_north AUTHORIZATION test_north; CREATE SCHEMA test_read_south AUTHORIZATION test_south'))
    const [ofNorth, ofSouth] = [await fixture.open({ url: north, schema: 'test_read_north' }), await fixture.open({ url: south, schema: 'test_read_south' })]
    sure(await runnerOf(store, ofNorth, projections).catchUp()())
    expect(sure(await ofNorth.rows('resolution')()).length).toBeGreaterThan(0)
    expect(await ofSouth.generations()()).toEqual(right([]))
    expect(await openPostgresReadModels({ url: south, schema: 'test_read_north', readOnly: true })()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
    expect(await openPostgresReadModels({ url: south, schema: 'test_read_north' })()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
    for (const sql of ['SELECT * FROM test_read_north.resolution', 'SELECT * FROM test_read_north.read_model_generations']) {
      expect(await ofSouth.query(sql)()).toMatchObject(left({ _tag: 'InvalidQuery' }))
    }
    await fixture.dispose()
    await dropRoles('test_north', 'test_south')
  })

  it('may have any settings of their own: what is written and read is the same', async () => {
    const url = await role('test_odd')
    const settings = ["datestyle = 'German'", "timezone = 'Asia/Tokyo'", "default_transaction_isolation = 'serializable'", 'extra_float_digits = -5', "search_path = 'pg_catalog'", "bytea_output = 'escape'", "statement_timeout = '1ms'", 'default_transaction_read_only = on', "intervalstyle = 'sql_standard'"]
    await bySql(server.url, async (client) => {
      await client.query(`CREATE SCHEMA ${fixture.schema} AUTHORIZATION test_odd`)
      for (const setting of settings) await client.query(`ALTER ROLE test_odd SET ${setting}`)
    })
    const models = await fixture.open({ url })
    sure(await runnerOf(store, models, projections).catchUp()())
    expect(await allRows(models, projections)).toEqual(await expectedRows(store, projections))
    expect(await models.query("SELECT 0.1::float8 + 0.2::float8 AS real, current_setting('transaction_isolation') AS isolation, DATE '2015-01-13' AS day")()).toEqual(
      right({ columns: ['real', 'isolation', 'day'], rows: [{ real: 0.1 + 0.2, isolation: 'read committed', day: '2015-01-13' }] }),
    )
    await fixture.dispose()
    await dropRoles('test_odd')
  })
})
