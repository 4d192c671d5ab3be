import { assignments, CodeType, ListType, RecordType, RefinedType, ScalarType, VariantType } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

/** Every field of a codec, however deep, with the name of what it holds. */
const fieldsOf = (codec: unknown): ReadonlyArray<readonly [field: string, holds: string]> => {
  if (codec instanceof RefinedType) return fieldsOf(codec.base)
  if (codec instanceof ListType) return fieldsOf(codec.item)
  if (codec instanceof VariantType) return Object.values(codec.variants).flatMap(fieldsOf)
  if (!(codec instanceof RecordType)) return []
  return Object.entries({ ...codec.required, ...codec.optional }).flatMap(([field, value]: readonly [string, unknown]) => [[field, holdsOf(value)] as const, ...fieldsOf(value)])
}
const holdsOf = (codec: unknown): string => (codec instanceof ScalarType ? codec.name : codec instanceof CodeType ? 'code' : codec instanceof ListType ? holdsOf(codec.item) : 'record')

const fields = assignments.flatMap(({ events, commands }) =>
  Object.entries({ ...events, ...commands }).flatMap(([type, { data }]) => fieldsOf(data).map(([field, holds]) => ({ type, field, holds }))),
)

describe('No event and no command of the module (A-12)', () => {
  test('has a field for a name, a birth date, a contact or an official number of a person', () => {
    const personal = /name|birth|geburt|gender|nationality|address|street|phone|mail|kundennummer|customer|iban|health|diagnosis|note|comment|remark/i
    expect(fields.filter(({ field }) => personal.test(field))).toEqual([])
    expect(fields.length).toBeGreaterThan(100)
  })

  test('has free text, but for the source of a Betreuungsschlüssel', () => {
    expect([...new Set(fields.filter(({ holds }) => holds === 'text').map(({ type, field }) => `${type}.${field}`))].toSorted()).toEqual(['AdoptCaseloadPolicy.source', 'CaseloadPolicyAdopted.source'])
  })

  test('holds anything but pseudonyms, codes, dates, numbers, keys of territories and digests', () => {
    const allowed = /Id$|^(?:code|record|text|flag|naturalNumber|ClientCapacity|Fte|ClientsPerPost|LocalDate|FuzzyDate|Ags|CarrierKey|Sha256)$/
    expect([...new Set(fields.map(({ holds }) => holds))].filter((holds) => !allowed.test(holds))).toEqual([])
  })

  test('holds a day of a person other than the ends of the age band that the source system gives (A-8)', () => {
    const days = [...new Set(fields.filter(({ holds }) => holds === 'LocalDate').map(({ field }) => field))]
    expect(days.toSorted()).toEqual(['from', 'to'])
  })
})

test('Whatever tells of a case or a caseworker is classed as personal', () => {
  const open = assignments.flatMap(({ events }) => Object.entries(events)).filter(([, { data, classification }]) => classification !== 'personal' && fieldsOf(data).some(([, holds]) => /Case|Needs/.test(holds)))
  expect(open.map(([type]) => type)).toEqual([])
  const classes = assignments.flatMap(({ events }) => Object.entries(events)).filter(([, { classification }]) => classification !== 'personal').map(([type]) => type)
  expect(classes.toSorted()).toEqual(['BulkReassignmentCompleted', 'CaseloadPolicyAdopted', 'CaseloadPolicyRepealed'])
})
