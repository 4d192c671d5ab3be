import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { filledStore, folder } from './fixture.ts'
import { cli, typed } from './harness.ts'

let file = ''
beforeAll(async () => {
  file = path.join(folder(), 'demo.db')
  await typed('demo --store sqlite:%', file)
  await cli(['project', '--store', `sqlite:${file}`, '--into', `sqlite:${file}`])
})

const ask = (sql: string, ...more: ReadonlyArray<string>) => cli(['query', sql, '--into', `sqlite:${file}`, ...more])
const json = async (sql: string): Promise<unknown> => JSON.parse((await ask(sql, '--format', 'json')).out)
const refusal = async (sql: string, ...more: ReadonlyArray<string>): Promise<string> => {
  const { code, out, err } = await ask(sql, ...more)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^vor-ort: [^\n]+[.?]\n$/)
  return err.slice('vor-ort: '.length, -1)
}

describe('vor-ort query', () => {
  test('counts', async () => {
    expect(await json('SELECT status, COUNT(*) AS n FROM obligation GROUP BY status')).toEqual([{ status: 'open', n: 2 }])
    expect((await ask('SELECT status, COUNT(*) AS n FROM obligation GROUP BY status', '--format', 'csv')).out).toBe('status,n\r\nopen,2\r\n')
    expect((await ask('SELECT status, COUNT(*) AS n FROM obligation GROUP BY status;')).out).toBe('status  n\n──────  ─\nopen    2\n')
  })

  test('tells NULL from an empty text and from 0', async () => {
    const sql = "SELECT NULL AS unknown, '' AS empty, 0 AS zero"
    expect(await json(sql)).toEqual([{ unknown: null, empty: '', zero: 0 }])
    expect((await ask(sql, '--format', 'csv')).out).toBe('unknown,empty,zero\r\n,,0\r\n')
    expect((await ask(sql)).out.split('\n').at(2)).toMatch(/^ *· +0$/)
  })

  test('keeps whole numbers exact, however large', async () => {
    const sql = 'SELECT 9007199254740993 AS big, -9223372036854775808 AS least, 9007199254740991 AS safe, 1.5 AS half'
    expect(await json(sql)).toEqual([{ big: '9007199254740993', least: '-9223372036854775808', safe: 9007199254740991, half: 1.5 }])
    expect((await ask(sql, '--format', 'csv')).out).toContain('\r\n9007199254740993,-9223372036854775808,9007199254740991,1.5\r\n')
    expect((await ask(sql)).out).toContain('9007199254740993  -9223372036854775808')
  })

  test('shows blobs and numbers that JSON lacks as texts', async () => {
    expect(await json("SELECT x'00ff' AS blob, 1e999 AS endless")).toEqual([{ blob: '00ff', endless: 'Infinity' }])
  })

  test('says so when nothing is found', async () => {
    expect((await ask('SELECT * FROM obligation WHERE 0')).out).toBe('No rows.\n')
    expect((await ask('SELECT * FROM obligation WHERE 0', '--lang', 'de')).out).toBe('Keine Zeilen.\n')
    expect(await json('SELECT * FROM obligation WHERE 0')).toEqual([])
    expect((await ask('SELECT status FROM obligation WHERE 0', '--format', 'csv')).out).toBe('status\r\n')
  })

  test('shows rows one below the other where the terminal is too narrow for a table', async () => {
    const { out } = await cli(['query', 'SELECT 1 AS one, 2 AS two, printf(\'%.*c\', 30, \'x\') AS three', '--into', `sqlite:${file}`], { columns: 12, env: { NO_COLOR: '1', TERM: 'dumb' } })
    expect(out.startsWith('#1\n  one')).toBe(true)
  })

  test('lists tables and views with their columns when nothing is asked', async () => {
    const listed = await cli(['query', '--into', `sqlite:${file}`, '--lang', 'de'])
    expect(listed.out).toContain('obligation (Tabelle, resolution)\n  resolution ')
    expect(listed.out).toContain('rm2_implementation_tracker (Sicht, RM-2)\n')
    expect(listed.out).toMatch(/\n {2}days_overdue +Tage Verzug \(integer, d\)\n/)
    expect(await cli(['query', '--tables', '--into', `sqlite:${file}`, '--lang', 'de'])).toEqual(listed)
    const relations: ReadonlyArray<{ readonly relation: string; readonly columns: ReadonlyArray<unknown> }> = JSON.parse((await cli(['query', '--into', `sqlite:${file}`, '--format', 'json'])).out)
    expect(relations.find(({ relation }) => relation === 'rm2_implementation_tracker')?.columns).toContainEqual(expect.objectContaining({ name: 'days_overdue', type: 'integer', unit: 'd', title: 'Days overdue' }))
    expect((await cli(['query', '--into', `sqlite:${file}`, '--format', 'csv'])).out).toMatch(/^relation,kind,of,name,type,nullable,unit,title,definition\r\n/)
  })
})

describe('vor-ort query changes nothing', () => {
  test.each([
    ['DROP TABLE obligation__g1', 'DROP'],
    ['INSERT INTO events VALUES (1)', 'INSERT'],
    ['UPDATE events SET data = 1', 'UPDATE'],
    ['DELETE FROM events', 'DELETE'],
    ['  -- a remark\n /* and one more */ drop VIEW obligation', 'DROP'],
    ["ATTACH 'other.db' AS other", 'ATTACH'],
    ['CREATE TEMP TABLE x (a)', 'CREATE'],
    ['BEGIN EXCLUSIVE', 'BEGIN'],
  ])('%s', async (sql, word) => {
    const before = readFileSync(file)
    expect(await refusal(sql)).toBe(`vor-ort query only reads (SELECT, WITH, VALUES, EXPLAIN); ${word} is not possible, all was left as it is.`)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('not by a pragma, nor into another file', async () => {
    const other = path.join(folder(), 'copy.db')
    expect(await refusal('PRAGMA journal_mode = DELETE')).toMatch(/PRAGMA is not possible, all was left as it is\. What a table has, --tables shows\.$/)
    expect(await refusal(`VACUUM INTO '${other}'`, '--lang', 'de')).toBe('vor-ort query liest nur (SELECT, WITH, VALUES, EXPLAIN); VACUUM geht nicht, es blieb alles, wie es war.')
    expect(existsSync(other)).toBe(false)
  })

  test('because the engine refuses, whatever the statement begins with', async () => {
    const before = readFileSync(file)
    const sentence = 'vor-ort query only reads: this statement would change something; all was left as it is.'
    expect(await refusal('WITH x AS (SELECT 1) DELETE FROM read_model_poison')).toBe(sentence)
    expect(await refusal("WITH x AS (SELECT 1) INSERT INTO read_model_views SELECT 'a', 'b' RETURNING name")).toBe(sentence)
    expect(await refusal("SELECT load_extension('x')")).toBe('SQL: not authorized.')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('nor by a second statement behind the first', async () => {
    const sentence = 'vor-ort query takes one query at a time; there is more behind the first.'
    expect(await refusal('SELECT 1 AS a; DROP TABLE obligation__g1')).toBe(sentence)
    expect(await refusal('SELECT 1 AS a; SELECT 2 AS b')).toBe(sentence)
    expect((await ask('SELECT 1 AS a; -- done\n /* really */ ;')).code).toBe(0)
    expect(await json("SELECT ';' AS a")).toEqual([{ a: ';' }])
  })
})

describe('SQL that is wrong', () => {
  test.each([
    ['SELCT 1', 'SQL: near "SELCT": syntax error (line 1, column 1).'],
    ['SELECT status\nFROM obligation\nWHERE = 3', 'SQL: near "=": syntax error (line 3, column 7).'],
    ["SELECT 'WHERE' AS w, 1 WHERE WHERE", 'SQL: near "WHERE": syntax error (line 1, column 30).'],
    ['SELECT * FROM', 'SQL: incomplete input (line 1, column 14).'],
    ["SELECT 'never closed", 'SQL: unrecognized token: "\'never closed" (line 1, column 8).'],
    ['SELECT staus FROM obligation', 'SQL: no such column: staus (line 1, column 8). Did you mean status?'],
    ['SELECT *\n  FROM oblgation', 'SQL: no such table: oblgation (line 2, column 8). Did you mean obligation?'],
    ['SELECT o.zzzzz FROM obligation o', 'SQL: no such column: o.zzzzz (line 1, column 10).'],
    ['SELECT report_day FROM rm5_branch_network', 'SQL: no such column: report_day (line 1, column 8). report_day is a column of: rm2_implementation_tracker, rm11_caseload.'],
    ['SELECT nam FROM rm5_branch_network', 'SQL: no such column: nam (line 1, column 8). Did you mean name?'],
    // days_overdue is one of the tracker only.
    ['SELECT days_overdu FROM rm5_branch_network', 'SQL: no such column: days_overdu (line 1, column 8).'],
    ['SELECT STATUSS FROM Obligation', 'SQL: no such column: STATUSS (line 1, column 8). Did you mean status?'],
    ['SELECT nofun(1)', 'SQL: no such function: nofun (line 1, column 8).'],
    ['SELECT 1 AS a, 2 AS a', 'Two columns have the name "a": give one of them another name with AS.'],
    [' ', 'The query is empty.'],
    [' -- nothing', 'The query is empty.'],
  ])('%s', async (sql, expected) => {
    expect(await refusal(sql)).toBe(expected)
  })

  test('is told in German too', async () => {
    expect(await refusal('SELECT staus FROM obligation', '--lang', 'de')).toBe('SQL: no such column: staus (Zeile 1, Spalte 8). Meinten Sie status?')
  })

  test('or asks for more than can be printed', async () => {
    expect(await refusal("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i, printf('%.*c', 1000000, 'x') AS x FROM n")).toMatch(
      /^The answer is larger than 128 MB \(stopped after 134 rows\): narrow it, or ask for it in parts with LIMIT and OFFSET\.$/,
    )
  })

  test('or goes with --tables', async () => {
    expect(await refusal('SELECT 1', '--tables')).toBe('--tables shows the tables; a query does not go with it.')
  })
})

describe('A file that cannot be asked', () => {
  test('is not there, has no read models, or is none', async () => {
    const missing = path.join(folder(), 'nichts.db')
    expect((await typed('query --into sqlite:%', missing)).err).toBe(`vor-ort: There are no read models ${missing}; vor-ort project --store URL --into sqlite:${missing} makes them.\n`)
    expect(existsSync(missing)).toBe(false)
    const store = await filledStore()
    expect((await typed('query --into sqlite:%', store)).err).toBe(`vor-ort: ${store} has no read models yet; vor-ort project --store URL --into sqlite:${store} makes them.\n`)
    const foreign = path.join(folder(), 'fremd.db')
    const database = new DatabaseSync(foreign)
    database.exec('CREATE TABLE x (a)')
    database.close()
    expect((await typed('query --into sqlite:% --lang de', foreign)).err).toContain('ist kein Speicher von vor-ort')
  })

  test('can be asked while another program writes', async () => {
    const busy = path.join(folder(), 'besetzt.db')
    copyFileSync(file, busy)
    const database = new DatabaseSync(busy)
    database.exec("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; DELETE FROM read_model_poison")
    expect((await cli(['query', 'SELECT COUNT(*) AS n FROM obligation', '--into', `sqlite:${busy}`, '--format', 'csv'])).out).toBe('n\r\n2\r\n')
    database.close()
  })
})
