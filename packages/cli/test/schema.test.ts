import { commandCatalogue, commandSchema, eventCatalogue, eventSchema, recordLineSchema } from '@vor-ort/interop'
import { describe, expect, test } from 'vitest'

import { cli } from './harness.ts'

describe('vor-ort schema', () => {
  test('lists every command and event with its German term', async () => {
    const { code, out } = await cli(['schema', '--lang', 'de'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Befehle\nName +Strom +Bezeichnung\n/)
    expect(out).toMatch(/^SubmitMotion +motion +Antrag einbringen$/m)
    expect(out).toMatch(/^MotionSubmitted +motion +Antrag eingebracht$/m)
    for (const { name } of [...commandCatalogue, ...eventCatalogue]) expect(out).toMatch(new RegExp(`^${name} `, 'm'))
  })

  test('lists them for programs and spreadsheets', async () => {
    const listed: unknown = JSON.parse((await cli(['schema', '--format', 'json'])).out)
    expect(listed).toHaveLength(commandCatalogue.length + eventCatalogue.length)
    expect(listed).toContainEqual(expect.objectContaining({ kind: 'command', name: 'SubmitMotion', category: 'motion', module: 'governance', german: 'Antrag einbringen' }))
    const { out } = await cli(['schema', '--format', 'csv'])
    expect(out.split('\r\n')[0]).toBe('kind,name,category,module,german,summary')
    expect(out.split('\r\n')).toHaveLength(commandCatalogue.length + eventCatalogue.length + 2)
  })

  test.each([
    ['SubmitMotion', commandSchema('SubmitMotion')],
    ['motion/SubmitMotion', commandSchema('SubmitMotion')],
    ['MotionSubmitted', eventSchema('MotionSubmitted')],
    ['record-line', recordLineSchema()],
  ])('prints the schema of %s as JSON where that is asked for, also on a narrow terminal', async (name, schema) => {
    const plain = await cli(['schema', name, '--format', 'json'])
    expect(plain.code).toBe(0)
    expect(JSON.parse(plain.out)).toEqual(schema)
    expect((await cli(['schema', name, '--format', 'json', '--lang', 'de'], { columns: 40 })).out).toBe(plain.out)
  })

  test('prints a schema as paths and values for spreadsheets', async () => {
    const { out } = await cli(['schema', 'CloseMeeting', '--format', 'csv'])
    expect(out).toContain('path,value\r\n')
    expect(out).toContain('properties.type.const,CloseMeeting\r\n')
  })

  test('suggests the name that was meant', async () => {
    expect(await cli(['schema', 'SubmitMotoin', '--lang', 'en'])).toEqual({
      code: 2,
      out: '',
      err: 'vor-ort: "SubmitMotoin" is neither a command nor an event. Did you mean SubmitMotion?\n',
    })
    expect((await cli(['schema', 'Quatsch', '--lang', 'de'])).err).toBe('vor-ort: „Quatsch“ ist weder Befehl noch Ereignis. vor-ort schema zeigt alle.\n')
    expect((await cli(['schema', 'meeting/SubmitMotion'])).code).toBe(2)
  })
})
