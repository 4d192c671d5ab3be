/** RM-5 to RM-8 on the real story of Aurich, recorded from the seed files with all that follows from them. */
import { domainRegistry } from '@vor-ort/core'
import { allProjections, makeProjectionRunner, readModels } from '@vor-ort/projections'
import { openSqliteReadModels, openSqliteStore, type SqliteReadModels } from '@vor-ort/sqlite'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { folder, must } from './fixture.ts'
import { cli } from './harness.ts'

let target: SqliteReadModels
const ask = async (sql: string) => must(await target.query(sql)()).rows

beforeAll(async () => {
  const file = path.join(folder(), 'aurich.db')
  const told = await cli(['demo', '--store', `sqlite:${file}`])
  if (told.code !== 0) throw new Error(told.err)
  const store = must(await openSqliteStore({ path: file, registry: domainRegistry })())
  target = must(await openSqliteReadModels({ path: file })())
  must(await must(makeProjectionRunner({ store, target, projections: allProjections })).catchUp()())
  must(await target.install(readModels)())
  return async () => {
    must(await target.close()())
    must(await store.close()())
  }
})

describe('RM-5, the branch network of Aurich', () => {
  test('has the open sites, the consultation point of unknown hours, and the branches that are approved but not open', async () => {
    const rows = await ask('SELECT name, state, kind, place, ags, social_space_name, weekly_hours, weekly_hours_qualifier, occurrences_per_week FROM rm5_branch_network ORDER BY name')
    const unknownHours = { ags: null, weekly_hours: null, weekly_hours_qualifier: 'unknown', occurrences_per_week: null }
    expect(rows).toEqual([
      { ...unknownHours, name: 'Außenstelle Großefehn', state: 'approved', kind: 'branch', place: 'Großefehn', social_space_name: 'Großefehn/Wiesmoor' },
      { ...unknownHours, name: 'Außenstelle Krummhörn', state: 'approved', kind: 'branch', place: 'Krummhörn', social_space_name: 'Krummhörn' },
      { ...unknownHours, name: 'Beratung in Pewsum', state: 'open', kind: 'consultationPoint', place: 'Pewsum', social_space_name: 'Krummhörn', occurrences_per_week: 2 },
      { ...unknownHours, name: 'Jobcenter Aurich', state: 'open', kind: 'mainOffice', place: 'Aurich', social_space_name: 'Aurich' },
      { ...unknownHours, name: 'Jobcenter Norden', state: 'open', kind: 'mainOffice', place: 'Norden', social_space_name: 'Norden' },
    ])
  })

  test('tells who approved, when and for which services, and nothing of an opening that nobody knows', async () => {
    const rows = await ask("SELECT services, services_complete, approved_by, approved_on, opened_on, days_approval_to_opening, allocated_fte, staff_by_function, partners FROM rm5_branch_network WHERE state = 'approved'")
    const approved = { services: 'benefits; placement; caseManagement', services_complete: 1, approved_by: 'resolution', approved_on: '2015-01-13', opened_on: null, days_approval_to_opening: null, allocated_fte: null, staff_by_function: null, partners: null }
    expect(rows).toEqual([approved, approved])
  })
})

describe('RM-6, the weekly hours gained by the resolution', () => {
  test('are undetermined for each branch that it concerns (Q3)', async () => {
    const rows = await ask('SELECT branch_name, period, hours_before, occurrences_before, hours_after, gain, gain_qualifier, since_on, resolution IS NOT NULL AS has_cause FROM rm6_opening_hours_gain ORDER BY branch_name, ordinal')
    const undetermined = { hours_before: null, hours_after: null, gain: null, gain_qualifier: 'unknown', occurrences_before: null }
    expect(rows).toEqual([
      { ...undetermined, branch_name: 'Außenstelle Großefehn', period: 'pending', hours_before: 0, since_on: '2015-01-13', has_cause: 1 },
      { ...undetermined, branch_name: 'Außenstelle Krummhörn', period: 'pending', hours_before: 0, since_on: '2015-01-13', has_cause: 1 },
      { ...undetermined, branch_name: 'Beratung in Pewsum', period: 'set', since_on: '../2015-01-12', has_cause: 0 },
      { ...undetermined, branch_name: 'Beratung in Pewsum', period: 'pending', occurrences_before: 2, since_on: '2015-01-13', has_cause: 1 },
    ])
  })

  test('leave the gap to Aurich and Norden undetermined too', async () => {
    expect(await ask('SELECT parity_gap, parity_gap_qualifier, missing_services, missing_services_qualifier FROM rm6_opening_hours_gain WHERE parity_gap_qualifier IS NOT NULL')).toEqual([
      { parity_gap: null, parity_gap_qualifier: 'unknown', missing_services: null, missing_services_qualifier: 'unknown' },
    ])
  })
})

describe('RM-7, the coverage of the social spaces', () => {
  test('has eight spaces in the series, of which only Hage is known to have had a session', async () => {
    const rows = await ask('SELECT name, month, sessions, sessions_qualifier, sessions_undated, months_since_last_session, jobcenter_branch FROM rm7_coverage_matrix WHERE in_series ORDER BY name')
    expect(rows.map(({ name }) => name)).toEqual(['Dornum', 'Großheide', 'Hage', 'Hinte', 'Marienhafe', 'Norderney', 'Pewsum', 'Rechtsupweg'])
    for (const { name, ...row } of rows) {
      expect(row).toEqual({ month: null, sessions: null, sessions_qualifier: 'unknown', sessions_undated: name === 'Hage' ? 1 : 0, months_since_last_session: null, jobcenter_branch: 'no' })
    }
  })

  test('shows where the Jobcenter and the Jugendamt are', async () => {
    expect(await ask('SELECT name, jobcenter_branch, youth_welfare_office, partners FROM rm7_coverage_matrix WHERE NOT in_series ORDER BY name')).toEqual([
      { name: 'Aurich', jobcenter_branch: 'yes', youth_welfare_office: 'yes', partners: 'youthWelfareOffice' },
      { name: 'Großefehn/Wiesmoor', jobcenter_branch: 'no', youth_welfare_office: 'yes', partners: 'youthWelfareOffice' },
      { name: 'Krummhörn', jobcenter_branch: 'yes', youth_welfare_office: 'yes', partners: 'youthWelfareOffice' },
      { name: 'Norden', jobcenter_branch: 'yes', youth_welfare_office: 'yes', partners: 'youthWelfareOffice' },
    ])
  })
})

describe('RM-8, whom the session in Hage reached', () => {
  test('about 60 visitors, not suppressed and not multiplied by the three teams (Q7)', async () => {
    const rows = await ask('SELECT social_space_name, month, team, sessions, visitors, visitors_qualifier FROM rm8_consultation_reach ORDER BY team')
    const hage = { social_space_name: 'Hage', month: null, sessions: 1 }
    expect(rows).toEqual([
      { ...hage, team: null, visitors: 60, visitors_qualifier: 'approx' },
      { ...hage, team: 'benefits', visitors: null, visitors_qualifier: 'unknown' },
      { ...hage, team: 'employerService', visitors: null, visitors_qualifier: 'unknown' },
      { ...hage, team: 'placement', visitors: null, visitors_qualifier: 'unknown' },
    ])
    expect(await ask('SELECT SUM(visitors) AS visitors FROM rm8_consultation_reach')).toEqual([{ visitors: 60 }])
  })

  test('with what the source does not tell as unknown, and "many" in its own word', async () => {
    const [row] = await ask('SELECT * FROM rm8_consultation_reach WHERE team IS NULL')
    expect(row).toMatchObject({
      teams: 'benefits + employerService + placement',
      hours: null,
      hours_qualifier: 'unknown',
      visitors_per_session: 60,
      topics: 'benefits; occupationalPerspectives; qualification; regionalVacancies',
      invitations: null,
      invitations_qualifier: 'unknown',
      response_rate: null,
      response_rate_qualifier: 'unknown',
      lead_days_least: null,
      refugees: null,
      refugees_qualifier: 'unknown',
      refugees_wording: 'viele',
      survey_responses: null,
      survey_positive: null,
    })
  })

  test('of which the tables keep venue, catchment, staff and the source of the number', async () => {
    expect(await ask("SELECT phase, day, month, month_of_year, venue_kind, venue_place, venue_name, visitors_source, visitors_because, headcounts, conflicting_headcounts, staff, vacancy_information FROM consultation_session WHERE phase = 'held'")).toEqual([
      { phase: 'held', day: 'XXXX-01~late', month: null, month_of_year: '01', venue_kind: 'thirdParty', venue_place: 'Hage', venue_name: 'Gemeindehaus', visitors_source: 'seed 001', visitors_because: 'ownReport', headcounts: 1, conflicting_headcounts: 0, staff: 9, vacancy_information: 1 },
    ])
    expect(await ask('SELECT place, in_social_space FROM session_catchment c JOIN consultation_session s ON s.session = c.session WHERE s.phase = \'held\' ORDER BY c.ordinal')).toEqual(
      ['Hage', 'Hagermarsch', 'Halbemond', 'Lütetsburg'].map((place) => ({ place, in_social_space: 1 })),
    )
  })
})
