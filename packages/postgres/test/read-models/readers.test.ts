/** Readers on connections of their own while rebuilds switch: they see one generation, whole, and never wait long or fail. */
import { resolutionProjection, type AnyProjection } from '@vor-ort/projections'
import { left } from 'fp-ts/lib/Either.js'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'

import { activity } from '../../../projections/test/activity.ts'
import { allRows, expectedRows, runnerOf, sampleSteps, storeOf, sure } from '../../../projections/test/fixture.ts'
import { bySql, testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]
const store = await storeOf(sampleSteps(31))

// Many schemas come and go here, on whatever machine.
vi.setConfig({ testTimeout: 300_000 })

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

it('see both tables of one generation, as many rows as ever, while they are rebuilt into other columns and back', async () => {
  const models = await fixture.open()
  sure(await runnerOf(store, models, [resolutionProjection]).catchUp()())
  const expectedOnes = sure(await models.rows('resolution')())
  const expected = expectedOnes.length
  const [table, obligations, ...others] = resolutionProjection.tables
  // The same columns in another order: the view must go and come again.
  const turned = { ...table, columns: table.columns.toReversed() }
  const next = { ...resolutionProjection, version: resolutionProjection.version + 1, tables: [turned, obligations, ...others] } as AnyProjection
  const over = new AbortController()
  const generations = new Set<unknown>()
  let answers = 0
  const read = (order: string) =>
    bySql(server.url, async (client) => {
      await client.query(`SET search_path = ${fixture.schema}`)
      while (!over.signal.aborted) {
        const { rows } = await client.query<{ readonly resolutions: unknown; readonly declared: unknown; readonly obligations: unknown; readonly active: unknown }>(
          `SELECT * FROM (SELECT count(*)::int AS resolutions, coalesce(sum(obligations), 0)::int AS declared FROM resolution) AS r
           CROSS JOIN (SELECT count(*)::int AS obligations FROM obligation ${order}) AS o
           CROSS JOIN (SELECT string_agg(generation::text, ' ') AS active FROM read_model_generations WHERE status = 'active') AS g`,
        )
        const [row] = rows
        if (row?.resolutions !== expected || row.declared !== row.obligations) throw new Error(`a mix: ${JSON.stringify(row)}`)
        generations.add(row.active)
        answers++
      }
    })
  const other = await fixture.open({ readOnly: true })
  const readRows = async (): Promise<void> => {
    while (!over.signal.aborted) expect(sure(await other.rows('resolution')())).toEqual(expectedOnes)
  }
  const reading = Promise.all([readRows(), read(''), read('WHERE true'), read('WHERE obligation IS NOT NULL')])
  for (let time = 0; time < 8; time++) sure(await runnerOf(store, models, [time % 2 === 0 ? next : resolutionProjection]).rebuild('resolution')())
  over.abort()
  await reading
  expect(answers).toBeGreaterThan(20)
  expect(generations.size).toBeGreaterThan(2)
})

it('in a long transaction hold up a switch, not other readers; when it is over the switch is done', async () => {
  const models = await fixture.open({ switchTimeoutMilliseconds: 60_000 })
  const impatient = await fixture.open({ switchTimeoutMilliseconds: 200 })
  const runner = runnerOf(store, models, projections)
  sure(await runner.catchUp()())
  const slow = new Client({ connectionString: server.url })
  await slow.connect()
  await slow.query(`BEGIN; SELECT * FROM ${fixture.schema}.resolution LIMIT 1`)
  expect(await runnerOf(store, impatient, projections).rebuild('resolution')()).toMatchObject(left({ _tag: 'TargetBusy' }))
  expect(sure(await models.generations('resolution')()).map(({ status }) => status)).toEqual(['active'])
  let isSwitched = false
  const rebuilding = runner.rebuild('resolution')().then((rebuilt) => {
    isSwitched = true
    return rebuilt
  })
  const expected = await expectedRows(store, projections)
  for (let time = 0; time < 40; time++) expect(await allRows(impatient, projections)).toEqual(expected)
  expect(isSwitched).toBe(false)
  await slow.query('COMMIT')
  await slow.end()
  expect(sure(await rebuilding)).toMatchObject({ projection: 'resolution', generation: 3 })
  expect(await allRows(models, projections)).toEqual(expected)
})
