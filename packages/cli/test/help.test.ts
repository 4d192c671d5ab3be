import { describe, expect, test } from 'vitest'

import { cli } from './harness.ts'

describe('The help', () => {
  test('shows every command in both languages, in columns', async () => {
    const german = await cli(['--lang', 'de'])
    expect(german).toMatchObject({ code: 0, err: '' })
    const english = await cli(['help'])
    for (const { out } of [german, english]) {
      for (const name of ['demo', 'import oparl', 'record FILE', 'streams', 'history STREAM', 'state STREAM', 'resolutions', 'verify', 'copy', 'migrate', 'project', 'query [SQL]', 'report [RM]', 'react', 'schema [NAME]', 'explain [RULE]']) expect(out).toContain(`\n  ${name} `)
      const starts = out.split('\n').flatMap((line) => (/^ {2}\S/.test(line) ? [line.search(/(?<=\S) {2,}(?=\S)/) > 0 ? line.length - line.replace(/^ {2}.*? {2,}(?=\S)/, '').length : -1] : []))
      expect(new Set(starts).size).toBe(1)
    }
    expect(german.out).toContain('Befehle:')
    expect(english.out).toContain('Commands:')
  })

  test.each(['demo', 'import oparl', 'record', 'streams', 'history', 'state', 'resolutions', 'verify', 'copy', 'migrate', 'project', 'query', 'report', 'react', 'schema', 'explain'])('shows the options of %s, however it is asked for', async (name) => {
    const words = name.split(' ')
    const asked = await cli([...words, '--help'])
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(asked.out).toContain(`\nUsage: vor-ort ${name}`)
    if (!['copy', 'query', 'schema', 'explain'].includes(name)) expect(asked.out).toContain('--store URL')
    expect(asked.out).toContain('--format table|json|csv')
    expect(await cli(['help', ...words])).toEqual(asked)
    expect(await cli([...words, '-h'])).toEqual(asked)
    expect(await cli(['help', words[0] ?? ''])).toEqual(asked)
    const german = await cli([...words, '--help', '--lang', 'de'])
    expect(german.out).toContain(`\nAufruf: vor-ort ${name}`)
    for (const { out } of [asked, german]) for (const line of out.split('\n')) expect([line, line.length <= 150]).toEqual([line, true])
  })

  test('of a command reads like this', async () => {
    expect((await cli(['help', 'history', '--lang', 'de'])).out).toBe(
      [
        'Jedes Ereignis eines Stroms: wann erfasst, wann geschehen, von wem, was es änderte',
        '',
        'Aufruf: vor-ort history STREAM --store URL [OPTIONEN]',
        '',
        'Angabe:',
        '  STREAM                   Name eines Stroms, sein Anfang, nur die Kennung oder der @Name aus einer Datei für record',
        '',
        'Optionen:',
        '  --store URL              der Speicher: sqlite:PFAD, postgres://…, esdb://…, kurrentdb://… oder memory: (nötig)',
        '  --as-of D                nur was bis dahin erfasst war (Tag oder Zeitpunkt)',
        '  --valid-at D             nur was an diesem Tag schon geschehen war',
        '',
        'Optionen aller Befehle:',
        '  --format table|json|csv  Ausgabe für Menschen (table), Programme (json) oder Tabellen (csv)',
        '  --lang de|en             Sprache; sonst entscheidet LANG',
        '  --help                   Hilfe zum Befehl',
        '  --version                Version ausgeben',
        '',
        'Statt einer URL geht auch env:NAME (sie steht in dieser Umgebungsvariablen) oder file:PFAD (sie ist die erste Zeile dieser Datei).',
        '',
        'Beispiele:',
        '  vor-ort history motion-0195f3c2 --store sqlite:./vor-ort.db --valid-at 2015-02-10',
        '  vor-ort history 0195f3c2 --store sqlite:./vor-ort.db --valid-at 10.2.2015 --lang de',
        '',
        'CSV ist RFC 4180 in UTF-8; Zellen sind unveränderte Daten: in eine Tabellenkalkulation als Text einlesen.',
        '',
      ].join('\n'),
    )
  })
})
