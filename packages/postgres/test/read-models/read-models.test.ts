/** Read models on PostgreSQL and on SQLite: the same rows for the same events. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { day, domainRegistry } from '@vor-ort/core'
import { memoryStore, type EventStore } from '@vor-ort/event-store'
import { allProjections, postgresDialect, readModels, sqliteDialect, type DefinedReadModel, type Row } from '@vor-ort/projections'
import { writeSimulation } from '@vor-ort/simulator'
import { openSqliteReadModels, openSqliteStore, type SqliteReadModels } from '@vor-ort/sqlite'
import * as fc from 'fast-check'
import { right } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { cli } from '../../../cli/test/harness.ts'
import { runnerOf, sure } from '../../../projections/test/fixture.ts'
import { arbitraryHistories, readModelsOver, storeOf } from '../../../projections/test/governance/stores.ts'
import type { PostgresReadModels } from '@vor-ort/postgres'
import { testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

// Many schemas come and go here, on whatever machine.
vi.setConfig({ testTimeout: 300_000 })

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())

/** Rows as their columns declare them, in an order of their own; SQLite has no booleans, and JSON is a text to both. */
const comparable = ({ columns }: DefinedReadModel, rows: ReadonlyArray<Row>): ReadonlyArray<string> =>
  rows
    .map((row) =>
      JSON.stringify(
        columns.map(({ name, type }) => {
          const cell = row[name]
          if (cell === null || cell === undefined) return null
          if (type === 'boolean') return cell === true || cell === 1
          return type === 'json' && typeof cell === 'string' ? JSON.parse(cell) : cell
        }),
      ),
    )
    .toSorted()

const stores = {
  'the seeds': async (): Promise<EventStore> => {
    const directory = mkdtempSync(path.join(tmpdir(), 'vor-ort-'))
    const file = path.join(directory, 'seeds.db')
    const told = await cli(['demo', '--store', `sqlite:${file}`])
    if (told.code !== 0) throw new Error(told.err)
    const store = sure(await openSqliteStore({ path: file, registry: domainRegistry })())
    return { ...store, close: () => async () => {
      const closed = await store.close()()
      rmSync(directory, { recursive: true })
      return closed
    } }
  },
  'two simulated years': async (): Promise<EventStore> => {
    const store = memoryStore(domainRegistry)
    sure(await writeSimulation(store, { cases: 60, years: 2, seed: 20150113 })())
    return store
  },
}

for (const [name, makeStore] of Object.entries(stores)) {
  describe(`from ${name}`, () => {
    let store: EventStore
    let sqlite: SqliteReadModels
    let postgres: PostgresReadModels
    beforeAll(async () => {
      store = await makeStore()
      const fixture = await schemaFixture(server.url)
      postgres = await fixture.open()
      sqlite = sure(await openSqliteReadModels({ path: ':memory:' })())
      // On one side the views come before the tables that they read.
      sure(await postgres.install(readModels)())
      for (const target of [sqlite, postgres]) sure(await runnerOf(store, target, allProjections).catchUp()())
      sure(await sqlite.install(readModels)())
      return async () => {
        await sqlite.close()()
        await fixture.dispose()
        await store.close()()
      }
    })

    it('every table has the same rows, of which there are some', async () => {
      let rows = 0
      for (const { name: table } of allProjections.flatMap(({ tables }) => tables)) {
        const expected = sure(await sqlite.rows(table)())
        expect([table, sure(await postgres.rows(table)())]).toEqual([table, expected])
        rows += expected.length
      }
      expect(rows).toBeGreaterThan(90)
    })

    it('every read model has the columns that it declares', async () => {
      expect(await postgres.check(readModels)()).toEqual(right([]))
    })

    it.each(readModels)('$id $name has the same rows, today and on other days', async (model) => {
      const ask = async (target: SqliteReadModels | PostgresReadModels, sql: string) => comparable(model, sure(await target.query(sql)()).rows)
      const expected = await ask(sqlite, `SELECT * FROM ${model.name}`)
      expect(await ask(postgres, `SELECT * FROM ${model.name}`)).toEqual(expected)
      for (const on of [day('2015-06-30'), day('2021-09-15'), day('2022-03-01')]) {
        expect(await ask(postgres, model.select(postgresDialect, on))).toEqual(await ask(sqlite, model.select(sqliteDialect, on)))
      }
    })

    it('read models have rows, and stay right through a rebuild of what they read', async () => {
      const counts = async (): Promise<ReadonlyArray<number>> => {
        const found: number[] = []
        for (const model of readModels) found.push(sure(await postgres.query(`SELECT * FROM ${model.name}`)()).rows.length)
        return found
      }
      const before = await counts()
      expect(before.filter((count) => count > 0).length).toBeGreaterThan(5)
      for (const projection of ['branch', 'resolution']) sure(await runnerOf(store, postgres, allProjections).rebuild(projection)())
      expect(await counts()).toEqual(before)
      expect(await postgres.check(readModels)()).toEqual(right([]))
    })
  })
}

it('any history gives the same rows in every table and read model', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHistories, async (histories) => {
      const store = await storeOf(histories)
      const sqlite = await readModelsOver(store)
      const fixture = await schemaFixture(server.url)
      const postgres = await fixture.open()
      sure(await runnerOf(store, postgres, allProjections, { batchSize: 50 }).catchUp()())
      sure(await postgres.install(readModels)())
      for (const { name } of allProjections.flatMap(({ tables }) => tables)) expect([name, await postgres.rows(name)()]).toEqual([name, await sqlite.rows(name)()])
      for (const model of readModels) {
        const [expected, found] = [sure(await sqlite.query(`SELECT * FROM ${model.name}`)()), sure(await postgres.query(`SELECT * FROM ${model.name}`)())]
        expect([model.name, comparable(model, found.rows)]).toEqual([model.name, comparable(model, expected.rows)])
      }
      await sqlite.close()()
      await fixture.dispose()
    }),
    { numRuns: 8 },
  )
})
