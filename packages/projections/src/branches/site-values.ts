/** The cells of a place. */
import { municipalityOf, type SitePlace } from '@vor-ort/core'

/** The cells of the columns that `siteColumns` makes. */
export const siteValues = (place: SitePlace | undefined) => ({
  place: place?.name,
  ags: place === undefined ? undefined : municipalityOf(place),
  lat: place?.coordinates === undefined ? undefined : Number(place.coordinates.lat),
  lon: place?.coordinates === undefined ? undefined : Number(place.coordinates.lon),
})
