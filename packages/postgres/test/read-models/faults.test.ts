/** What goes wrong between a runner and PostgreSQL, as values; and that it goes on afterwards. */
import type { Position } from '@vor-ort/core'
import type { PostgresReadModels } from '@vor-ort/postgres'
import type { Generation } from '@vor-ort/projections'
import { left, right } from 'fp-ts/lib/Either.js'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { activity } from '../../../projections/test/activity.ts'
import { sure } from '../../../projections/test/fixture.ts'
import { bySql, testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

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

/** A commit of one new key; `state` is what is stored of it. */
const commitOf = ({ projection, generation, checkpoint }: Generation, next: string, state = '{}') => ({
  projection,
  generation,
  expected: checkpoint,
  next: next as Position,
  touched: [{ key: 'one', state, rows: [undefined], isNew: true }],
  poison: [],
})

/** Someone else who holds the generation in a transaction. */
const holder = async (): Promise<Client> => {
  const client = new Client({ connectionString: server.url })
  await client.connect()
  await client.query(`BEGIN; SELECT 1 FROM ${fixture.schema}.read_model_generations FOR UPDATE`)
  return client
}

const active = async (models: PostgresReadModels): Promise<Generation> => sure(await models.openGeneration(activity, 'active')())

it('a commit waits for another, and says so when that takes too long', async () => {
  const models = await fixture.open({ busyTimeoutMilliseconds: 100 })
  const generation = await active(models)
  const other = await holder()
  expect(await models.commit([commitOf(generation, '1')])()).toMatchObject(left({ _tag: 'TargetBusy' }))
  await other.query('ROLLBACK')
  expect(await models.commit([commitOf(generation, '1')])()).toEqual(right(undefined))
  await other.end()
})

it('a connection that is lost in the middle of a commit leaves nothing of it, and the next call has another', async () => {
  const models = await fixture.open()
  const generation = await active(models)
  const other = await holder()
  const committing = models.commit([commitOf(generation, '1')])()
  const isWaiting = async (): Promise<boolean> => {
    const { rows } = await bySql(server.url, (client) => client.query<{ ended: boolean }>("SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE application_name = 'vor-ort read models' AND wait_event_type = 'Lock'"))
    return rows.length > 0
  }
  while (!(await isWaiting()));
  expect(await committing).toMatchObject(left({ _tag: 'TargetUnavailable' }))
  await other.query('ROLLBACK')
  await other.end()
  expect(sure(await models.generations()()).map(({ checkpoint }) => checkpoint)).toEqual([undefined])
  expect(await models.loadStates(generation, ['one'])()).toEqual(right([undefined]))
  expect(await models.commit([commitOf(generation, '1')])()).toEqual(right(undefined))
})

it('texts that PostgreSQL cannot hold as they are come back as they went in', async () => {
  const models = await fixture.open()
  const generation = await active(models)
  const state = '{"a":"\u0000","b":"\uFDD0","c":"\uFDD00\uFDD0\uFDD01","d":"\\u0000"}'
  sure(await models.commit([commitOf(generation, '1', state)])())
  expect(await models.loadStates(generation, ['one'])()).toEqual(right([state]))
})

it('a table that somebody took away is damage', async () => {
  const models = await fixture.open()
  const generation = await active(models)
  await bySql(server.url, (client) => client.query(`DROP TABLE ${fixture.schema}._state_activity__g1`))
  expect(await models.commit([commitOf(generation, '1')])()).toMatchObject(left({ _tag: 'TargetDamaged' }))
})

it('a server that is killed is unavailable until it is there again', async () => {
  if (!server.canBeKilled) return expect(server.canBeKilled).toBe(false)
  const models = await fixture.open({ synchronous: 'full' })
  const generation = await active(models)
  sure(await models.commit([commitOf(generation, '1')])())
  await server.kill()
  // A backend notices a little later that its server is gone.
  let answer = await models.generations()()
  while (answer._tag === 'Right') answer = await models.generations()()
  expect(answer).toMatchObject(left({ _tag: 'TargetUnavailable' }))
  await server.restart()
  while ((await models.generations()())._tag === 'Left');
  expect(sure(await models.generations()()).map(({ checkpoint }) => checkpoint)).toEqual(['1'])
})
