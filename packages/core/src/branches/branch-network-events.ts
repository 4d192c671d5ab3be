/** The events of a Standortnetz: the storage contract. Names and shapes change only with a new schema version. */
import { ResolutionId } from '../governance/vocabulary.ts'
import { code, list, record, someOf } from '../kernel/codec.ts'
import { defineEvent, type DataOf } from '../kernel/event.ts'
import { flag, naturalNumber, text } from '../kernel/scalar.ts'
import { Ags, BranchId, CarrierKey, PartnerKind, PartnerSiteId, SitingCriterionId, SocialSpaceId, SpacePlace } from './vocabulary.ts'

/** Whether each place belongs to one Sozialraum only, or Sozialräume may overlap (B-8). */
export const SpacePolicy = code('partition', 'overlapping')

/** The events of a Standortnetz by type. */
export const branchNetworkEvents = {
  NetworkEstablished: defineEvent({
    german: 'Standortnetz eingerichtet',
    summary: 'The carrier has a network of branches and social spaces; whether these may overlap is declared.',
    data: record({ carrier: CarrierKey, name: text, spacePolicy: SpacePolicy }),
  }),
  NetworkCorrected: defineEvent({
    german: 'Berichtigung der Angaben zum Standortnetz',
    summary: 'Details were recorded wrongly, or another policy holds.',
    data: record({ reason: text }, { carrier: CarrierKey, name: text, spacePolicy: SpacePolicy }),
  }),
  MunicipalityListed: defineEvent({
    german: 'Gemeinde aufgeführt',
    summary: 'A municipality belongs to the carrier; `uncovered` is the reason why no social space need cover it (B-8).',
    data: record({ ags: Ags, name: text }, { uncovered: text }),
  }),
  MunicipalityDelisted: defineEvent({ german: 'Gemeinde gestrichen', summary: 'The municipality does not belong to the carrier any more, or never did.', data: record({ ags: Ags, reason: text }) }),
  SocialSpaceIncluded: defineEvent({
    german: 'Sozialraum in das Standortnetz aufgenommen',
    summary: 'One version of a social space belongs to the network; a later version takes its place.',
    data: record({ space: SocialSpaceId, version: naturalNumber, places: someOf(SpacePlace) }),
  }),
  SocialSpaceExcluded: defineEvent({ german: 'Sozialraum aus dem Standortnetz genommen', summary: 'The social space does not belong to the network any more.', data: record({ space: SocialSpaceId }, { reason: text }) }),
  SitingCriterionAdopted: defineEvent({
    german: 'Standortkriterium beschlossen',
    summary: 'Branches are to stand where a partner has its sites; without spaces and places everywhere.',
    data: record({ criterion: SitingCriterionId, coLocateWith: PartnerKind }, { socialSpaces: list(SocialSpaceId), places: list(SpacePlace), resolution: ResolutionId }),
  }),
  SitingCriterionRepealed: defineEvent({ german: 'Standortkriterium aufgehoben', summary: 'The criterion does not hold any more.', data: record({ criterion: SitingCriterionId }, { resolution: ResolutionId, reason: text }) }),
  SitingAssessed: defineEvent({
    german: 'Standort am Kriterium geprüft',
    summary: 'Whether a branch stands where the criterion asks for it; the newest assessment counts.',
    data: record({ criterion: SitingCriterionId, branch: BranchId, met: flag }, { partnerSite: PartnerSiteId, reason: text }),
  }),
} as const

/** The data of each event of a Standortnetz. */
export type BranchNetworkEvents = DataOf<typeof branchNetworkEvents>
