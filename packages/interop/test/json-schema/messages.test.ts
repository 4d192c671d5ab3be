import { aggregates, type CommandDefinitions, type EventDefinitions } from '@vor-ort/core'
import { commandCatalogue, commandSchema, eventCatalogue, eventSchema, type MessageInfo } from '@vor-ort/interop'
import { arbitraryFuzzyDate, arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { compile } from './ajv.ts'

const arbitraryMessage = ({ name, data }: MessageInfo): fc.Arbitrary<{ readonly type: string; readonly on: string; readonly data: unknown }> =>
  fc.record({ type: fc.constant(name), on: arbitraryFuzzyDate, data: arbitraryOf(data) }, { noNullPrototype: true })

const schemaOf = (kind: string, { name, category }: MessageInfo): object => (kind === 'command' ? commandSchema(name, category) : eventSchema(name)) ?? {}

const messages = [...commandCatalogue.map((info) => ['command', info.name, info] as const), ...eventCatalogue.map((info) => ['event', info.name, info] as const)]

describe('The JSON Schema of every command and event', () => {
  test('is there for each that an aggregate has', () => {
    const commands = aggregates.flatMap((aggregate) => Object.keys(aggregate.commands satisfies CommandDefinitions))
    const events = aggregates.flatMap((aggregate) => Object.keys(aggregate.events satisfies EventDefinitions))
    expect(commandCatalogue.map(({ name }) => name)).toEqual(commands)
    expect(eventCatalogue.map(({ name }) => name)).toEqual(events)
    expect(messages.length).toBeGreaterThan(100)
  })

  test.each(messages)('of the %s %s accepts whatever its codec accepts, and nothing with a field less or more', (kind, _name, info) => {
    const schema = schemaOf(kind, info)
    const validate = compile(schema)
    fc.assert(
      fc.property(arbitraryMessage(info), fc.nat(), (message, pick) => {
        expect([message, validate(message), validate.errors]).toEqual([message, true, null])
        expect(validate({ ...message, more: 1 })).toBe(false)
        expect(validate({ ...message, data: { ...Object(message.data), more: 1 } })).toBe(false)
        expect(validate({ ...message, type: 'Other' })).toBe(false)
        const fields = ['type', 'on', 'data']
        const left = fields[pick % fields.length]
        expect(validate(Object.fromEntries(Object.entries(message).filter(([field]) => field !== left)))).toBe(false)
      }),
      { numRuns: 25 },
    )
    expect(JSON.stringify(schema)).not.toContain('any value')
  })

  test.each(messages)('of the %s %s refuses what the codec refuses: a required field left out, a field of another kind', (kind, _name, info) => {
    const validate = compile(schemaOf(kind, info))
    fc.assert(
      fc.property(arbitraryMessage(info), (message) => {
        for (const [field, value] of Object.entries(Object(message.data))) {
          const { [field]: _left, ...without } = Object(message.data)
          expect([field, validate({ ...message, data: without })]).toEqual([field, info.data.is(without)])
          const other = typeof value === 'string' ? 17 : 'no such code '
          const changed = { ...Object(message.data), [field]: other }
          if (!info.data.is(changed)) expect([field, validate({ ...message, data: changed })]).toEqual([field, false])
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('The head of a schema', () => {
  test('of an event has its German term, what it is, its legal seat, version and classification', () => {
    expect(eventSchema('MotionPlacedOnAgenda')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Auf die Tagesordnung gesetzt',
      description: 'The motion is an item of a meeting; valid time is the day of the meeting. (§ 59 NKomVG)',
      'x-version': 1,
      'x-classification': 'internal',
      'x-category': 'motion',
      'x-module': 'governance',
      'x-seat': '§ 59 NKomVG',
    })
    expect(eventSchema('MotionPostponed')).toMatchObject({ description: 'The motion is put off.', 'x-seat': 'none' })
  })

  test('of a command has its German term and what it is about', () => {
    expect(commandSchema('SubmitMotion', 'motion')).toMatchObject({ title: 'Antrag einbringen', 'x-category': 'motion' })
  })

  test('is not made up for what does not exist', () => {
    expect([commandSchema('SubmitMotions'), commandSchema('SubmitMotion', 'meeting'), eventSchema('SubmitMotion'), eventSchema('toString')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
