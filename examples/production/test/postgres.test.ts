import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { run } from '@vor-ort/cli'
import { systemClock } from '@vor-ort/event-store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bySql, testServer, urlWith, type TestServer } from '../../../packages/postgres/test/server.ts'
import { emptyFolder, script } from './scripts.ts'

// Of the host, where it has one.
const tool = 'pg_dump'

let server: TestServer
let database = ''
let head: unknown
const folder = emptyFolder()

const vorOrt = async (...words: ReadonlyArray<string>): Promise<string> => {
  let printed = ''
  const stream = { isTerminal: false, write: (text: string) => void (printed += text) }
  const code = await run([...words, '--lang', 'en'], { stdout: stream, stderr: stream, env: {}, clock: systemClock, milliseconds: () => 0 })
  if (code !== 0) throw new Error(printed)
  return printed
}
const headOf = async (store: string): Promise<unknown> => {
  const verified: { readonly head?: unknown } = JSON.parse(await vorOrt('verify', '--store', store, '--format', 'json'))
  return verified.head
}
const settings = (url: string): Readonly<Record<string, string>> => {
  const { hostname, port, username, password, pathname } = new URL(url)
  return { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: decodeURIComponent(password), PGDATABASE: pathname.slice(1) }
}
const majorOf = (version: string | undefined): number => Number(/(\d+)\.\d+/.exec(version ?? '')?.[1] ?? 0)

beforeAll(async () => {
  server = await testServer()
  database = await server.database()
  await vorOrt('demo', '--store', database)
  await bySql(database, (client) => client.query(readFileSync(path.join(import.meta.dirname, '..', 'postgres', 'roles.sql'), 'utf8')))
  await bySql(database, (client) => client.query("ALTER ROLE vor_ort_backup PASSWORD 'of the test'"))
  head = await headOf(database)
}, 120_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

describe('a backup of a database', () => {
  it('comes back with the same head where the tools are as new as the server; older or missing ones make none', async () => {
    const [found] = await bySql(database, async (client) => (await client.query<{ server_version: string }>('SHOW server_version')).rows)
    const isNewEnough = majorOf(spawnSync(tool, ['--version'], { encoding: 'utf8' }).stdout ?? undefined) >= majorOf(found?.server_version)
    const backup = urlWith(database, (url) => {
      url.username = 'vor_ort_backup'
      url.password = 'of the test'
    })
    const made = script('postgres/backup.sh', [folder], settings(backup))
    expect(made.code === 0, made.complained).toBe(isNewEnough)
    expect(readdirSync(folder)).toHaveLength(isNewEnough ? 1 : 0)
    if (!isNewEnough) return

    const file = made.printed.trim()
    const restored = `${new URL(database).pathname.slice(1)}_restored`
    const store = urlWith(database, (url) => {
      url.pathname = `/${restored}`
    })
    const back = script('postgres/restore.sh', [file, restored, store], settings(database))
    expect([back.code, back.complained]).toEqual([0, ''])
    expect(await headOf(store)).toBe(head)
    expect(await vorOrt('resolutions', '--store', store)).toBe(await vorOrt('resolutions', '--store', database))
    // What is there stays as it is.
    expect(script('postgres/restore.sh', [file, restored, store], settings(database)).code).not.toBe(0)
    expect(await headOf(store)).toBe(head)
    await bySql(database, (client) => client.query(`DROP DATABASE ${restored} WITH (FORCE)`))
  })

  it('may be a file of events alone, which needs no tools, goes on where it ended, and can become a store again', async () => {
    const copy = `sqlite:${folder}/copy.db`
    for (const _ of ['once', 'again']) await vorOrt('copy', '--from', database, '--to', copy)
    expect(await headOf(copy)).toBe(head)
    const other = await server.database()
    await vorOrt('copy', '--from', copy, '--to', other)
    expect(await headOf(other)).toBe(head)
  })
})
