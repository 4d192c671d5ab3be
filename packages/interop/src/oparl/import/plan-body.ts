/** What organisations and memberships say: facets of the streams of bodies. */
import {
  type governingBody,
  MembershipId,
  PersonId,
  type BodyKind,
  type CommandsOf,
  type FuzzyDate,
} from '@vor-ort/core'

import type { Body, Membership, Organization } from '../schema.ts'
import type { Catalogue } from './catalogue.ts'
import type { Facet } from './facet.ts'
import { bodyIdOf, dayOfSource, externalId, fuzzy, instantOfSource, unknownDay } from './identity.ts'
import { hasText } from './plan-meeting.ts'
import type { PseudonymDirectory } from './pseudonyms.ts'

type BodyCommand = CommandsOf<typeof governingBody>

/** The bodies that the records name, with the day of their first meeting where it is known. */
export const bodiesOf = (catalogue: Catalogue): ReadonlyMap<string, { readonly name: string; readonly first: FuzzyDate }> => {
  const bodies = new Map<string, { readonly name: string; readonly first: FuzzyDate }>()
  for (const { id, name } of catalogue.bodies.values()) bodies.set(id, { name: plainName(name) ?? id, first: unknownDay })
  for (const { id, name } of catalogue.organizations.values()) bodies.set(id, { name: plainName(name) ?? id, first: unknownDay })
  for (const meeting of catalogue.meetings.values()) {
    for (const url of meeting.organization ?? []) {
      const known = bodies.get(url)
      const day = dayOfSource(meeting.start)
      // A meeting bears the name of its body, often with a note on publicity; a joint meeting that of neither.
      const told = meeting.organization?.length === 1 ? plainName(meeting.name) : undefined
      const name = known === undefined || known.name === url ? told : known.name
      bodies.set(url, { name: name ?? url, first: known === undefined || day < known.first ? day : known.first })
    }
  }
  return bodies
}

const plainName = (name: string | undefined): string | undefined => {
  const plain = name?.replace(/\s*\((?:nicht\s?)?öffentlich[^)]*\)\s*$/iu, '').trim()
  return plain === undefined || plain === '' ? undefined : plain
}

/** The facets of one body: that it exists, and who belongs to it by pseudonym. */
export const planBody = async (
  url: string,
  { name, first }: { readonly name: string; readonly first: FuzzyDate },
  catalogue: Catalogue,
  directory: PseudonymDirectory,
): Promise<ReadonlyArray<Facet<BodyCommand>>> => {
  const authority = catalogue.bodies.get(url)
  if (authority !== undefined) return [authorityFacet(authority, name)]
  const organization = catalogue.organizations.get(url)
  const memberships = membershipsOf(url, catalogue)
  return [
    bodyFacet(url, name, organization, first),
    ...(await Promise.all(memberships.map((membership) => membershipFacets(membership, catalogue, directory)))).flat(),
  ]
}

// A municipality or county: the carrier whose bodies meet.
const authorityFacet = (record: Body, name: string): Facet<BodyCommand> => {
  const carrier = [record.ags, record.rgs].find(hasText)
  const details = {
    name,
    ...(hasText(record.shortName) ? { shortName: record.shortName } : {}),
    // A key such as 03452 keeps its leading zero, because it is a text.
    ...(carrier === undefined ? {} : { carrier }),
  }
  return {
    key: `body ${record.id}`,
    source: record.id,
    modified: instantOfSource(record.modified),
    content: { details, modified: record.modified ?? null },
    create: [{ type: 'ConstituteBody', on: unknownDay, data: { ...details, kind: 'territorialAuthority', externalIds: [externalId(record.id)] } }],
    correct: [{ type: 'CorrectBody', on: unknownDay, data: { ...details, reason: 'Die Quelle hat den Datensatz geändert.' } }],
  }
}

const bodyFacet = (url: string, name: string, organization: Organization | undefined, first: FuzzyDate): Facet<BodyCommand> => {
  // A body that is first seen in a meeting existed on that day at the latest.
  const on = organization?.startDate !== undefined ? fuzzy(organization.startDate) : fuzzy(first === unknownDay ? undefined : `../${first}`)
  const parent = organization?.subOrganizationOf ?? organization?.body
  const details = {
    name,
    ...(hasText(organization?.shortName) ? { shortName: organization.shortName } : {}),
    ...(parent === undefined ? {} : { partOf: bodyIdOf(parent) }),
  }
  const key = `body ${url}`
  if (organization?.deleted === true) {
    const depublish: BodyCommand = { type: 'DepublishBody', on: dayOfSource(organization.modified), data: { reason: 'Die Quelle hat den Datensatz gelöscht.' } }
    return { key: `deleted ${url}`, source: url, modified: instantOfSource(organization.modified), content: true, create: [depublish], correct: [] }
  }
  return {
    key,
    source: url,
    modified: instantOfSource(organization?.modified),
    // What is only inferred from meetings may not correct what an organisation's own record says.
    content: organization === undefined ? { url } : { details, modified: organization.modified ?? null },
    create: [{ type: 'ConstituteBody', on, data: { ...details, kind: kindOf(name, organization), externalIds: [externalId(url)] } }],
    correct: organization === undefined ? [] : [{ type: 'CorrectBody', on, data: { ...details, reason: 'Die Quelle hat den Datensatz geändert.' } }],
  }
}

const kinds: ReadonlyArray<readonly [RegExp, BodyKind]> = [
  [/fraktion|gruppe$/iu, 'faction'],
  [/verwaltungsrat/iu, 'verwaltungsrat'],
  [/trägerversammlung/iu, 'traegerversammlung'],
  [/betriebsausschuss/iu, 'betriebsausschuss'],
  [/beirat/iu, 'beirat'],
  [/kreistag/iu, 'kreistag'],
  [/vorstand|kreisausschuss|magistrat|präsidium/iu, 'executive'],
  [/ausschuss|ausschuß|kommission/iu, 'committee'],
  [/rat$|gemeinderat|stadtrat|ortschaftsrat|bezirksvertretung|versammlung|bürgerschaft/iu, 'council'],
]
const kindOf = (name: string, organization: Organization | undefined): BodyKind => {
  const described = [organization?.classification, organization?.organizationType, name].filter((text) => text !== undefined)
  for (const text of described) {
    const found = kinds.find(([pattern]) => pattern.test(text))
    if (found !== undefined) return found[1]
  }
  return 'other'
}

const membershipsOf = (url: string, catalogue: Catalogue): ReadonlyArray<Membership> => {
  const embedded = [
    ...(catalogue.organizations.get(url)?.membership ?? []),
    ...[...catalogue.persons.values()].flatMap(({ id, membership }) =>
      (membership ?? []).map((entry) => (typeof entry === 'string' ? entry : { person: id, ...entry })),
    ),
  ].flatMap((entry) => (typeof entry === 'string' ? (catalogue.memberships.get(entry) ?? []) : entry))
  const all = [...embedded, ...catalogue.memberships.values()].filter(({ organization }) => organization === undefined || organization === url)
  const own = all.filter((entry) => entry.organization === url || embedded.includes(entry))
  return [...new Map(own.map((entry) => [entry.id, entry])).values()]
}

const membershipFacets = async (
  membership: Membership,
  catalogue: Catalogue,
  directory: PseudonymDirectory,
): Promise<ReadonlyArray<Facet<BodyCommand>>> => {
  const id = await directory.pseudonymOf('membership', membership.id)
  const person = await directory.pseudonymOf('person', membership.person ?? membership.id)
  if (!MembershipId.is(id) || !PersonId.is(person)) return []
  const faction = membership.onBehalfOf === undefined ? undefined : (plainName(catalogue.organizations.get(membership.onBehalfOf)?.name) ?? membership.onBehalfOf)
  // The key holds the pseudonym, not the URL: the URL would lead to the person.
  const common = { source: `membership ${id}`, modified: instantOfSource(membership.modified) }
  const appoint: Facet<BodyCommand> = {
    ...common,
    key: `membership ${id}`,
    content: { person, role: membership.role ?? null, start: membership.startDate ?? null },
    create: [
      {
        type: 'AppointMember',
        on: fuzzy(membership.startDate),
        data: {
          membership: id,
          person,
          role: roleOf(membership.role),
          votingRight: membership.votingRight ?? true,
          reported: true,
          ...(faction === undefined ? {} : { onBehalfOf: faction }),
        },
      },
    ],
    correct: [],
  }
  if (membership.endDate === undefined) return [appoint]
  const end: BodyCommand = { type: 'EndMembership', on: fuzzy(membership.endDate), data: { membership: id } }
  return [appoint, { ...common, key: `end of membership ${id}`, content: membership.endDate, create: [end], correct: [end] }]
}

const roleOf = (role: string | undefined): 'chair' | 'deputyChair' | 'member' | 'advisory' | 'substitute' => {
  const plain = role?.toLowerCase() ?? ''
  if (/stellv.*vorsitz/u.test(plain)) return 'deputyChair'
  if (/vorsitz/u.test(plain)) return 'chair'
  if (/stellvertret|ersatz/u.test(plain)) return 'substitute'
  return /beratend|sachkundig|gast/u.test(plain) ? 'advisory' : 'member'
}
