/** Sozialräume: their names, and their parts version by version. */
import { municipalityOf, socialSpace } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable } from '../table.ts'
import { socialSpaceId } from './ids.ts'

/** Sozialräume. */
export const socialSpaceTable = defineTable({
  name: 'social_space',
  title: { de: 'Sozialräume', en: 'Social spaces' },
  definition: { de: 'Ein Sozialraum je Zeile, wie er zuletzt erfasst ist. Er ist keine Gemeinde und wird nie am Namen erkannt.', en: 'One social space a row, as it was recorded last. It is no municipality and never told by its name.' },
  key: ['social_space'],
  columns: [
    socialSpaceId,
    optional.text('name', ['Name', 'Name'], ['Name, der zuletzt gilt', 'Name in use last'], 'SocialSpaceDefined.name, SocialSpaceRenamed.name'),
    column.text('phase', ['Stand', 'Phase'], ['none, defined, revised oder retired', 'none, defined, revised or retired'], 'lifecycle of the social space'),
    optional.text('carrier', ['Träger', 'Carrier'], ['AGS des Trägers', 'AGS of the carrier'], 'SocialSpaceDefined.carrier'),
    column.integer('versions', '1', ['Fassungen', 'Versions'], ['Zahl der Fassungen seines Zuschnitts', 'Number of versions of its parts'], 'SocialSpaceDefined, SocialSpaceRevised, counted'),
    column.integer('places', 'place', ['Orte', 'Places'], ['Teile der letzten Fassung', 'Parts of the last version'], 'SocialSpaceRevised.places, counted'),
    optional.real('lat', 'deg', ['Breite', 'Latitude'], ['Geografische Breite in WGS 84', 'Latitude in WGS 84'], 'SocialSpaceDefined.coordinates.lat'),
    optional.real('lon', 'deg', ['Länge', 'Longitude'], ['Geografische Länge in WGS 84', 'Longitude in WGS 84'], 'SocialSpaceDefined.coordinates.lon'),
    ...fuzzyDateColumns('defined_on', ['Festgelegt am', 'Defined on'], ['Tag, seit dem es ihn gibt', 'Day since which it exists'], 'SocialSpaceDefined: valid time'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** The parts of Sozialräume in every version. */
export const socialSpacePlaceTable = defineTable({
  name: 'social_space_place',
  title: { de: 'Orte der Sozialräume', en: 'Places of social spaces' },
  definition: { de: 'Ein Ort einer Fassung eines Sozialraums je Zeile.', en: 'One place of a version of a social space a row.' },
  key: ['social_space', 'ordinal'],
  columns: [
    socialSpaceId,
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer über alle Fassungen, ab 1', 'Running number over all versions, from 1'], 'order of recording'),
    column.integer('version', '1', ['Fassung', 'Version'], ['Nummer der Fassung, ab 1', 'Number of the version, from 1'], 'SocialSpaceRevised.version'),
    column.boolean('latest', ['Letzte Fassung', 'Latest version'], ['Ob es die letzte Fassung ist', 'Whether it is the latest version'], 'SocialSpaceRevised.version'),
    ...fuzzyDateColumns('since_on', ['Seit', 'Since'], ['Tag, seit dem die Fassung gilt', 'Day since which the version holds'], 'SocialSpaceDefined, SocialSpaceRevised: valid time'),
    column.text('place', ['Ort', 'Place'], ['Name des Orts', 'Name of the place'], 'SocialSpaceDefined.places.name'),
    column.text('kind', ['Art', 'Kind'], ['municipality (ganze Gemeinde), district (Ortsteil) oder other', 'municipality (a whole one), district or other'], 'SocialSpaceDefined.places.kind'),
    optional.text('ags', ['AGS', 'AGS'], ['Amtlicher Gemeindeschlüssel der Gemeinde', 'Official key of the municipality'], 'SocialSpaceDefined.places.ags, else from places.ars'),
  ],
})

/** The projection of Sozialräume: tables `social_space`, `social_space_place` and `social_space_finding`. */
export const socialSpaceProjection = aggregateProjection(socialSpace, {
  name: 'social_space',
  version: 1,
  title: { de: 'Sozialräume', en: 'social spaces' },
  tables: [socialSpaceTable, socialSpacePlaceTable],
  rows: ({ phase, names, versions, carrier, coordinates }, id, meta) => ({
    social_space: [
      {
        social_space: id,
        name: names.at(-1)?.name,
        phase,
        carrier,
        versions: versions.length,
        places: versions.at(-1)?.places.length ?? 0,
        lat: coordinates === undefined ? undefined : Number(coordinates.lat),
        lon: coordinates === undefined ? undefined : Number(coordinates.lon),
        ...fuzzyDateValues('defined_on', versions[0]?.from),
        evidence: meta.firstEvidence?.id,
        recorded_at: meta.lastRecordedAt,
      },
    ],
    social_space_place: versions
      .flatMap(({ version, from, places }, index) => places.map((place) => ({ version, latest: index === versions.length - 1, since: fuzzyDateValues('since_on', from), place })))
      .map(({ version, latest, since, place }, index) => ({
        social_space: id,
        ordinal: index + 1,
        version,
        latest,
        ...since,
        place: place.name,
        kind: place.kind,
        ags: municipalityOf(place),
      })),
  }),
})
