import { describe, expect, test } from 'vitest'

import { check } from '../../src/kernel/fault.ts'
import { aggregateIdOf, categoryOf, EventId, eventOf, isStreamOf, Metadata, streamName, StreamName, type RecordedEvent } from '../../src/kernel/envelope.ts'
import { Classification } from '../../src/kernel/event.ts'
import { Evidence, Sha256 } from '../../src/kernel/evidence.ts'
import { derivedId } from '../../src/kernel/ids.ts'
import { day, Instant } from '../../src/kernel/local-date.ts'

const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'

describe('The name of a stream', () => {
  test.each(['motion', 'governing-body', 'a1', 'a-1-b'])('is the category %s and an id', (category) => {
    const name = streamName(category, id)
    expect(name).toBe(`${category}-${id}`)
    expect([StreamName.is(name), categoryOf(name), aggregateIdOf(name), isStreamOf(category, name)]).toEqual([true, category, id, true])
  })

  test.each(['motion', id, `-${id}`, `Motion-${id}`, `1a-${id}`, `a--b-${id}`, `motion-${id.toUpperCase()}`, `motion-${id} `, ` motion-${id}`, `motion_${id}`, `motion-${id.slice(1)}`])('is not %j', (u) => {
    expect([StreamName.is(u), isStreamOf('motion', u)]).toEqual([false, false])
  })

  test('is of its own category only, and of an id that is one', () => {
    expect([isStreamOf('body', `governing-body-${id}`), isStreamOf('governing-body', `body-${id}`), StreamName.is(1), StreamName.is([`motion-${id}`])]).toEqual([false, false, false, false])
    expect(isStreamOf('motion', 'motion-0195f3c2-7d1e-0c4a-9b61-2f1c5a7e8d90')).toBe(false)
    expect(check(StreamName, 'x')).toMatchObject({ left: [{ expected: 'must be the name of a stream such as motion-0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90' }] })
  })
})

describe('The metadata of an event', () => {
  const at = Instant.examples[0]
  const least = { recordedAt: at, validTime: 'XXXX-01~late', actor: { role: 'Verwaltung' }, classification: 'internal' }

  test('says when it was recorded and so, who acted, and how far it may be shown', () => {
    expect(Metadata.is(least)).toBe(true)
    for (const field of Object.keys(least)) expect(Metadata.is(Object.fromEntries(Object.entries(least).filter(([key]) => key !== field)))).toBe(false)
    expect(Metadata.is({ ...least, actor: { role: 'Verwaltung', unit: 'Jobcenter' }, carrier: '03452', legalBasis: ['§ 44c SGB II'], purpose: 'x', subjects: [], evidence: [], commandId: 'x', correlationId: 'y', causationId: 'z', corrects: derivedId(EventId, 'x') })).toBe(true)
    expect(Metadata.is({ ...least, actor: { role: 'Verwaltung', name: 'x' } })).toBe(false)
    expect(Classification.codes).toEqual(['public', 'internal', 'personal', 'special'])
  })

  test('names its sources', () => {
    expect(Evidence.is({ kind: 'pressRelease', id: 'PM 021/2019', date: '2019-08-14', url: 'https://example.org', excerpt: '…', isExcerpt: true, hash: 'a'.repeat(64) })).toBe(true)
    expect([Evidence.is({ kind: 'rumour', id: 'x' }), Evidence.is({ kind: 'minutes' })]).toEqual([false, false])
    expect(['a'.repeat(64), 'A'.repeat(64), 'a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64), 1, ['a'.repeat(64)]].map((u) => Sha256.is(u))).toEqual([true, false, false, false, false, false, false])
    expect(check(Sha256, 'x')).toMatchObject({ left: [{ expected: 'must be a SHA-256 digest of 64 lower-case hexadecimal digits' }] })
  })
})

test('a decider sees of an event its type, its day and its data', () => {
  const recordedAt = Instant.examples[0]
  if (recordedAt === undefined) throw new Error('no example')
  const recorded: RecordedEvent = {
    id: derivedId(EventId, 'x'), type: 'T', schemaVersion: 1, data: { a: 1 }, stream: streamName('motion', id), revision: 0n,
    position: '1' as RecordedEvent['position'], prevHash: '', hash: '', metadata: { recordedAt, validTime: day('2015-01-13'), actor: { role: 'x' }, classification: 'internal' },
  }
  expect(eventOf(recorded)).toEqual({ type: 'T', on: '2015-01-13', data: { a: 1 } })
})
