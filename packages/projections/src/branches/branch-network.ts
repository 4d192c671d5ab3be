/** Standortnetze: municipalities, Sozialräume, Standortkriterien and their assessments. */
import { branchNetwork, type BranchNetworkState } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, optional } from '../columns.ts'
import { defineTable } from '../table.ts'
import { networkId } from './ids.ts'

/** Standortnetze. */
export const branchNetworkTable = defineTable({
  name: 'branch_network',
  title: { de: 'Standortnetze', en: 'Branch networks' },
  definition: { de: 'Ein Standortnetz je Zeile, wie es zuletzt erfasst ist.', en: 'One branch network a row, as it was recorded last.' },
  key: ['network'],
  columns: [
    networkId,
    optional.text('name', ['Name', 'Name'], ['Name des Netzes', 'Name of the network'], 'NetworkEstablished.name'),
    optional.text('carrier', ['Träger', 'Carrier'], ['AGS des Trägers', 'AGS of the carrier'], 'NetworkEstablished.carrier'),
    optional.text('space_policy', ['Zuschnitt', 'Space policy'], ['partition: jeder Ort in einem Sozialraum; overlapping: Überschneidung erlaubt (B-8)', 'partition: each place in one social space; overlapping: they may overlap (B-8)'], 'NetworkEstablished.spacePolicy'),
    column.text('phase', ['Stand', 'Phase'], ['none oder established', 'none or established'], 'lifecycle of the branch network'),
    column.integer('municipalities', 'municipality', ['Gemeinden', 'Municipalities'], ['Aufgeführte Gemeinden', 'Municipalities listed'], 'MunicipalityListed, counted'),
    column.integer('social_spaces', 'social space', ['Sozialräume', 'Social spaces'], ['Aufgenommene Sozialräume', 'Social spaces included'], 'SocialSpaceIncluded, counted'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** Municipalities of a Standortnetz. */
export const networkMunicipalityTable = defineTable({
  name: 'network_municipality',
  title: { de: 'Gemeinden der Standortnetze', en: 'Municipalities of branch networks' },
  definition: { de: 'Eine aufgeführte Gemeinde je Zeile.', en: 'One listed municipality a row.' },
  key: ['network', 'ags'],
  columns: [
    networkId,
    column.text('ags', ['AGS', 'AGS'], ['Amtlicher Gemeindeschlüssel', 'Official key of the municipality'], 'MunicipalityListed.ags'),
    column.text('name', ['Name', 'Name'], ['Name der Gemeinde', 'Name of the municipality'], 'MunicipalityListed.name'),
    optional.text('uncovered', ['Nicht abgedeckt', 'Uncovered'], ['Grund, warum kein Sozialraum sie abdecken muss (B-8)', 'Reason why no social space need cover it (B-8)'], 'MunicipalityListed.uncovered'),
  ],
})

/** Sozialräume of a Standortnetz. */
export const networkSpaceTable = defineTable({
  name: 'network_space',
  title: { de: 'Sozialräume der Standortnetze', en: 'Social spaces of branch networks' },
  definition: { de: 'Ein aufgenommener Sozialraum je Zeile.', en: 'One included social space a row.' },
  key: ['network', 'social_space'],
  columns: [
    networkId,
    column.text('social_space', ['Sozialraum', 'Social space'], ['Kennung des Sozialraums (UUID)', 'Id of the social space (UUID)'], 'SocialSpaceIncluded.space'),
    column.integer('version', '1', ['Fassung', 'Version'], ['Fassung, die zum Netz gehört', 'Version that belongs to the network'], 'SocialSpaceIncluded.version'),
  ],
})

const criterionId = column.text('criterion', ['Standortkriterium', 'Siting criterion'], ['Kennung des Kriteriums (UUID)', 'Id of the criterion (UUID)'], 'SitingCriterionAdopted.criterion')

/** Standortkriterien. */
export const sitingCriterionTable = defineTable({
  name: 'siting_criterion',
  title: { de: 'Standortkriterien', en: 'Siting criteria' },
  definition: { de: 'Ein geltendes Standortkriterium je Zeile: wo ein Partner sitzt, soll auch ein Standort sein.', en: 'One siting criterion in force a row: where a partner sits there is to be a branch.' },
  key: ['network', 'criterion'],
  columns: [
    networkId,
    criterionId,
    column.text('co_locate_with', ['Gemeinsam mit', 'Co-locate with'], ['Partner, bei dem Standorte stehen sollen', 'Partner with whom branches are to stand'], 'SitingCriterionAdopted.coLocateWith'),
    optional.text('resolution', ['Beschluss', 'Resolution'], ['Beschluss, der es festlegt', 'Resolution that lays it down'], 'SitingCriterionAdopted.resolution'),
    column.boolean('everywhere', ['Überall', 'Everywhere'], ['Ob es ohne Einschränkung auf Räume und Orte gilt', 'Whether it holds without limit to spaces and places'], 'SitingCriterionAdopted.socialSpaces, SitingCriterionAdopted.places'),
  ],
})

/** Where Standortkriterien hold. */
export const sitingCriterionAreaTable = defineTable({
  name: 'siting_criterion_area',
  title: { de: 'Geltungsbereiche der Standortkriterien', en: 'Areas of siting criteria' },
  definition: { de: 'Ein Sozialraum oder Ort, für den ein Kriterium gilt, je Zeile; Kriterien ohne Zeile gelten überall.', en: 'One social space or place for which a criterion holds a row; criteria without a row hold everywhere.' },
  key: ['network', 'criterion', 'ordinal'],
  columns: [
    networkId,
    criterionId,
    column.integer('ordinal', '1', ['Nummer', 'Number'], ['Laufende Nummer, ab 1', 'Running number, from 1'], 'order of the source'),
    optional.text('social_space', ['Sozialraum', 'Social space'], ['Kennung des Sozialraums; leer: ein Ort', 'Id of the social space; empty: a place'], 'SitingCriterionAdopted.socialSpaces'),
    optional.text('place', ['Ort', 'Place'], ['Name des Orts; leer: ein Sozialraum', 'Name of the place; empty: a social space'], 'SitingCriterionAdopted.places.name'),
  ],
})

/** Assessments of Standorte by Standortkriterien. */
export const sitingAssessmentTable = defineTable({
  name: 'siting_assessment',
  title: { de: 'Prüfungen am Standortkriterium', en: 'Siting assessments' },
  definition: { de: 'Die jüngste Prüfung eines Standorts an einem Kriterium je Zeile.', en: 'The newest assessment of a branch by a criterion a row.' },
  key: ['network', 'criterion', 'branch'],
  columns: [
    networkId,
    criterionId,
    column.text('branch', ['Standort', 'Branch'], ['Geprüfter Standort', 'Branch that was assessed'], 'SitingAssessed.branch'),
    column.boolean('met', ['Erfüllt', 'Met'], ['Ob der Standort das Kriterium erfüllt', 'Whether the branch meets the criterion'], 'SitingAssessed.met'),
    optional.text('partner_site', ['Partnerstandort', 'Partner site'], ['Standort des Partners, bei dem er steht', 'Site of the partner with which it stands'], 'SitingAssessed.partnerSite'),
  ],
})

const criterionRows = (network: string, { criteria }: BranchNetworkState) =>
  Object.values(criteria).map(({ criterion, coLocateWith, socialSpaces, places, resolution }) => ({
    criterion: { network, criterion, co_locate_with: coLocateWith, resolution, everywhere: socialSpaces === undefined && places === undefined },
    areas: [
      ...(socialSpaces ?? []).map((space) => ({ social_space: space, place: undefined })),
      ...(places ?? []).map(({ name }) => ({ social_space: undefined, place: name })),
    ].map((area, index) => ({ network, criterion, ordinal: index + 1, ...area })),
  }))

/** The projection of Standortnetze: tables `branch_network`, `network_municipality`, `network_space`, `siting_criterion`, `siting_criterion_area`, `siting_assessment` and `branch_network_finding`. */
export const branchNetworkProjection = aggregateProjection(branchNetwork, {
  name: 'branch_network',
  version: 1,
  title: { de: 'Standortnetze', en: 'branch networks' },
  tables: [branchNetworkTable, networkMunicipalityTable, networkSpaceTable, sitingCriterionTable, sitingCriterionAreaTable, sitingAssessmentTable],
  rows: (state, id, meta) => {
    const municipalities = Object.values(state.municipalities)
    const spaces = Object.values(state.spaces)
    const criteria = criterionRows(id, state)
    return {
      branch_network: [
        {
          network: id,
          name: state.name,
          carrier: state.carrier,
          space_policy: state.spacePolicy,
          phase: state.phase,
          municipalities: municipalities.length,
          social_spaces: spaces.length,
          recorded_at: meta.lastRecordedAt,
        },
      ],
      network_municipality: municipalities.map(({ ags, name, uncovered }) => ({ network: id, ags, name, uncovered })),
      network_space: spaces.map(({ space, version }) => ({ network: id, social_space: space, version })),
      siting_criterion: criteria.map(({ criterion }) => criterion),
      siting_criterion_area: criteria.flatMap(({ areas }) => areas),
      siting_assessment: state.assessments.map(({ criterion, branch, met, partnerSite }) => ({ network: id, criterion, branch, met, partner_site: partnerSite })),
    }
  },
})
