/**
 * The OParl 1.0 and 1.1 objects that the import uses, with the fields that it uses.
 *
 * Only `id` and `type` are required, as in practice nothing else can be relied on; in a deleted object nothing else is
 * left. Persons and their names: a person's codec names no field that could identify anyone, so none is read.
 */
// @ts-nocheck

import { flag, list, scalar, type Fault } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { EmbeddedType, openRecord, readTolerantly } from './open-record.ts'

/** An absolute URL or other IRI: how OParl names objects. */
export const reference = scalar(
  'URL',
  (u): u is string => typeof u === 'string' && /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(u),
  'must be an absolute URL',
  ['https://rat.example/oparl/papers/1'],
)
const string = scalar('string', (u): u is string => typeof u === 'string', 'must be a text', ['Antrag'])
const wholeNumber = scalar('wholeNumber', (u): u is number => Number.isSafeInteger(u), 'must be a whole number', [1])

const exists = (year: string, month: string, day: string): boolean => {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
const isDay = (u: unknown): u is string => {
  const parts = typeof u === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(u) : null
  return parts !== null && exists(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '')
}
const day = scalar('day', isDay, 'must be a date such as 2019-03-26', ['2019-03-26'])
// Some servers leave the offset out; then the time is local to the body. OParl demands an offset, but the fact is worth keeping.
const instant = scalar(
  'instant',
  (u): u is string =>
    typeof u === 'string' &&
    isDay(u.slice(0, 10)) &&
    /^T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(u.slice(10)),
  'must be a date and time such as 2019-03-26T15:30:00+01:00',
  ['2019-03-26T15:30:00+01:00'],
)

const typeOf = (name: string) =>
  scalar(
    `type ${name}`,
    (u): u is string => typeof u === 'string' && new RegExp(`^https?://schema\\.oparl\\.org/1\\.[01]/${name}$`).test(u),
    `must be https://schema.oparl.org/1.0/${name} or https://schema.oparl.org/1.1/${name}`,
    [`https://schema.oparl.org/1.1/${name}`],
  )
const identified = (name: string) => ({ id: reference, type: typeOf(name) })
const common = { name: string, created: instant, modified: instant, web: string, deleted: flag }
const embedded = <A>(codec: t.Type<A>) => new EmbeddedType(codec, reference)
const references = list(reference)

/** A place, with a description and perhaps coordinates as GeoJSON. */
export const Location = openRecord('Location', identified('Location'), {
  ...common, description: string, streetAddress: string, room: string, postalCode: string, subLocality: string, locality: string,
})

/** A file, by its address; its content is not read. */
export const File = openRecord('File', identified('File'), {
  ...common, fileName: string, mimeType: string, date: day, accessUrl: string, downloadUrl: string, sha512Checksum: string,
})

/** Where and in which role a paper is consulted. */
export const Consultation = openRecord('Consultation', identified('Consultation'), {
  ...common, paper: reference, agendaItem: reference, meeting: reference, organization: references, authoritative: flag, role: string,
})

/** An item of a meeting's agenda with its result. */
export const AgendaItem = openRecord('AgendaItem', identified('AgendaItem'), {
  ...common, meeting: reference, number: string, order: wholeNumber, public: flag, consultation: reference, result: string,
  resolutionText: string, resolutionFile: embedded(File), auxiliaryFile: list(embedded(File)), start: instant, end: instant,
})

/** A meeting of one or several bodies. */
export const Meeting = openRecord('Meeting', identified('Meeting'), {
  ...common, meetingState: string, cancelled: flag, start: instant, end: instant, location: embedded(Location), organization: references,
  invitation: embedded(File), resultsProtocol: embedded(File), verbatimProtocol: embedded(File), auxiliaryFile: list(embedded(File)),
  agendaItem: list(embedded(AgendaItem)),
})

/** A motion, a proposal of the administration, an enquiry, an amendment, a report. */
export const Paper = openRecord('Paper', identified('Paper'), {
  ...common, body: reference, reference: string, date: day, paperType: string, relatedPaper: references, superordinatedPaper: references,
  subordinatedPaper: references, mainFile: embedded(File), auxiliaryFile: list(embedded(File)), location: list(embedded(Location)),
  originatorOrganization: references, underDirectionOf: references, consultation: list(embedded(Consultation)),
})

/** That a person belongs to a body, and for which group. */
export const Membership = openRecord('Membership', identified('Membership'), {
  ...common, person: reference, organization: reference, role: string, votingRight: flag, startDate: day, endDate: day, onBehalfOf: reference,
})

/** A person: only that there is one. Names and addresses are not read. */
export const Person = openRecord('Person', identified('Person'), {
  created: instant, modified: instant, deleted: flag, body: reference, membership: list(embedded(Membership)),
})

/** A body, faction, party or unit of the administration. */
export const Organization = openRecord('Organization', identified('Organization'), {
  ...common, body: reference, shortName: string, organizationType: string, classification: string, membership: list(embedded(Membership)),
  subOrganizationOf: reference, startDate: day, endDate: day, externalBody: reference,
})

/** A municipality or county. */
export const Body = openRecord('Body', identified('Body'), {
  ...common, shortName: string, ags: string, rgs: string, classification: string,
})

export type Location = t.TypeOf<typeof Location>
export type File = t.TypeOf<typeof File>
export type Consultation = t.TypeOf<typeof Consultation>
export type AgendaItem = t.TypeOf<typeof AgendaItem>
export type Meeting = t.TypeOf<typeof Meeting>
export type Paper = t.TypeOf<typeof Paper>
export type Membership = t.TypeOf<typeof Membership>
export type Person = t.TypeOf<typeof Person>
export type Organization = t.TypeOf<typeof Organization>
export type Body = t.TypeOf<typeof Body>

/** An OParl object of a kind that the import uses, with the fields that had to be left out. */
export type OParlObject =
  | Named<'Location', Location> | Named<'File', File> | Named<'Consultation', Consultation> | Named<'AgendaItem', AgendaItem>
  | Named<'Meeting', Meeting> | Named<'Paper', Paper> | Named<'Membership', Membership> | Named<'Person', Person>
  | Named<'Organization', Organization> | Named<'Body', Body>
  | { readonly kind: 'Unused'; readonly object: { readonly id: string; readonly type: string }; readonly faults: ReadonlyArray<Fault> }
interface Named<K extends string, A> {
  readonly kind: K
  readonly object: A
  /** The fields that had the wrong type and count as absent. */
  readonly faults: ReadonlyArray<Fault>
}

const readers: Readonly<Record<string, (u: unknown) => Either<ReadonlyArray<Fault>, OParlObject>>> = (() => {
  const reader = <K extends string, A>(kind: K, codec: t.Type<A>) => (u: unknown): Either<ReadonlyArray<Fault>, Named<K, A>> => {
    const read = readTolerantly(codec, u)
    return isLeft(read) ? read : right({ kind, object: read.right.value, faults: read.right.faults })
  }
  return {
    Location: reader('Location', Location), File: reader('File', File), Consultation: reader('Consultation', Consultation),
    AgendaItem: reader('AgendaItem', AgendaItem), Meeting: reader('Meeting', Meeting), Paper: reader('Paper', Paper),
    Membership: reader('Membership', Membership), Person: reader('Person', Person),
    Organization: reader('Organization', Organization), Body: reader('Body', Body),
  }
})()

const AnyObject = openRecord('OParl object', { id: reference, type: scalar(
  'OParl type',
  (u): u is string => typeof u === 'string' && /^https?:\/\/\S+\/[A-Za-z]+$/.test(u),
  'must be an OParl type such as https://schema.oparl.org/1.1/Meeting',
  ['https://schema.oparl.org/1.1/Meeting'],
) }, {})

/**
 * Reads an OParl object of any kind: told by its `type`, tolerant in everything but `id` and `type`.
 *
 * An object of a kind that the import does not use (System, LegislativeTerm, a vendor's type) is `Unused`, not an error.
 * A deleted object is read like any other and has `deleted: true`.
 *
 * @example
 * ```ts
 * import { readObject } from '@vor-ort/interop'
 * const read = readObject({ id: 'https://rat.example/m/1', type: 'https://schema.oparl.org/1.0/Meeting', start: 'soon', 'vendor:x': 1 })
 * read.right.kind // => 'Meeting'
 * read.right.object // => { id: 'https://rat.example/m/1', type: 'https://schema.oparl.org/1.0/Meeting' }
 * read.right.faults.map((fault) => fault.path) // => ['$.start']
 * readObject({ id: 'https://rat.example/m/1' }).left.map((fault) => fault.path) // => ['$.type']
 * ```
 */
export const readObject = (u: unknown): Either<ReadonlyArray<Fault>, OParlObject> => {
  const any = readTolerantly(AnyObject, u)
  if (isLeft(any)) return left(any.left)
  const name = /^https?:\/\/schema\.oparl\.org\/1\.[01]\/(\w+)$/.exec(any.right.value.type)?.[1]
  const reader = name !== undefined && Object.hasOwn(readers, name) ? readers[name] : undefined
  return reader === undefined ? right({ kind: 'Unused', object: any.right.value, faults: [] }) : reader(u)
}
