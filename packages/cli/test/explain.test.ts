import { ruleCatalogues } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

import { cli } from './harness.ts'

describe('vor-ort explain', () => {
  test('says what a rule says, its legal seat, what happens when it is broken, and whose it is', async () => {
    expect(await cli(['explain', 'R-12', '--lang', 'de'])).toEqual({
      code: 0,
      out: [
        'Regel R-12',
        'Wer Eingliederungsleistungen nach dem SGB II anbietet, darf dem örtlichen Beirat nicht angehören.',
        '',
        '  Quelle       § 18d SGB II',
        '  bei Verstoß  der Befehl wird abgelehnt',
        '  Modul        governance',
        '',
      ].join('\n'),
      err: '',
    })
    expect((await cli(['explain', 'R-12', '--lang', 'en'])).out).toContain('when broken  the command is refused\n')
  })

  test('takes the id as people type it', async () => {
    expect(await cli(['explain', 'g-3'])).toEqual(await cli(['explain', 'G-3']))
  })

  test('says so where a rule has no provision behind it', async () => {
    expect((await cli(['explain', 'G-7', '--lang', 'de'])).out).toContain('Quelle       keine Vorschrift: eine Regel von Vor Ort\n')
  })

  test('gives the same to programs and spreadsheets', async () => {
    const rule = { rule: 'R-12', module: 'governance', seat: '§ 18d SGB II', whenBroken: 'refused' }
    const says = 'Who offers integration services under SGB II may not be a member of the local advisory board.'
    expect(JSON.parse((await cli(['explain', 'R-12', '--format', 'json', '--lang', 'en'])).out)).toEqual({ ...rule, says })
    expect((await cli(['explain', 'R-12', '--format', 'csv', '--lang', 'en'])).out).toBe(`rule,module,seat,when_broken,says\r\nR-12,governance,§ 18d SGB II,refused,${says}\r\n`)
  })

  test('explains every rule of every module, in both languages', async () => {
    const ids = Object.values(ruleCatalogues).flatMap((rules) => Object.keys(rules))
    const listed: unknown = JSON.parse((await cli(['explain', '--format', 'json'])).out)
    expect(listed).toHaveLength(ids.length)
    const { out } = await cli(['explain', '--lang', 'de'])
    for (const id of new Set(ids)) {
      expect(out).toMatch(new RegExp(`^${id} `, 'm'))
      for (const language of ['de', 'en']) expect(await cli(['explain', id, '--lang', language])).toMatchObject({ code: 0, err: '' })
    }
  })

  test('lists rules as people count', async () => {
    const { out } = await cli(['explain'])
    expect(out.indexOf('\nG-2 ')).toBeLessThan(out.indexOf('\nG-10 '))
  })

  test('suggests the rule that was meant', async () => {
    expect(await cli(['explain', 'G-33', '--lang', 'en'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^vor-ort: There is no rule "G-33"\. Did you mean G-3/) })
    expect((await cli(['explain', 'Gummiparagraph', '--lang', 'de'])).err).toBe('vor-ort: Eine Regel „Gummiparagraph“ gibt es nicht. vor-ort explain zeigt alle.\n')
  })
})
