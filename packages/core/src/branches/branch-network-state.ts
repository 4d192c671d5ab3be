/** The state of a Standortnetz, and what it shows of coverage, overlaps and sites. */
import { finding, type Finding } from '../kernel/finding.ts'
import type { BranchNetworkEvents } from './branch-network-events.ts'
import { municipalityOf, type PartnerKind, type SitePlace, type SocialSpaceId, type SpacePlace } from './vocabulary.ts'

/** What is known of a Standortnetz. */
export interface BranchNetworkState {
  readonly phase: 'none' | 'established'
  readonly carrier: string | undefined
  readonly name: string | undefined
  readonly spacePolicy: BranchNetworkEvents['NetworkEstablished']['spacePolicy'] | undefined
  /** By AGS. */
  readonly municipalities: Readonly<Record<string, BranchNetworkEvents['MunicipalityListed']>>
  /** By the id of the Sozialraum. */
  readonly spaces: Readonly<Record<string, BranchNetworkEvents['SocialSpaceIncluded']>>
  /** By the id of the criterion. */
  readonly criteria: Readonly<Record<string, BranchNetworkEvents['SitingCriterionAdopted']>>
  readonly assessments: ReadonlyArray<BranchNetworkEvents['SitingAssessed']>
}

/** A Standortnetz of which nothing is known yet. */
export const initialBranchNetwork: BranchNetworkState = {
  phase: 'none',
  carrier: undefined,
  name: undefined,
  spacePolicy: undefined,
  municipalities: {},
  spaces: {},
  criteria: {},
  assessments: [],
}

/** A place that lies in two Sozialräume. */
export interface SpaceOverlap {
  readonly ags: string
  readonly spaces: readonly [string, string]
  readonly place: string
}

/**
 * The places that lie in two Sozialräume, as far as their keys tell.
 *
 * A whole municipality overlaps with itself and with each of its districts; two districts of a municipality overlap when they have the same
 * name, the only key that a district has. Places without a key say nothing.
 */
export const spaceOverlaps = ({ spaces }: Pick<BranchNetworkState, 'spaces'>): ReadonlyArray<SpaceOverlap> => {
  const seen = new Map<string, Array<{ readonly space: string; readonly place: SpacePlace }>>()
  const overlaps: SpaceOverlap[] = []
  for (const [space, { places }] of Object.entries(spaces)) {
    for (const place of places) {
      const ags = municipalityOf(place)
      if (ags === undefined) continue
      const others = seen.get(ags) ?? []
      const other = others.find((one) => one.space !== space && (isWhole(one.place) || isWhole(place) || one.place.name === place.name))
      if (other !== undefined) overlaps.push({ ags, spaces: [other.space, space], place: place.name })
      others.push({ space, place })
      seen.set(ags, others)
    }
  }
  return overlaps
}

const isWhole = ({ kind }: SpacePlace): boolean => kind === 'municipality'

/** The listed municipalities that no Sozialraum touches and that are not listed as uncovered, by AGS. */
export const uncoveredMunicipalities = ({ spaces, municipalities }: Pick<BranchNetworkState, 'spaces' | 'municipalities'>): ReadonlyArray<string> => {
  const covered = new Set(Object.values(spaces).flatMap(({ places }) => places.map(municipalityOf)))
  return Object.values(municipalities).flatMap(({ ags, uncovered }) => (uncovered === undefined && !covered.has(ags) ? [ags] : []))
}

/** A site as a siting criterion sees it. */
export interface Sited {
  readonly place?: SitePlace
  readonly socialSpace?: SocialSpaceId
}

/**
 * Whether a branch stands where a criterion asks for it: in the Sozialraum, or else the municipality, of a site of the partner.
 *
 * `notConcerned` outside the spaces and places that the criterion names; `unknown` where neither space nor municipality tell.
 *
 * @example
 * ```ts
 * import { sitingOf } from '@vor-ort/core'
 * const pewsum = { place: { name: 'Pewsum', ags: '03452014' } }
 * const youthWelfareOffice = { partner: 'youthWelfareOffice', place: { name: 'Pewsum', ags: '03452014' } }
 * sitingOf({ coLocateWith: 'youthWelfareOffice' }, pewsum, [youthWelfareOffice]) // => 'met'
 * sitingOf({ coLocateWith: 'youthWelfareOffice' }, pewsum, []) // => 'violated'
 * sitingOf({ coLocateWith: 'youthWelfareOffice' }, { place: { name: 'Pewsum' } }, [youthWelfareOffice]) // => 'unknown'
 * ```
 */
export const sitingOf = (
  criterion: Pick<BranchNetworkEvents['SitingCriterionAdopted'], 'coLocateWith' | 'socialSpaces' | 'places'>,
  branch: Sited,
  partnerSites: ReadonlyArray<Sited & { readonly partner: PartnerKind }>,
): 'met' | 'violated' | 'unknown' | 'notConcerned' => {
  const isEverywhere = criterion.socialSpaces === undefined && criterion.places === undefined
  const areas = [...(criterion.socialSpaces ?? []).map((socialSpace) => ({ socialSpace })), ...(criterion.places ?? []).map((place) => ({ place }))]
  const concerned = isEverywhere ? ['same'] : areas.map((area) => compared(branch, area))
  if (!concerned.includes('same') && !concerned.includes('unknown')) return 'notConcerned'
  const met = partnerSites.filter(({ partner }) => partner === criterion.coLocateWith).map((site) => compared(branch, site))
  if (!concerned.includes('same')) return 'unknown'
  return met.includes('same') ? 'met' : met.includes('unknown') ? 'unknown' : 'violated'
}

const compared = (a: Sited, b: Sited): 'same' | 'different' | 'unknown' => {
  if (a.socialSpace !== undefined && b.socialSpace !== undefined) return a.socialSpace === b.socialSpace ? 'same' : 'different'
  const [x, y] = [a.place === undefined ? undefined : municipalityOf(a.place), b.place === undefined ? undefined : municipalityOf(b.place)]
  return x === undefined || y === undefined ? 'unknown' : x === y ? 'same' : 'different'
}

/** Deviations that the history of a Standortnetz shows. */
export const branchNetworkFindings = (state: BranchNetworkState): ReadonlyArray<Finding> => {
  const findings: Finding[] = []
  const overlaps = state.spacePolicy === 'partition' ? spaceOverlaps(state) : []
  if (overlaps.length > 0) {
    findings.push(
      finding('B-8', 'violation', {
        de: 'Sozialräume überschneiden sich, obwohl jeder Ort nur in einem liegen soll.',
        en: 'Social spaces overlap although each place is to lie in one only.',
      }, { places: overlaps.map(({ place }) => place), municipalities: [...new Set(overlaps.map(({ ags }) => ags))] }),
    )
  }
  const uncovered = uncoveredMunicipalities(state)
  if (uncovered.length > 0) {
    findings.push(
      finding('B-8', 'warning', {
        de: 'Gemeinden liegen in keinem Sozialraum und sind nicht als nicht abgedeckt aufgeführt.',
        en: 'Municipalities lie in no social space and are not listed as uncovered.',
      }, { municipalities: uncovered }),
    )
  }
  for (const { criterion, branch, met, reason } of state.assessments) {
    if (met || state.criteria[criterion] === undefined) continue
    findings.push(
      finding('B-11', 'warning', {
        de: 'Ein Standort steht nicht dort, wo das Standortkriterium ihn vorsieht.',
        en: 'A branch does not stand where the siting criterion asks for it.',
      }, { criterion, branch, reason: reason ?? null }),
    )
  }
  return findings
}
