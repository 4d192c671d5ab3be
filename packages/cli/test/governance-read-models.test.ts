/** RM-1, RM-2 and RM-21 on the real story of January 2015, recorded from its file as users record it. */
import { aggregates, domainRegistry, Instant, LocalDate, obligationsFromDemands } from '@vor-ort/core'
import { makeCommandHandler, makeProcessManagerRunner, memoryCheckpoints } from '@vor-ort/event-store'
import { allProjections, implementationTracker, makeProjectionRunner, readModels, sqliteDialect } from '@vor-ort/projections'
import { openSqliteReadModels, openSqliteStore, type SqliteReadModels } from '@vor-ort/sqlite'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'

import { folder, must } from './fixture.ts'
import { cli } from './harness.ts'

const seeds = fileURLToPath(new URL('../../../examples/seeds', import.meta.url))
const seed = path.join(seeds, readdirSync(seeds).find((name) => name.endsWith('aurich-2015-beschluss.ndjson')) ?? '')

const now = (): Instant => {
  const instant = '2026-11-21T22:00:00.000Z'
  if (!Instant.is(instant)) throw new Error(instant)
  return instant
}

const asOf = (day: string): LocalDate => {
  if (!LocalDate.is(day)) throw new Error(day)
  return day
}

let target: SqliteReadModels
const ask = async (sql: string) => must(await target.query(sql)()).rows

beforeAll(async () => {
  const file = path.join(folder(), 'aurich.db')
  const recorded = await cli(['record', seed, '--store', `sqlite:${file}`])
  if (recorded.code !== 0) throw new Error(recorded.err)
  const store = must(await openSqliteStore({ path: file, registry: domainRegistry })())
  // What the motion asks for becomes obligations of its resolution.
  const handler = makeCommandHandler({ store, clock: now })
  must(await makeProcessManagerRunner({ store, handler, aggregates, managers: [obligationsFromDemands], checkpoints: memoryCheckpoints(), clock: now }).catchUp()())
  target = must(await openSqliteReadModels({ path: file })())
  must(await must(makeProjectionRunner({ store, target, projections: allProjections })).catchUp()())
  must(await target.install(readModels)())
  return async () => {
    must(await target.close()())
    must(await store.close()())
  }
})

describe('the read models of governance, over the story of January 2015', () => {
  test('RM-1 tells of one resolution what the source tells, and leaves unknown what it does not', async () => {
    const rows = await ask('SELECT * FROM rm1_decision_history')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      body_name: 'Verwaltungsrat des Jobcenters Aurich',
      rules: null,
      rules_version: null,
      adopted_on: '2015-01-13',
      meeting_day: '2015-01-13',
      meeting_mode: 'unknown',
      public: 'unknown',
      public_title: null,
      originators: 'faction CDU',
      type: 'motion',
      amendments_submitted: 1,
      amendments_adopted: null,
      amendments_adopted_qualifier: 'unknown',
      outcome: 'adopted',
      yes: null,
      no: null,
      abstain: null,
      invalid: null,
      counts: 'unknown',
      unanimity: 'majority',
      majority: 'simple',
      majority_rule: null,
      violations: 0,
      finding_rules: 'G-2, G-6',
      objectives: 'Verbesserung der Vermittlungsquote',
    })
    expect(rows[0]?.['evidence']).toContain('seed 000')
  })

  test('RM-2 tells of two open obligations without a due date, so that nobody knows whether they are overdue', async () => {
    const rows = await ask('SELECT status, overdue, days_overdue, due, days_to_fulfilment, reports_requested FROM rm2_implementation_tracker')
    const open = { status: 'open', overdue: 'unknown', days_overdue: null, due: null, days_to_fulfilment: null, reports_requested: 0 }
    expect(rows).toEqual([open, open])
  })

  test('RM-2 can be asked for any day, and says for which it was', async () => {
    const rows = await ask(implementationTracker.select(sqliteDialect, asOf('2015-02-10')))
    expect(rows.map((row) => row['report_day'])).toEqual(['2015-02-10', '2015-02-10'])
  })

  test('RM-21 gives each finding with the legal seat of its rule', async () => {
    const rows = await ask("SELECT rule, severity, module, seat, opened_by, opened_on, open FROM rm21_findings WHERE projection = 'motion' ORDER BY rule")
    const common = { severity: 'information', module: 'governance', opened_by: 'VoteResultDeclared', opened_on: '2015-01-13', open: 1 }
    expect(rows).toEqual([
      { ...common, rule: 'G-2', seat: '§ 66 NKomVG; § 54 HGO' },
      { ...common, rule: 'G-6', seat: 'Geschäftsordnung' },
    ])
  })

  test('the motions, their amendments and outcomes are told apart', async () => {
    expect(await ask('SELECT phase, originators, amendments, amendments_open, amendments_rejected FROM motion ORDER BY amendments DESC')).toEqual([
      { phase: 'adopted', originators: 'faction CDU', amendments: 1, amendments_open: 1, amendments_rejected: null },
      { phase: 'announced', originators: 'faction Grüne', amendments: 0, amendments_open: 0, amendments_rejected: 0 },
    ])
    expect(await ask('SELECT originators, status FROM amendment')).toEqual([{ originators: 'members (2) on behalf of Grüne', status: 'submitted' }])
    expect(await ask('SELECT subject, outcome, amended, counts, deviates FROM decision')).toEqual([{ subject: 'motion', outcome: 'adopted', amended: 'unknown', counts: 'unknown', deviates: 0 }])
  })
})
