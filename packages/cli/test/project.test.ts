import { allProjections } from '@vor-ort/projections'
import { copyFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli, typed } from './harness.ts'

let seeds = ''
beforeAll(async () => {
  seeds = path.join(folder(), 'demo.db')
  await typed('demo --store sqlite:%', seeds)
})

interface Projection {
  readonly projection: string
  readonly state: string
  readonly generation: number | null
  readonly checkpoint: string | null
  readonly rows: number | null
  readonly events: number
  readonly poison: ReadonlyArray<{ readonly position: string; readonly type: string | null; readonly reason: string }>
}

const names = allProjections.map(({ name }) => name)

/** A copy of the story, and a new file for its read models. */
const story = (): { readonly store: string; readonly into: string } => {
  const here = folder()
  const store = path.join(here, 'rat.db')
  copyFileSync(seeds, store)
  return { store, into: path.join(here, 'auswertung.db') }
}

const project = (store: string, into: string, ...more: ReadonlyArray<string>) => cli(['project', '--store', `sqlite:${store}`, '--into', `sqlite:${into}`, ...more])

const projections = async (store: string, into: string, ...more: ReadonlyArray<string>): Promise<ReadonlyArray<Projection>> => {
  const { code, out, err } = await project(store, into, ...more, '--format', 'json')
  expect([code, err]).toEqual([0, ''])
  const { projections }: { readonly projections: ReadonlyArray<Projection> } = JSON.parse(out)
  return projections
}

/** All rows of all tables of a file, and the numbers of the generations that readers see. */
const contents = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true })
  const tables = allProjections.flatMap((projection) => projection.tables.map(({ name }) => name))
  const rows = Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]))
  database.close()
  return rows
}

const change = (file: string, sql: string): void => {
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
}

const makeUnreadable = (file: string, type: string): void => change(file, `DROP TRIGGER events_are_not_changed; UPDATE events SET data = '{}' WHERE type = '${type}'`)

describe('vor-ort project', () => {
  test('makes every projection and every view, in a file of its own or in that of the store', async () => {
    const { store, into } = story()
    for (const file of [into, store]) {
      const found = await projections(store, file)
      expect(found.map(({ projection }) => projection)).toEqual(names)
      expect(new Set(found.map(({ state, checkpoint }) => `${state} ${checkpoint}`))).toEqual(new Set(['kept 82']))
      expect(found.find(({ projection }) => projection === 'resolution')).toMatchObject({ generation: 1, events: 6, poison: [] })
      const asked = await cli(['query', 'SELECT COUNT(*) AS n FROM rm2_implementation_tracker', '--into', `sqlite:${file}`, '--format', 'json'])
      expect(JSON.parse(asked.out)).toEqual([{ n: 2 }])
    }
    expect((await typed('verify --store sqlite:%', store)).code).toBe(0)
  })

  test('does nothing where nothing is new, and goes on where it stopped', async () => {
    const { store, into } = story()
    await project(store, into)
    const before = contents(into)
    const again = await projections(store, into)
    expect(again.every(({ events }) => events === 0)).toBe(true)
    expect(contents(into)).toEqual(before)
    expect(again.some(({ rows }) => rows !== null && rows > 0)).toBe(true)
  })

  test('is shared by several members, who make the same rows together as one alone', async () => {
    const { store, into } = story()
    await projections(store, into)
    const shared = path.join(folder(), 'geteilt.db')
    for (const member of ['2/3', '1/3']) await projections(store, shared, '--member', member)
    expect(contents(shared)).not.toEqual(contents(into))
    await projections(store, shared, '--member', '3/3')
    expect(contents(shared)).toEqual(contents(into))
    // The group is made smaller: whoever has a part goes on there.
    expect((await projections(store, shared)).map(({ events }) => events).every((events) => events === 0)).toBe(true)
  })

  test('tells people and spreadsheets the same', async () => {
    const { store, into } = story()
    const { out } = await project(store, into, '--lang', 'de')
    expect(out).toContain('Auswertung')
    expect(out).toMatch(/\nresolution +1 +geführt +82 +[0-9]+ +6 +0\n/)
    const csv = await project(store, into, '--format', 'csv')
    expect(csv.out).toMatch(/^projection,version,state,generation,checkpoint,rows,events,poison\r\n/)
    expect(csv.out).toMatch(/\r\nresolution,1,kept,1,82,[0-9]+,0,0\r\n/)
  })

  test('only says how far everything is with --status', async () => {
    const { store, into } = story()
    expect(await project(store, into, '--status')).toEqual({ code: 2, out: '', err: `vor-ort: There are no read models ${into}; vor-ort project --store URL --into sqlite:${into} makes them.\n` })
    expect(existsSync(into)).toBe(false)
    expect((await project(store, store, '--status', '--lang', 'de')).err).toContain(`${store} hat noch keine Auswertungen; `)
    await project(store, into)
    expect((await projections(store, into, '--status')).map(({ state }) => state)).toEqual(names.map(() => 'kept'))
  })
})

describe('vor-ort project --rebuild', () => {
  test('fills a new generation with the same rows and switches', async () => {
    const { store, into } = story()
    await project(store, into)
    const before = contents(into)
    const rebuilt = await projections(store, into, '--rebuild', 'resolution')
    expect(rebuilt.map(({ generation }) => generation)).toEqual(names.map((name) => (name === 'resolution' ? 2 : 1)))
    expect(rebuilt.map(({ events }) => events > 0)).toEqual(names.map((name) => name === 'resolution'))
    expect(contents(into)).toEqual(before)
    expect((await projections(store, into, '--rebuild', 'all')).map(({ generation }) => generation)).toEqual(names.map((name) => (name === 'resolution' ? 3 : 2)))
    expect(contents(into)).toEqual(before)
  })

  test('can be taken back with --rollback', async () => {
    const { store, into } = story()
    await project(store, into)
    expect(await project(store, into, '--rollback', 'resolution')).toEqual({ code: 2, out: '', err: `vor-ort: There is no earlier generation of resolution in ${into} to go back to.\n` })
    await project(store, into, '--rebuild', 'resolution')
    const back = await projections(store, into, '--rollback', 'resolution')
    expect(back.find(({ projection }) => projection === 'resolution')?.generation).toBe(1)
  })

  test('stops at an event that cannot be read, while a run records it and goes on', async () => {
    const { store, into } = story()
    await project(store, into)
    const before = contents(into)
    makeUnreadable(store, 'ResolutionAdopted')
    const stopped = await project(store, into, '--rebuild', 'resolution')
    expect([stopped.code, stopped.out]).toEqual([2, ''])
    expect(stopped.err).toMatch(/: the rebuild stops at position [0-9]+: event 0 \(ResolutionAdopted\) of resolution-\S+ cannot be read: the data is not of the agreed form .*; readers still see the old rows\.\n$/)
    expect(contents(into)).toEqual(before)

    const fresh = path.join(folder(), 'neu.db')
    const ran = await project(store, fresh, '--format', 'json')
    expect([ran.code, ran.err]).toEqual([0, 'vor-ort: 1 events cannot be read by this version; the rows lack them.\n'])
    const { projections: found }: { readonly projections: ReadonlyArray<Projection> } = JSON.parse(ran.out)
    expect(found.find(({ projection }) => projection === 'resolution')?.poison).toMatchObject([{ type: 'ResolutionAdopted', reason: expect.stringContaining('not of the agreed form') }])
    expect((await project(store, fresh, '--lang', 'de')).out).toMatch(/Ereignisse, die in den Zeilen fehlen\n +resolution +Stelle [0-9]+, resolution-\S+ #0 ResolutionAdopted: die Daten/)
  })

  test('is what rows of another version need', async () => {
    const { store, into } = story()
    await project(store, into)
    change(into, "UPDATE read_model_generations SET version = 0 WHERE projection = 'resolution'")
    const old = await project(store, into, '--format', 'csv')
    expect([old.code, old.err]).toEqual([1, `vor-ort: resolution: the rows are of version 0, this one is 1: vor-ort project --rebuild resolution --into sqlite:${into} makes them anew.\n`])
    expect(old.out).toContain('\r\nresolution,0,stale,1,82,')
    await project(store, into, '--rebuild', 'resolution')
    expect((await project(store, into)).code).toBe(0)
    change(into, "UPDATE read_model_generations SET version = 99 WHERE projection = 'resolution' AND status = 'active'")
    expect((await project(store, into, '--lang', 'de')).err).toContain('von einer neueren Version von vor-ort (99, diese kennt 1)')
  })
})

describe('vor-ort project refuses', () => {
  const refusal = async (line: string, file = seeds): Promise<string> => {
    const { code, out, err } = await typed(line, file)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^vor-ort: [^\n]+[.?]\n$/)
    expect(err).not.toMatch(/Unexpected fault|undefined/)
    return err.slice('vor-ort: '.length, -1)
  }

  test.each([
    ['project --store sqlite:%', '--into URL is missing: the read models: sqlite:PATH or postgres://…, also inside the store itself.'],
    ['project --store sqlite:% --into memory:', '--into memory: would be gone with the end of the command; name a file: sqlite:PATH.'],
    ['project --store sqlite:% --into x.db', '--into "x.db" does not say which kind it is. Did you mean sqlite:x.db?'],
    ['project --store sqlite:% --into mysql://x', '--into does not know "mysql:"; possible are sqlite:PATH or postgres://….'],
    ['project --store sqlite:% --into sqlite:x.db --rebuild all --member 1/2', '--rebuild and --member do not go together.'],
    ['project --store sqlite:% --into sqlite:x.db --member 17/17', '--member needs I/N with I from 1 to N and N up to 16, such as 2/3, not "17/17".'],
    ['project --store sqlite:% --into esdb://x', '--into: esdb: holds events and no tables; possible are sqlite:PATH or postgres://….'],
    ['project --store sqlite:% --into postgres:', '--into postgres: needs a server, such as postgres://localhost.'],
    ['project --store sqlite:% --into sqlite:', '--into sqlite: needs a path, such as sqlite:./vor-ort.db.'],
    ['project --store sqlite:% --into sqlite:% --follow --status', '--follow and --status do not go together.'],
    ['project --store sqlite:% --into sqlite:% --rebuild all --follow', '--follow and --rebuild do not go together.'],
    ['project --store sqlite:% --into sqlite:% --rebuild resolutoin', `--rebuild: there is no projection "resolutoin"; there are: ${names.join(', ')}. Did you mean resolution?`],
    ['project --store sqlite:% --into sqlite:% --rollback resolutoin --lang de', `--rollback: die Auswertung „resolutoin“ gibt es nicht; es gibt: ${names.join(', ')}. Meinten Sie resolution?`],
  ])('%s', async (line, expected) => {
    expect(await refusal(line)).toBe(expected)
  })

  test('a store that is not there, and makes no file for it', async () => {
    const into = path.join(folder(), 'neu.db')
    expect(await refusal(`project --store sqlite:${into}-nichts --into sqlite:%`.replace(into, '%'), into)).toContain('There is no store')
    expect(existsSync(into)).toBe(false)
  })

  test('a file of read models as a store', async () => {
    const { store, into } = story()
    await project(store, into)
    expect((await project(into, store)).err).toBe(`vor-ort: ${into} holds read models and no events; are --store and --into swapped?\n`)
    expect((await project(into, into, '--lang', 'de')).err).toBe(`vor-ort: ${into} enthält Auswertungen und keine Ereignisse; sind --store und --into vertauscht?\n`)
  })

  test('a second store for one file of tables, in whatever way, and keeps the rows of the first', async () => {
    const { store, into } = story()
    await project(store, into)
    const before = contents(into)
    const other = await filledStore()
    const sentence = `vor-ort: The rows in ${into} come from another store than ${other} (a copy is another one too: it counts its positions by itself); name a new place with --into, or with --store the store that they come from.\n`
    for (const more of [[], ['--follow'], ['--rebuild', 'all'], ['--rollback', 'resolution'], ['--status']]) {
      expect(await project(other, into, ...more)).toEqual({ code: 2, out: '', err: sentence })
    }
    expect((await project(other, into, '--lang', 'de')).err).toBe(
      `vor-ort: Die Zeilen in ${into} stammen aus einem anderen Speicher als ${other} (auch eine Kopie ist ein anderer: sie zählt ihre Stellen selbst); nennen Sie mit --into einen neuen Ort oder mit --store den Speicher, aus dem sie stammen.\n`,
    )
    expect(contents(into)).toEqual(before)
    expect((await project(store, into)).code).toBe(0)
    expect((await project(other, path.join(folder(), 'neu.db'))).code).toBe(0)
  })

  test('a file of a newer version, or of another application, and one that is locked', async () => {
    const { store, into } = story()
    await project(store, into)
    const database = new DatabaseSync(into)
    database.exec('BEGIN IMMEDIATE')
    expect((await project(store, into, '--rebuild', 'resolution')).err).toMatch(/ is locked by another program, still after 0\.[0-9] s: /)
    database.exec('ROLLBACK; UPDATE read_model_schema SET version = 9')
    database.close()
    expect((await project(store, into)).err).toMatch(/^vor-ort: The read models in .* were written by a newer version \(schema 9, this version knows 2\): update vor-ort\.\n$/)
    const foreign = path.join(folder(), 'fremd.db')
    change(foreign, 'CREATE TABLE x (a)')
    expect((await project(store, foreign)).err).toMatch(/is not a store of vor-ort \(it is the SQLite database of another application\); it was left as it is\.\n$/)
  })
})
