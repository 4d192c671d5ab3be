/** A schema of read models: whose it is, what other tools find in it, and who may read it. */
import { memoryTarget, resolutionProjection, type ProjectionTarget } from '@vor-ort/projections'
import { left, right } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { allRows, runnerOf, sampleSteps, storeOf, sure } from '../../../projections/test/fixture.ts'
import { openPostgresReadModels } from '@vor-ort/postgres'
import { bySql, testServer, urlWith, type TestServer } from '../server.ts'
import { level, schemaFixture } from './fixture.ts'
import { column, model, phases } from './phases.ts'

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

const caughtUp = async (target: ProjectionTarget): Promise<void> => void sure(await runnerOf(store, target, projections).catchUp()())
const rowsBySql = async (sql: string, url = server.url): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> => (await bySql(url, (client) => client.query(sql))).rows

describe('a schema of read models', () => {
  it('is made once by those who come at the same time, and is kept', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => fixture.open()))
    await caughtUp(all[0] ?? memoryTarget())
    const memory = memoryTarget()
    await caughtUp(memory)
    expect(await allRows(await fixture.open({ readOnly: true }), projections)).toEqual(await allRows(memory, projections))
  })

  it('is not made of what is there for something else, of a later version, or of nothing when only to be read', async () => {
    const { schema } = fixture
    const open = (more: { readonly readOnly?: boolean; readonly schema?: string } = {}) => openPostgresReadModels({ url: server.url, schema, ...more })()
    expect(await open({ readOnly: true })).toMatchObject(left({ _tag: 'NotReadModels', reason: 'it has no read models' }))
    expect(await open({ schema: 'No Name' })).toMatchObject(left({ _tag: 'NotReadModels' }))
    await bySql(server.url, (client) => client.query(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.theirs (id int)`))
    expect(await open()).toMatchObject(left({ _tag: 'NotReadModels', reason: 'it holds something else' }))
    await bySql(server.url, (client) => client.query(`DROP TABLE ${schema}.theirs`))
    await fixture.open()
    await bySql(server.url, (client) => client.query(`UPDATE ${schema}.read_model_schema SET version = 99`))
    expect(await open()).toEqual(left({ _tag: 'NewerSchema', schema, found: 99, known: 1 }))
    expect(await open({ readOnly: true })).toEqual(left({ _tag: 'NewerSchema', schema, found: 99, known: 1 }))
  })

  it('that cannot be reached is told at once', async () => {
    const nowhere = urlWith(server.url, (url) => {
      url.port = '1'
    })
    expect(await openPostgresReadModels({ url: nowhere })()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
    const stranger = urlWith(server.url, (url) => {
      url.password = 'wrong'
    })
    expect(await openPostgresReadModels({ url: stranger })()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
  })

  it('that is only read refuses to be written', async () => {
    await fixture.open()
    const reading = await fixture.open({ readOnly: true })
    expect(await reading.openGeneration(resolutionProjection, 'active')()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
    expect(await reading.install([phases])()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
  })

  it('takes no name that something else has', async () => {
    const models = await fixture.open()
    await bySql(server.url, (client) => client.query(`CREATE TABLE ${fixture.schema}.theirs (id int)`))
    const theirs = { ...resolutionProjection, tables: [{ ...resolutionProjection.tables[0], name: 'theirs' }] }
    expect(await models.openGeneration(theirs, 'active')()).toEqual(left({ _tag: 'NameTaken', name: 'theirs' }))
    sure(await models.openGeneration(resolutionProjection, 'active')())
    expect(await models.install([phases, { ...phases, name: 'resolution' }])()).toEqual(left({ _tag: 'NameTaken', name: 'resolution' }))
    expect(await models.query('SELECT * FROM rm0_phases')()).toMatchObject(left({ _tag: 'InvalidQuery' }))
  })

  it('has names of tables that are longer than those of the server', async () => {
    const models = await fixture.open()
    const name = 'a'.repeat(60)
    const [table] = resolutionProjection.tables
    const long = { ...resolutionProjection, name: 'b'.repeat(60), tables: [{ ...table, name }] }
    for (let generation = 1; generation < 4; generation++) sure(await models.switchTo(sure(await models.openGeneration(long, 'building')()))())
    expect(await models.rows(name)()).toEqual(right([]))
  })
})

describe('the dictionary', () => {
  it('is in the comments of tables, views and columns, in both languages, with unit, source and the meaning of an empty cell', async () => {
    const models = await fixture.open()
    sure(await models.install([phases])())
    await caughtUp(models)
    const [table] = resolutionProjection.tables
    for (const when of ['made', 'rebuilt']) {
      if (when === 'rebuilt') sure(await runnerOf(store, models, projections).rebuild('resolution')())
      const comments = await rowsBySql(`SELECT relname AS relation, attname AS name, description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND a.attnum > 0 WHERE c.relnamespace = '${fixture.schema}'::regnamespace`)
      const comment = (relation: string, name: string | null = null): unknown => comments.find((row) => row['relation'] === relation && row['name'] === name)?.['description']
      expect(comment('resolution')).toBe(`${table.title.de}: ${table.definition.de}\n${table.title.en}: ${table.definition.en}`)
      expect(comment(when === 'made' ? 'resolution__g1' : 'resolution__g2')).toBe(comment('resolution'))
      expect(comment('rm0_phases')).toBe('rm0_phases: rm0_phases\nrm0_phases: rm0_phases\nZeile / row: phase / phase')
      expect(comment('rm0_phases', 'resolutions')).toBe('resolutions: resolutions\nresolutions: resolutions\nEinheit / unit: 1\nQuelle / source: resolution\nNULL: nicht bekannt oder nicht vorhanden / not known, or there is none')
      for (const one of table.columns) {
        const text = String(comment('resolution', one.name))
        for (const part of [one.title.de, one.title.en, one.definition.de, one.definition.en, one.source, ...('unit' in one ? [one.unit] : [])]) expect(text).toContain(part)
        expect(text.includes('NULL:')).toBe(one.nullable)
      }
    }
    const entries = sure(await models.query('SELECT relation, kind, name, type, nullable, title_de FROM data_dictionary')()).rows
    expect(entries).toContainEqual({ relation: 'rm0_phases', kind: 'view', name: 'resolutions', type: 'integer', nullable: true, title_de: 'resolutions' })
    expect(entries).toContainEqual({ relation: 'resolution_finding', kind: 'table', name: 'rule', type: 'text', nullable: false, title_de: 'Regel' })
  })

  it('belongs to columns with which one can compute', async () => {
    const models = await fixture.open()
    await caughtUp(models)
    const types = await rowsBySql(`SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = '${fixture.schema}' AND table_name = 'resolution'`)
    const typeOf = (name: string): unknown => types.find((row) => row['name'] === name)?.['type']
    expect(['adopted_on', 'adopted_earliest', 'obligations', 'recorded_at'].map(typeOf)).toEqual(['text', 'date', 'bigint', 'timestamp with time zone'])
    const [row] = sure(await models.query("SELECT pg_typeof(adopted_latest - adopted_earliest)::text AS days, pg_typeof(now() - recorded_at)::text AS age FROM resolution LIMIT 1")()).rows
    expect(row).toEqual({ days: 'integer', age: 'interval' })
  })
})

describe('a read model', () => {
  it('is told where its columns differ from what it declares, or its SQL cannot be run', async () => {
    const models = await fixture.open()
    sure(await models.openGeneration(resolutionProjection, 'active')())
    const wrong = [
      model('rm_a', 'SELECT phase FROM resolution', column('phase'), column('body')),
      model('rm_b', 'SELECT phase, body FROM resolution', column('body'), column('phase')),
      model('rm_c', 'SELECT nowhere FROM resolution', column('nowhere')),
    ]
    sure(await models.install(wrong)())
    const faults = [
      { at: 'rm_a.body', expected: 'a column of the result, since it is declared' },
      { at: 'rm_b', expected: 'the order of columns that is declared: body, phase' },
      { at: 'rm_c', expected: 'SQL that can be run: column "nowhere" does not exist' },
      { at: 'rm_d', expected: 'SQL that can be run: relation "rm_d" does not exist' },
    ]
    for (let time = 0; time < 2; time++) expect(sure(await models.check([...wrong, model('rm_d', 'SELECT 1')])())).toEqual(faults)
  })

  it('comes with the tables that it reads, and follows them into another shape and back', async () => {
    const models = await fixture.open()
    const [table] = resolutionProjection.tables
    const small = { name: 'small', version: 1, tables: [{ ...table, name: 'resolution', key: ['resolution'], columns: table.columns.filter(({ name }) => ['resolution', 'phase'].includes(name)) }] }
    const large = { ...small, version: 2, tables: [{ ...table, name: 'resolution', key: ['resolution'], columns: table.columns }] }
    const bodies = model('rm0_bodies', 'SELECT body FROM resolution', column('body'))
    sure(await models.install([phases, bodies])())
    const can = async (): Promise<ReadonlyArray<string>> => {
      const tags = []
      for (const { name } of [phases, bodies]) tags.push((await models.query(`SELECT * FROM ${name}`)())._tag)
      return tags
    }
    expect(await can()).toEqual(['Left', 'Left'])
    sure(await models.openGeneration(small, 'active')())
    expect(await can()).toEqual(['Right', 'Left'])
    sure(await models.switchTo(sure(await models.openGeneration(large, 'building')()))())
    expect(await can()).toEqual(['Right', 'Right'])
    sure(await models.rollBack('small')())
    expect(await can()).toEqual(['Right', 'Left'])
  })

  it('of others on our tables stays through a rebuild, and refuses a switch to other columns by its name', async () => {
    const models = await fixture.open()
    await caughtUp(models)
    await bySql(server.url, (client) => client.query(`CREATE VIEW ${fixture.schema}.of_an_analyst AS SELECT phase FROM ${fixture.schema}.resolution`))
    sure(await runnerOf(store, models, projections).rebuild('resolution')())
    expect(sure(await models.query('SELECT count(*) AS n FROM of_an_analyst')()).rows[0]?.['n']).toBe(sure(await models.rows('resolution')()).length)
    const [table, ...others] = resolutionProjection.tables
    const next = sure(await models.openGeneration({ ...resolutionProjection, version: 99, tables: [{ ...table, columns: table.columns.filter(({ name }) => name !== 'title') }, ...others] }, 'building')())
    await level(models, next)
    const refused = await models.switchTo(next)()
    expect(refused).toMatchObject(left({ _tag: 'TargetUnavailable' }))
    expect(JSON.stringify(refused)).toContain('of_an_analyst')
    expect(sure(await models.query('SELECT count(title) AS n FROM resolution')()).rows).toHaveLength(1)
  })
})
