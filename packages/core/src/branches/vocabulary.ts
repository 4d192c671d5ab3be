/** Identifiers and codes that several aggregates of the branches module share. */
import type * as t from 'io-ts'

import { code, list, record } from '../kernel/codec.ts'
import { compareDecimals, Decimal, wholeNumber } from '../kernel/decimal.ts'
import { idOf, type Id } from '../kernel/ids.ts'
import { refined } from '../kernel/refined.ts'
import { scalar, text } from '../kernel/scalar.ts'

/** Sozialraum. */
export const SocialSpaceId = idOf('SocialSpace')
export type SocialSpaceId = Id<'SocialSpace'>
/** Standort: main office, Außenstelle, mobile stop or consultation point. */
export const BranchId = idOf('Branch')
export type BranchId = Id<'Branch'>
/** Standort of a partner such as the Jugendamt. */
export const PartnerSiteId = idOf('PartnerSite')
export type PartnerSiteId = Id<'PartnerSite'>
/** Standortnetz: the branches and Sozialräume of one carrier. */
export const BranchNetworkId = idOf('BranchNetwork')
export type BranchNetworkId = Id<'BranchNetwork'>
/** Standortkriterium. */
export const SitingCriterionId = idOf('SitingCriterion')
export type SitingCriterionId = Id<'SitingCriterion'>

// Official keys are texts: as numbers they would lose the leading zero of nine Länder.
const key = (name: string, form: RegExp, expected: string, examples: ReadonlyArray<string>) =>
  scalar(name, (u): u is string => typeof u === 'string' && form.test(u), expected, examples, { type: 'string', pattern: form.source })

/**
 * Amtlicher Gemeindeschlüssel of a municipality: eight digits, perhaps with a leading zero.
 *
 * @example
 * ```ts
 * import { Ags } from '@vor-ort/core'
 * Ags.is('03452014') // => true
 * Ags.is('3452014') // => false
 * ```
 */
export const Ags = key('Ags', /^[0-9]{8}$/, 'must be an AGS: eight digits with the leading zero', ['03452001', '03452014', '03452019', '07339001'])

/** Amtlicher Regionalschlüssel of a municipality: twelve digits, perhaps with a leading zero. */
export const Ars = key('Ars', /^[0-9]{12}$/, 'must be an ARS: twelve digits with the leading zero', ['034520001001', '034525403014'])

/** The key of a carrier of SGB II: five digits for a Landkreis or kreisfreie Stadt, eight for a municipality. */
export const CarrierKey = key('CarrierKey', /^[0-9]{5}(?:[0-9]{3})?$/, 'must be the AGS of the carrier: five or eight digits with the leading zero', ['03452', '07339', '06431'])

/**
 * The AGS of the municipality that an ARS names: the ARS without the four digits of the association of municipalities.
 *
 * @example
 * ```ts
 * import { agsOfArs } from '@vor-ort/core'
 * agsOfArs('034525403014') // => '03452014'
 * ```
 */
export const agsOfArs = (ars: string): string => `${ars.slice(0, 5)}${ars.slice(9)}`

const degrees = (name: string, from: Decimal, to: Decimal, expected: string, examples: ReadonlyArray<string>) =>
  scalar(name, (u): u is Decimal => Decimal.is(u) && compareDecimals(from, u) <= 0 && compareDecimals(u, to) <= 0, expected, examples.filter(Decimal.is), { type: 'string' })

/**
 * A point in Germany, in degrees of WGS 84 as exact decimals. The bounds do not overlap, so that an exchange of the two is refused.
 *
 * @example
 * ```ts
 * import { Coordinates } from '@vor-ort/core'
 * Coordinates.is({ lat: '53.4714', lon: '7.4836' }) // => true
 * Coordinates.is({ lat: '7.4836', lon: '53.4714' }) // => false
 * ```
 */
export const Coordinates = record({
  lat: degrees('Latitude', wholeNumber(47), wholeNumber(56), 'must be a northern latitude in Germany (47 to 56) as decimal text', ['53.4714', '53.5', '49.9']),
  lon: degrees('Longitude', wholeNumber(5), wholeNumber(16), 'must be an eastern longitude in Germany (5 to 16) as decimal text', ['7.4836', '7.2', '8.25']),
})
export type Coordinates = t.TypeOf<typeof Coordinates>

/** Where a site is: the name as people say it, and the keys and coordinates where they are known. */
export const SitePlace = record({ name: text }, { ags: Ags, ars: Ars, coordinates: Coordinates })
export type SitePlace = t.TypeOf<typeof SitePlace>

/** A part of a Sozialraum: a whole municipality, a district (Ortsteil) with the key of its municipality, or something else. */
export const SpacePlace = record({ name: text, kind: code('municipality', 'district', 'other') }, { ags: Ags, ars: Ars })
export type SpacePlace = t.TypeOf<typeof SpacePlace>

/** The AGS of the municipality of a place, as far as it is known. */
export const municipalityOf = ({ ags, ars }: { readonly ags?: string; readonly ars?: string }): string | undefined =>
  ags ?? (ars === undefined ? undefined : agsOfArs(ars))

/** What a Standort is: Hauptstelle, Außenstelle, mobile Haltestelle, Beratungsstelle. */
export const BranchKind = code('mainOffice', 'branch', 'mobileStop', 'consultationPoint')
export type BranchKind = t.TypeOf<typeof BranchKind>

/**
 * A Standort that something asks for: its id is fixed from the first proposal on.
 *
 * Carrier, kind and place are often settled later.
 */
export const BranchProposal = record({ branch: BranchId, name: text }, { socialSpace: SocialSpaceId, kind: BranchKind, carrier: CarrierKey, place: SitePlace })
export type BranchProposal = t.TypeOf<typeof BranchProposal>

/** Leistungssachbearbeitung, Arbeitsvermittlung, Fallmanagement, Arbeitgeberservice, Empfang, or another. */
export const ServiceCode = code('benefits', 'placement', 'caseManagement', 'employerService', 'reception', 'other')
export type ServiceCode = t.TypeOf<typeof ServiceCode>

/** A service of a Standort; another than those with a code has a name. */
export interface BranchService {
  readonly service: ServiceCode
  readonly name?: string
}
/** A service of a Standort; another than those with a code has a name. */
export const BranchService = refined<BranchService>(
  'BranchService',
  record({ service: ServiceCode }, { name: text }),
  ({ service, name }) => service !== 'other' || name !== undefined,
  'must have a name when the service is "other"',
  [{ service: 'benefits' }, { service: 'placement' }, { service: 'caseManagement' }, { service: 'other', name: 'Schuldnerberatung' }],
)

/**
 * Whether two services are the same: by code, and those without one by name.
 *
 * @example
 * ```ts
 * import { isSameService } from '@vor-ort/core'
 * isSameService({ service: 'benefits' }, { service: 'benefits', name: 'Leistungsabteilung' }) // => true
 * isSameService({ service: 'other', name: 'Schuldnerberatung' }, { service: 'other', name: 'Suchtberatung' }) // => false
 * ```
 */
export const isSameService = (a: BranchService, b: BranchService): boolean => a.service === b.service && (a.service !== 'other' || a.name === b.name)

/** The services of a Standort as a source lists them: each once. */
export const BranchServices = refined<ReadonlyArray<BranchService>>(
  'BranchServices',
  list(BranchService),
  (services) => services.every((one, index) => services.findIndex((other) => isSameService(one, other)) === index),
  'must name each service once',
  [[], [{ service: 'benefits' }, { service: 'placement' }]],
)

/** Whose site it is: Jugendamt, Sozialamt, Agentur für Arbeit, Gesundheitsamt, Volkshochschule and so on. */
export const PartnerKind = code(
  'youthWelfareOffice', 'socialWelfareOffice', 'employmentAgency', 'healthOffice', 'municipalAdministration', 'adultEducation',
  'migrationCounselling', 'debtCounselling', 'addictionCounselling', 'welfareAssociation', 'other',
)
export type PartnerKind = t.TypeOf<typeof PartnerKind>

/** What two authorities may share on one site. Data are not among it: they are different controllers (B-10, R-61). */
export const SharedResource = code('rooms', 'reception', 'waitingArea', 'meetingRooms', 'barrierFreeAccess', 'parking')
export type SharedResource = t.TypeOf<typeof SharedResource>

/** What people on a site do. */
export const StaffFunction = code('benefits', 'placement', 'caseManagement', 'employerService', 'reception', 'leadership', 'other')
export type StaffFunction = t.TypeOf<typeof StaffFunction>

/** Vollzeitäquivalent (VZÄ): an exact decimal from 0 up (B-7). */
export const Fte = scalar(
  'Fte',
  (u): u is Decimal => Decimal.is(u) && !u.startsWith('-'),
  'must be full-time equivalents as decimal text from 0 up, such as 0.5 (B-7)',
  ['0', '0.5', '0.75', '1', '2.5'].filter(Decimal.is),
  { type: 'string', pattern: '^[0-9]' },
)
