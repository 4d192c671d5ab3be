/** Questions in SQL to read models on PostgreSQL: answers that JSON carries, and bounds. */
import { left, right } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { PostgresReadModels } from '@vor-ort/postgres'
import { bySql, testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

let server: TestServer
let models: PostgresReadModels
let fixture: Awaited<ReturnType<typeof schemaFixture>>
beforeAll(async () => {
  server = await testServer()
  fixture = await schemaFixture(server.url)
  models = await fixture.open({ query: { timeoutMilliseconds: 300, maxRows: 2_500, maxCharacters: 200_000 } })
})
afterAll(async () => {
  await fixture.dispose()
  await server.stop()
})

describe('a question in SQL', () => {
  it('is answered in values that JSON carries', async () => {
    const sql = `SELECT 9007199254740993 AS big, -3 AS small, 1.50 AS real, 5.000 AS whole, NULL AS none, '\\x00ff'::bytea AS bytes, 'Infinity'::float8 AS endless,
      DATE '2015-01-13' AS day, TIMESTAMPTZ '2015-01-13 15:30+01' AS instant, '{"a":1}'::json AS json, true AS yes, $1::text AS given`
    expect(await models.query(sql, ['ü'])()).toEqual(
      right({
        columns: ['big', 'small', 'real', 'whole', 'none', 'bytes', 'endless', 'day', 'instant', 'json', 'yes', 'given'],
        rows: [
          {
            big: '9007199254740993',
            small: -3,
            real: 1.5,
            whole: 5,
            none: null,
            bytes: '00ff',
            endless: 'Infinity',
            day: '2015-01-13',
            instant: '2015-01-13T14:30:00.000Z',
            json: '{"a":1}',
            yes: true,
            given: 'ü',
          },
        ],
      }),
    )
    expect(await models.query('SELECT 1 AS a WHERE false')()).toEqual(right({ columns: ['a'], rows: [] }))
    expect(await models.query('VALUES (1), (2)')()).toEqual(right({ columns: ['column1'], rows: [{ column1: 1 }, { column1: 2 }] }))
    expect(await models.query('SELECT 1 AS one; -- and no more')()).toEqual(right({ columns: ['one'], rows: [{ one: 1 }] }))
  })

  it('changes nothing, and a wrong one is told why', async () => {
    const wrong = [
      'DELETE FROM read_model_schema',
      'DELETE FROM read_model_schema RETURNING version',
      'WITH gone AS (DELETE FROM read_model_schema RETURNING version) SELECT * FROM gone',
      'CREATE TABLE x (y int)',
      "SELECT set_config('search_path', 'public', false), lo_creat(1)",
      'SELECT version FROM read_model_schema FOR UPDATE',
      'SELEC 1',
      'SELECT 1 AS a, 2 AS a',
      'SELECT',
      '',
      'SELECT $1 + 1 AS a',
      'SELECT 1 / 0 AS a',
      'COMMIT',
      'SELECT nothing FROM nowhere',
    ]
    for (const sql of wrong) expect([sql, await models.query(sql)()]).toMatchObject([sql, left({ _tag: 'InvalidQuery' })])
    for (const sql of ['SELECT 1 AS one; SELECT 2 AS two', 'SELECT 1 AS one; COMMIT; DELETE FROM read_model_schema']) {
      expect(await models.query(sql)()).toEqual(left({ _tag: 'InvalidQuery', reason: 'it is more than one statement' }))
    }
    expect(await models.query('SELECT version FROM read_model_schema')()).toEqual(right({ columns: ['version'], rows: [{ version: 1 }] }))
  })

  it('has an end: in time, in rows and in characters', async () => {
    expect(await models.query('SELECT pg_sleep(20)')()).toEqual(left({ _tag: 'QueryTooLong', timeoutMilliseconds: 300 }))
    const tooLarge = left({ _tag: 'AnswerTooLarge', maxRows: 2_500, maxCharacters: 200_000 })
    expect(await models.query('SELECT generate_series(1, 100000000) AS n')()).toEqual(tooLarge)
    expect(await models.query("SELECT repeat('x', 300000) AS long")()).toEqual(tooLarge)
    const many = await models.query('SELECT n FROM generate_series(1, 2500) AS n')()
    expect(many).toMatchObject({ right: { rows: { length: 2_500 } } })
    expect(await models.query('SELECT 1 AS one')()).toMatchObject({ _tag: 'Right' })
  })

  it('leaves no trace in the connection that it came over', async () => {
    for (let time = 0; time < 4; time++) await models.query("SELECT set_config('search_path', 'public', false)")()
    expect(await models.query('SELECT version FROM read_model_schema')()).toMatchObject({ _tag: 'Right' })
  })

  it('is refused for what was closed, and asked again after the connection was lost', async () => {
    await bySql(server.url, (client) => client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vor-ort read models'"))
    const answers = [await models.query('SELECT 1 AS one')(), await models.query('SELECT 1 AS one')(), await models.query('SELECT 1 AS one')()]
    expect(answers.at(-1)).toMatchObject({ _tag: 'Right' })
    const other = await fixture.open()
    await other.close()()
    expect(await other.query('SELECT 1 AS one')()).toEqual(left({ _tag: 'TargetUnavailable', reason: 'the target was closed' }))
  })
})
