/** Columns that name a Standort or a Sozialraum, the same in every table. */
import { column, optional } from '../columns.ts'

/** The key of every table of the projection of Standorte. */
export const branchId = column.text('branch', ['Standort', 'Branch'], ['Kennung des Standorts (UUID)', 'Id of the branch (UUID)'], 'stream')

/** The key of every table of the projection of Sozialräume. */
export const socialSpaceId = column.text('social_space', ['Sozialraum', 'Social space'], ['Kennung des Sozialraums (UUID)', 'Id of the social space (UUID)'], 'stream')

/** The key of every table of the projection of Standortnetze. */
export const networkId = column.text('network', ['Standortnetz', 'Branch network'], ['Kennung des Standortnetzes (UUID)', 'Id of the branch network (UUID)'], 'stream')

/** The Sozialraum in which something lies. */
export const inSocialSpace = (source: string) =>
  optional.text('social_space', ['Sozialraum', 'Social space'], ['Sozialraum, in dem es liegt; leer: nicht bekannt', 'Social space in which it lies; empty: not known'], source)

/** Number, AGS and coordinates of a place as columns; `source` is the field that has the place. */
export const siteColumns = (source: string) =>
  [
    optional.text('place', ['Ort', 'Place'], ['Ort, wie man ihn nennt', 'Place as people call it'], `${source}.name`),
    optional.text('ags', ['AGS', 'AGS'], ['Amtlicher Gemeindeschlüssel, acht Ziffern mit führender Null', 'Official key of the municipality, eight digits with the leading zero'], `${source}.ags, else from ${source}.ars`),
    optional.real('lat', 'deg', ['Breite', 'Latitude'], ['Geografische Breite in WGS 84', 'Latitude in WGS 84'], `${source}.coordinates.lat`),
    optional.real('lon', 'deg', ['Länge', 'Longitude'], ['Geografische Länge in WGS 84', 'Longitude in WGS 84'], `${source}.coordinates.lon`),
  ] as const

/** Why something is done: columns of the resolution and the obligation. */
export const causeColumns = (source: string) =>
  [
    optional.text('resolution', ['Beschluss', 'Resolution'], ['Beschluss, der es veranlasst hat; leer: keiner genannt', 'Resolution that caused it; empty: none is named'], `${source}.resolution`),
    optional.text('obligation', ['Umsetzungsauftrag', 'Obligation'], ['Umsetzungsauftrag, der es veranlasst hat', 'Obligation that caused it'], `${source}.obligation`),
  ] as const
