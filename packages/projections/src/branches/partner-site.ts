/** Standorte von Partnern: where the Jugendamt and other authorities have an office. */
import { partnerSite } from '@vor-ort/core'

import { aggregateProjection } from '../aggregate-projection.ts'
import { column, fuzzyDateColumns, fuzzyDateValues, optional } from '../columns.ts'
import { defineTable } from '../table.ts'
import { inSocialSpace, siteColumns } from './ids.ts'
import { siteValues } from './site-values.ts'

/** Standorte von Partnern. */
export const partnerSiteTable = defineTable({
  name: 'partner_site',
  title: { de: 'Standorte von Partnern', en: 'Sites of partners' },
  definition: { de: 'Ein Standort eines Partners je Zeile, wie er zuletzt erfasst ist.', en: 'One site of a partner a row, as it was recorded last.' },
  key: ['partner_site'],
  columns: [
    column.text('partner_site', ['Partnerstandort', 'Partner site'], ['Kennung des Partnerstandorts (UUID)', 'Id of the partner site (UUID)'], 'stream'),
    optional.text('partner', ['Partner', 'Partner'], ['youthWelfareOffice (Jugendamt), socialWelfareOffice, employmentAgency …', 'youthWelfareOffice, socialWelfareOffice, employmentAgency …'], 'PartnerSiteRegistered.partner'),
    optional.text('name', ['Name', 'Name'], ['Name des Partners oder Standorts', 'Name of the partner or site'], 'PartnerSiteRegistered.name'),
    column.text('phase', ['Stand', 'Phase'], ['none, active oder closed', 'none, active or closed'], 'lifecycle of the partner site'),
    ...siteColumns('PartnerSiteRegistered.place'),
    inSocialSpace('PartnerSiteRegistered.socialSpace'),
    ...fuzzyDateColumns('known_on', ['Bekannt am', 'Known on'], ['Tag, für den er erfasst ist; seit wann es ihn gibt, kann unbekannt sein', 'Day for which it is on record; since when it exists may be unknown'], 'PartnerSiteRegistered: valid time'),
    ...fuzzyDateColumns('closed_on', ['Geschlossen am', 'Closed on'], ['Tag der Schließung', 'Day of the closing'], 'PartnerSiteClosed: valid time'),
    optional.text('evidence', ['Beleg', 'Evidence'], ['Quelle des ersten Ereignisses mit Beleg', 'Source of the first event that has one'], 'evidence[0].id'),
    column.instant('recorded_at', ['Zuletzt erfasst', 'Last recorded'], ['Wann das letzte Ereignis erfasst wurde (UTC)', 'When the last event was recorded (UTC)'], 'recordedAt'),
  ],
})

/** The projection of Standorte von Partnern: tables `partner_site` and `partner_site_finding`. */
export const partnerSiteProjection = aggregateProjection(partnerSite, {
  name: 'partner_site',
  version: 1,
  title: { de: 'Standorte von Partnern', en: 'sites of partners' },
  tables: [partnerSiteTable],
  rows: ({ phase, partner, place, name, socialSpace, closedOn }, id, meta) => ({
    partner_site: [
      {
        partner_site: id,
        partner,
        name,
        phase,
        ...siteValues(place),
        social_space: socialSpace,
        ...fuzzyDateValues('known_on', meta.firstOn),
        ...fuzzyDateValues('closed_on', closedOn),
        evidence: meta.firstEvidence?.id,
        recorded_at: meta.lastRecordedAt,
      },
    ],
  }),
})
