import { FuzzyDate, list, naturalNumber, record, refined, text, variant, literal } from '@vor-ort/core'
import { commandCatalogue, eventCatalogue } from '@vor-ort/interop'
import { describe, expect, test } from 'vitest'

import { eventOfCommand } from '../src/schema/event-of-command.ts'
import { fieldRows, needed } from '../src/schema/field-rows.ts'
import { cli } from './harness.ts'

const shown = async (...words: ReadonlyArray<string>): Promise<string> => {
  const { code, out, err } = await cli(['schema', ...words])
  expect([code, err]).toEqual([0, ''])
  return out
}

describe('vor-ort schema NAME for people', () => {
  test('shows of a command its German term, the event that it leads to, and a line for each field', async () => {
    expect((await shown('PublishSlots', '--lang', 'en')).replaceAll(/─+/g, '─').replaceAll(/(?<=\S) {2,}/g, '  ')).toBe(
      [
        'PublishSlots',
        '  command to  slot-calendar',
        '  German term  Termine freigeben',
        '  leads to  SlotsPublished',
        '               Slots can be booked from now on.',
        '',
        'Field  Needed  What',
        '─  ─  ─',
        'data.slots  needed  list (at least 1), each entry: object',
        'data.slots[].slot  needed  id (Slot): @name or UUID',
        'data.slots[].start  needed  a day and clock time as YYYY-MM-DDTHH:mm',
        'data.slots[].minutes  needed  whole number from 0 up',
        'data.slots[].capacity  needed  whole number from 0 up',
        'data.slots[].offset  optional  one of: +01:00, +02:00',
        'data.slots[].outsideHours  optional  true or false',
        '',
        'With --format json: the JSON Schema, for programs and editors.',
        '',
      ].join('\n'),
    )
  })

  test('says it in German, an event as well as a command', async () => {
    const command = await shown('SubmitMotion', '--lang', 'de')
    expect(command).toMatch(/^Antrag einbringen \(SubmitMotion\)\n {2}Befehl an +motion\n {2}führt zu +Antrag eingebracht \(MotionSubmitted\)\n/)
    expect(command).toMatch(/\ndata\.originators\[\]\.faction +nötig bei faction +Text\n/)
    const event = await shown('BookingRejected', '--lang', 'de')
    expect(event).toMatch(/^Abgelehnte Buchung \(BookingRejected\)\n {2}Ereignis von +slot-calendar\n/)
    expect(event).toMatch(/\ndata\.reason +nötig +eines von: slotTaken, /)
  })

  test('shows what every line of a record file has', async () => {
    const line = await shown('record-line', '--lang', 'en')
    for (const field of ['command', 'id', 'data', 'on', 'by', 'by.role', 'evidence', 'evidence[].kind', 'commandId', 'note']) expect(line).toContain(`\n${field} `)
    expect(line).not.toMatch(/^(?:line|data\.)/m)
    expect(line).toContain('{"defaults":{…}}')
  })

  test('has a page of at most a hundred lines for every command and event, in both languages', async () => {
    for (const { name, category } of [...commandCatalogue, ...eventCatalogue]) {
      const isAmbiguous = commandCatalogue.filter((other) => other.name === name).length > 1
      for (const language of ['de', 'en']) {
        const page = await shown(isAmbiguous ? `${category}/${name}` : name, '--lang', language)
        expect([name, page.split('\n').length < 100, /\b(?:must be|muss|undefined)\b/.test(page)]).toEqual([name, true, false])
      }
    }
  })
})

describe('The rows of a codec', () => {
  const rows = (codec: Parameters<typeof fieldRows>[0]) => fieldRows(codec, 'data', needed).map(({ path, need, what }) => [path, need.en, what.en])
  const place = record({ name: text }, { seats: naturalNumber })

  test('tell a part that stands twice once', () => {
    expect(rows(record({ here: place }, { there: place, all: list(place) }))).toEqual([
      ['data', 'needed', 'object'],
      ['data.here', 'needed', 'object'],
      ['data.here.name', 'needed', 'text'],
      ['data.here.seats', 'optional', 'whole number from 0 up'],
      ['data.there', 'optional', 'as data.here'],
      ['data.all', 'optional', 'list, each entry: as data.here'],
    ])
  })

  test('tell of variants which field goes with which, and of a condition where it holds', () => {
    const when = variant('kind', {
      day: record({ kind: literal('day'), on: FuzzyDate }, { note: text }),
      span: record({ kind: literal('span'), from: FuzzyDate }, { note: text }),
    })
    expect(rows(refined('LongAgo', when, () => true, 'must be long ago', []))).toEqual([
      ['data', 'needed', 'object; kind is one of: day, span; long ago'],
      ['data.on', 'needed with day', expect.stringMatching(/^date, /)],
      ['data.note', 'optional', 'text'],
      ['data.from', 'needed with span', expect.stringMatching(/^date, /)],
    ])
  })
})

describe('The event of a command', () => {
  test('is known of nearly every one, by its data or else its name', () => {
    const named = (command: string): string | undefined => {
      const info = commandCatalogue.find(({ name }) => name === command)
      return info === undefined ? undefined : eventOfCommand(info)?.name
    }
    expect(['SubmitMotion', 'ReserveSlot', 'DeclareResult'].map(named)).toEqual(['MotionSubmitted', 'SlotReserved', undefined])
    const known = commandCatalogue.filter((command) => eventOfCommand(command) !== undefined)
    expect(known.length / commandCatalogue.length).toBeGreaterThan(0.9)
  })
})
