import { aggregates } from '@vor-ort/core'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, test } from 'vitest'

import { commands } from '../src/commands/index.ts'
import { filledStore, folder } from './fixture.ts'
import { cli, typed } from './harness.ts'

let file = ''
let empty = ''
beforeAll(async () => {
  file = await filledStore()
  empty = folder()
})

/** The one sentence on stderr of a run that ends with 2 and prints nothing. */
const sentence = async (argv: string | ReadonlyArray<string>, store = file): Promise<string> => {
  const { code, out, err } = await (typeof argv === 'string' ? typed(argv, store) : cli(argv))
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^vor-ort: [^\n]+[.?]\n$/)
  expect(err).not.toMatch(/ at .*\.(?:ts|js)|node:internal|Unexpected fault|undefined/)
  return err.slice('vor-ort: '.length, -1)
}

describe('A word that vor-ort does not know', () => {
  test.each([
    ['stream --store sqlite:%', 'There is no command "stream". Did you mean vor-ort streams?'],
    ['verfiy --store sqlite:%', 'There is no command "verfiy". Did you mean vor-ort verify?'],
    ['verfiy --lang de', 'Den Befehl „verfiy“ gibt es nicht. Meinten Sie vor-ort verify?'],
    ['frobnicate', `There is no command "frobnicate". There are: ${commands.map(({ name }) => name).join(', ')}.`],
    ['import', '"import" is not a whole command. Did you mean vor-ort import oparl?'],
    ['import csv', '"import csv" is not a whole command. Did you mean vor-ort import oparl?'],
    ['--store sqlite:%', 'The command is missing; vor-ort help shows them all.'],
    ['streams --stroe sqlite:%', 'vor-ort streams has no option --stroe. Did you mean --store?'],
    ['streams --lang de --stroe sqlite:%', 'vor-ort streams hat keine Option --stroe. Meinten Sie --store?'],
    ['streams --as-of 2015 --store sqlite:%', 'vor-ort streams has no option --as-of. It has: --store, --category, --format, --lang, --help, --version.'],
    ['streams -x', 'vor-ort streams has no option -x. It has: --store, --category, --format, --lang, --help, --version.'],
    ['streams --store sqlite:% --format jsno', '--format does not know "jsno"; possible are: table, json, csv. Did you mean json?'],
    ['streams --store sqlite:% --format', '--format needs a value: --format table|json|csv.'],
    ['streams --store --format json', '--store needs a value: --store URL.'],
    ['streams --store sqlite:% --store memory:', '--store is given twice.'],
    ['resolutions --store sqlite:% --all=yes', '--all is a switch and takes no value.'],
    ['streams --store sqlite:% --lang fr', '--lang does not know "fr"; possible are: de, en.'],
    ['streams', '--store URL is missing: the store: sqlite:PATH, postgres://…, esdb://…, kurrentdb://… or memory:.'],
    ['streams --lang de', 'Es fehlt --store URL: der Speicher: sqlite:PFAD, postgres://…, esdb://…, kurrentdb://… oder memory:.'],
    ['history --store sqlite:%', 'vor-ort history needs STREAM: the name of a stream, the beginning of it, the id alone, or the @name from a file for record.'],
    ['streams motion --store sqlite:%', 'vor-ort streams does not know what to do with "motion"; a value with blanks must be put in quotes.'],
    ['history 0a 0b --store sqlite:%', 'vor-ort history does not know what to do with "0b"; a value with blanks must be put in quotes.'],
    ['streams --store sqlite:% --category motoin', `There is no category "motoin"; there are: ${aggregates.map(({ category }) => category).join(', ')}. Did you mean motion?`],
    ['verify --store sqlite:% --expect abc', '--expect needs a digest of 64 hexadecimal digits, as verify prints it.'],
  ])('%s: %s', async (line, expected) => {
    expect(await sentence(line)).toBe(expected)
  })

  test('is told in the language of the environment', async () => {
    expect((await cli(['verfiy'], { env: { LANG: 'de_DE.UTF-8' } })).err).toBe('vor-ort: Den Befehl „verfiy“ gibt es nicht. Meinten Sie vor-ort verify?\n')
    expect((await cli(['verfiy'], { env: { LC_ALL: 'C', LANG: 'de_DE.UTF-8' } })).err).toContain('There is no command')
    expect((await cli(['verfiy'], { env: { LC_ALL: '', LANG: 'de' } })).err).toContain('Den Befehl')
  })

  test('cannot smuggle escape sequences into the sentence', async () => {
    expect(await sentence(['\u001B[31mrot\n'])).toMatch(/^There is no command "␛\[31mrot "\. There are:/)
  })
})

describe('A date that is none', () => {
  test.each([
    [['--as-of', '2015-02-30'], '--as-of: there is no day "2015-02-30".', '--as-of: den Tag „2015-02-30“ gibt es nicht.'],
    [['--valid-at', '2015-02'], '--valid-at needs one single day such as 2015-02-10; "2015-02" means: February 2015.', '--valid-at braucht einen einzelnen Tag wie 2015-02-10; „2015-02“ heißt: Februar 2015.'],
    [['--as-of', '10/2/2015'], '--as-of: "10/2/2015" is no day; right would be 2015-02-10 or 10 February 2015, and with --lang de also 10.2.2015.', '--as-of: „10/2/2015“ ist kein Tag; richtig wäre 2015-02-10, mit --lang de auch 10.2.2015 oder 10. Februar 2015.'],
    [['--as-of', '2015-02-30T10:00Z'], '--as-of: there is no point in time "2015-02-30T10:00Z".', '--as-of: den Zeitpunkt „2015-02-30T10:00Z“ gibt es nicht.'],
    [['--as-of', '2015-02-10T10:00:61Z'], '--as-of: there is no point in time "2015-02-10T10:00:61Z".', '--as-of: den Zeitpunkt „2015-02-10T10:00:61Z“ gibt es nicht.'],
    [['--as-of', '2015-03-29T02:30'], '--as-of: the clocks in Europe/Berlin never show "2015-03-29T02:30", or twice; write Z or +01:00 behind it.', '--as-of: die Uhren zeigen „2015-03-29T02:30“ in Europe/Berlin nicht oder zweimal; schreiben Sie Z oder +01:00 dahinter.'],
  ])('%s is explained in both languages', async (options, english, german) => {
    const line = ['state', '0b', '--store', `sqlite:${file}`, ...options]
    expect(await sentence(line)).toBe(english)
    expect(await sentence([...line, '--lang', 'de'])).toBe(german)
  })

  test.each([
    ['10.2.2015', 'de'],
    ['10.2. 15', 'de'],
    ['10. Februar 2015', 'de'],
    ['10 February 2015', 'en'],
    ['2015-02-10', 'en'],
    ['2015-02-10T23:59:59.999', 'de'],
    ['2015-02-10T22:59:59.999Z', 'en'],
    ['2015-02-10T23:59:59.999+01:00', 'en'],
  ])('%s (%s) is the end of 10 February 2015 in Berlin', async (date, language) => {
    const { code, out } = await cli(['state', '0b', '--store', `sqlite:${file}`, '--as-of', date, '--lang', language, '--format', 'json'])
    expect([code, JSON.parse(out)]).toMatchObject([0, { asOf: '2015-02-10T22:59:59.999Z' }])
  })
})

describe('A stream that cannot be told', () => {
  test('is unknown: the closest are suggested', async () => {
    expect(await sentence('state motion-0a000001-0000-4000-8000-000000000009 --store sqlite:%')).toBe(
      `There is no stream "motion-0a000001-0000-4000-8000-000000000009" in ${file}. Did you mean motion-0a000001-0000-4000-8000-000000000000, motion-0a000002-0000-4000-8000-000000000000 or motion-0b000003-0000-4000-8000-000000000000?`,
    )
    expect(await sentence('state xyz --store sqlite:% --lang de')).toBe(`Es gibt keinen Strom „xyz“ in ${file}. vor-ort streams zeigt alle.`)
  })

  test('is ambiguous: some of them are listed', async () => {
    expect(await sentence('history 0a --store sqlite:%')).toBe(
      '"0a" fits 2 streams: motion-0a000001-0000-4000-8000-000000000000, motion-0a000002-0000-4000-8000-000000000000. Write more of it.',
    )
    expect(await sentence('history motion --store sqlite:% --lang de')).toMatch(/^„motion“ passt auf 4 Ströme: .*, …\. Schreiben Sie mehr davon\.$/)
    expect(await sentence(['history', ' ', '--store', `sqlite:${file}`])).toContain('There is no stream')
  })

  test('is asked for in an empty store', async () => {
    expect(await sentence('history 0a --store memory:')).toBe('memory: is empty: there is no stream "0a".')
  })
})

describe('A body that cannot be told', () => {
  test.each([
    ['Verwaltungrat', 'No body "Verwaltungrat" is recorded. Did you mean Verwaltungsrat?'],
    ['Kreistag', 'No body "Kreistag" is recorded. Recorded are: Verwaltungsrat, Sozialausschuss.'],
    ['s', '--body "s" fits 2 bodies: Verwaltungsrat, Sozialausschuss.'],
  ])('%s: %s', async (body, expected) => {
    expect(await sentence(`resolutions --store sqlite:% --body ${body}`)).toBe(expected)
  })

  test('is told in German too', async () => {
    expect(await sentence('resolutions --store sqlite:% --body Verwaltungrat --lang de')).toBe('Ein Gremium „Verwaltungrat“ ist nicht erfasst. Meinten Sie Verwaltungsrat?')
    expect(await sentence('resolutions --store memory: --body Rat --lang de')).toBe('Ein Gremium „Rat“ ist nicht erfasst.')
  })
})

describe('A store that cannot be opened', () => {
  const copyWith = (sql: string): string => {
    const target = path.join(folder(), 'copy.db')
    copyFileSync(file, target)
    const database = new DatabaseSync(target)
    database.exec(sql)
    database.close()
    return target
  }

  test.each(['streams', 'history 0a', 'state 0a', 'resolutions', 'verify'])('does not exist: %s says so and does not make it', async (command) => {
    const missing = path.join(empty, 'nichts.db')
    expect(await sentence([...command.split(' '), '--store', `sqlite:${missing}`])).toBe(
      `There is no store ${missing}; vor-ort record, vor-ort import, vor-ort simulate or vor-ort demo with --store sqlite:${missing} makes one.`,
    )
    expect(readdirSync(empty)).toEqual([])
  })

  test.each([
    ['mysql://localhost/x', '--store does not know "mysql:"; possible are sqlite:PATH, postgres://…, esdb://…, kurrentdb://… or memory:.'],
    ['postgres:', '--store postgres: needs a server, such as postgres://localhost.'],
    ['esdb://', '--store esdb: needs a server, such as esdb://localhost.'],
    ['kurrentdb+discover://user:secret@', '--store kurrentdb+discover: needs a server, such as kurrentdb+discover://localhost.'],
    ['./vor-ort.db', '--store "./vor-ort.db" does not say which kind it is. Did you mean sqlite:./vor-ort.db?'],
    ['sqlite:', '--store sqlite: needs a path, such as sqlite:./vor-ort.db.'],
  ])('has the URL %s: %s', async (url, expected) => {
    expect(await sentence(['streams', '--store', url])).toBe(expected)
  })

  test('was written by a newer version', async () => {
    const newer = copyWith('PRAGMA user_version = 7')
    expect(await sentence('streams --store sqlite:%', newer)).toMatch(/ was written by a newer version \(schema 7, this version knows [0-9]+\): update vor-ort\.$/)
    expect(await sentence('verify --store sqlite:% --lang de', newer)).toMatch(/ ist von einer neueren Version geschrieben \(Schema 7, .*\): aktualisieren Sie vor-ort\.$/)
  })

  test('is no store, but another file, an empty one, or a directory', async () => {
    const text = path.join(folder(), 'protokoll.txt')
    writeFileSync(text, 'Protokoll der Sitzung vom 13. Januar 2015, lang genug für einen Kopf von SQLite und mehr als hundert Zeichen.')
    expect(await sentence('streams --store sqlite:%', text)).toMatch(/ is not a store of vor-ort \(.+\); it was left as it is\.$/)
    writeFileSync(text, '')
    expect(await sentence('streams --store sqlite:% --lang de', text)).toMatch(/ ist kein Speicher von vor-ort \(.+\); es blieb unverändert\.$/)
    expect(await sentence(['streams', '--store', `sqlite:${empty}`])).toMatch(/ cannot be opened \(it is a directory\); check the path and the permissions\.$/)
    const below = path.join(text, 'x.db')
    expect(await sentence(['streams', '--store', `sqlite:${below}`])).toContain(below)
  })

  test('is damaged: the sentence leads to verify', async () => {
    const target = path.join(folder(), 'copy.db')
    writeFileSync(target, readFileSync(file).fill(0xff, 4096, 30_000))
    for (const command of ['streams', 'resolutions', 'history 0a', 'state 0a']) {
      expect(await sentence(`${command} --store sqlite:%`, target)).toMatch(/ is damaged \(database disk image is malformed\); vor-ort verify shows where\.$/)
    }
  })

  test('holds events that this version cannot read: the rest is shown', async () => {
    const target = path.join(folder(), 'copy.db')
    copyFileSync(file, target)
    const database = new DatabaseSync(target)
    database.exec(`DROP TRIGGER events_are_not_changed; UPDATE events SET data = '{"no json' WHERE position = 3`)
    database.close()
    const streams = await typed('streams --store sqlite:%', target)
    // Single events that cannot be read are told, and the rest is shown.
    expect([streams.code, streams.err]).toEqual([0, 'vor-ort: 1 events cannot be read by this version; titles may be missing.\n'])
    expect(await sentence('state 0c --store sqlite:%', target)).toMatch(/: event 0 of motion-0c.* cannot be read: the data is not of the agreed form/)
    const history = await typed('history 0c --store sqlite:% --lang de', target)
    expect([history.code, history.out]).toEqual([0, expect.stringContaining('#0 nicht lesbar\n')])
    expect((await typed('resolutions --store sqlite:%', target)).err).toContain('outcomes may be missing')
  })

  test('is locked by another program', async () => {
    const target = copyWith('PRAGMA journal_mode = DELETE')
    const database = new DatabaseSync(target)
    database.exec('BEGIN EXCLUSIVE')
    try {
      expect(await sentence('streams --store sqlite:%', target)).toMatch(/ is locked by another program, still after 0\.[0-9] s: try again when it is done\.$/)
      expect(await sentence('verify --store sqlite:% --lang de', target)).toMatch(/ ist von einem anderen Programm gesperrt, auch nach 0,[0-9] s: /)
    } finally {
      database.close()
    }
  })

  test('may lie at a path with blanks and umlauts, or at a relative one', async () => {
    expect(file).toContain(' ')
    const relative = path.relative(process.cwd(), file)
    expect((await cli(['streams', '--store', `sqlite:${relative}`])).code).toBe(0)
  })
})

describe('A file to import', () => {
  test('that is not there is told before anything is written', async () => {
    mkdirSync(path.join(empty, 'in'), { recursive: true })
    const store = path.join(empty, 'in', 'neu.db')
    const message = await sentence(['import', 'oparl', '--meetings', path.join(empty, 'm.json'), '--papers', path.join(empty, 'p.json'), '--store', `sqlite:${store}`])
    expect(message).toContain(path.join(empty, 'm.json'))
    expect(existsSync(store)).toBe(false)
  })

  test('with organisations needs a place for pseudonyms where the store is on a server', async () => {
    expect(await sentence('import oparl --meetings m.json --papers p.json --organizations o.json --store esdb://localhost')).toBe(
      'With --organizations a store on a server needs --pseudonyms F: it says who is behind which pseudonym.',
    )
  })

  test('must be named', async () => {
    expect(await sentence(['import', 'oparl', '--store', 'memory:'])).toMatch(/^--meetings F\.\.\. is missing: /)
  })
})
