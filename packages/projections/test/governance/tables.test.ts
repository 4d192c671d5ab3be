/** Single facts through projections and views: each test records a few events and asks one question. */
import { AgendaItemId, AmendmentId, BodyId, counted, day, derivedId, fuzzyDate, governingBody, LocalDate, meeting, MeetingId, motion, MotionId, ObligationId, presets, resolution, ResolutionId, streamName, VoteId, type AnyEvent, type FuzzyDate } from '@vor-ort/core'
import { implementationTracker, sqliteDialect } from '@vor-ort/projections'
import { event } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { sure } from '../fixture.ts'
import { readModelsOver, rowsOf, storeOf } from './stores.ts'

const body = derivedId(BodyId, 'Kreistag')
const sitting = derivedId(MeetingId, 'Sitzung')
const item = derivedId(AgendaItemId, 'TOP 1')
const paper = derivedId(MotionId, 'Antrag')
const decided = derivedId(ResolutionId, 'Beschluss')
const on = day('2015-01-13')
const date = (text: string): FuzzyDate => sure(fuzzyDate(text))
const localDay = (text: string): LocalDate => {
  if (!LocalDate.is(text)) throw new Error(text)
  return text
}
const adopted = event(resolution, 'ResolutionAdopted', on, { body, title: { asPublished: 'Außenstelle' }, public: 'yes', motion: paper, meeting: sitting })
const obligation = derivedId(ObligationId, 'Auftrag')
const created = (due?: FuzzyDate) => event(resolution, 'ObligationCreated', on, { obligation, aspect: 'staff', what: 'Personal', ...(due === undefined ? {} : { due }) })

const over = async (...events: Parameters<typeof storeOf>[0]) => readModelsOver(await storeOf(events))
const tracked = async (asked: string, ...events: ReadonlyArray<AnyEvent>) => {
  const target = await over([streamName('resolution', decided), [adopted, ...events]])
  const [row] = await rowsOf(target, implementationTracker.select(sqliteDialect, localDay(asked)))
  return row
}

describe('RM-2', () => {
  test.each([
    ['2015-01-31', { overdue: 'unknown', days_overdue: null }],
    ['2015-02-02', { overdue: 'yes', days_overdue: 2 }],
    ['2015-01-01', { overdue: 'no', days_overdue: null }],
  ])('an obligation that is due in January is on %s', async (asked, expected) => {
    expect(await tracked(asked, created(date('2015-01')))).toMatchObject({ due: '2015-01', report_day: asked, ...expected })
  })

  test('what is fulfilled is not overdue, and has its evidence and its number of days', async () => {
    const fulfilled = event(resolution, 'ObligationFulfilled', day('2015-03-01'), { obligation, evidence: [{ kind: 'minutes', id: 'Protokoll 7' }] })
    expect(await tracked('2016-01-01', created(day('2015-02-01')), fulfilled)).toMatchObject({ status: 'fulfilled', overdue: 'no', days_overdue: null, days_to_fulfilment: 47, evidence: 'minutes Protokoll 7' })
  })

  test('where the day of the fulfilment is not known to the day, neither is the number of days', async () => {
    const fulfilled = event(resolution, 'ObligationFulfilled', date('2015-03'), { obligation, evidence: [{ kind: 'minutes', id: 'Protokoll 7' }] })
    expect(await tracked('2016-01-01', created(), fulfilled)).toMatchObject({ fulfilled_earliest: '2015-03-01', fulfilled_latest: '2015-03-31', days_to_fulfilment: null })
  })

  test('a due date that moved is told with the first one, and reports count for their aspect', async () => {
    const moved = event(resolution, 'ObligationRescheduled', day('2015-02-01'), { obligation, due: day('2015-06-01'), reason: 'Personal', decidedBy: 'Verwaltung' })
    const asked = event(resolution, 'ImplementationReportRequested', day('2015-02-10'), { report: derivedId(ObligationId, 'a'), aspects: ['schedule', 'staff'], addressee: 'Verwaltung' })
    const other = event(resolution, 'ImplementationReportRequested', day('2015-02-10'), { report: derivedId(ObligationId, 'b'), aspects: ['rooms'], addressee: 'Verwaltung' })
    const given = event(resolution, 'ImplementationReportDelivered', day('2015-03-10'), { report: derivedId(ObligationId, 'a') })
    expect(await tracked('2015-06-02', created(day('2015-02-01')), moved, asked, other, given)).toMatchObject({
      original_due: '2015-02-01',
      due: '2015-06-01',
      rescheduled: 1,
      days_overdue: 1,
      reports_requested: 1,
      reports_delivered: 1,
    })
  })
})

describe('RM-1', () => {
  const placed = event(motion, 'MotionPlacedOnAgenda', on, { body, meeting: sitting, item })
  const submitted = event(motion, 'MotionSubmitted', on, { title: { asPublished: 'Außenstelle' }, kind: 'motion', originators: [{ kind: 'faction', faction: 'CDU' }, { kind: 'administration' }] })
  const vote = derivedId(VoteId, 'Abstimmung')
  const opened = event(motion, 'VoteOpened', on, { vote, sitting: { kind: 'reported', body, rules: presets.NKomVG }, majority: 'simple', ballot: 'open' })
  const declared = event(motion, 'VoteResultDeclared', on, { vote, outcome: 'adopted', unanimity: 'majority', counts: counted(5, 6), deviates: true, validity: 'valid', rule: 'R-100', expected: 'rejected' })
  const passed = event(motion, 'MotionAdopted', on, { body, resolution: decided, vote })

  test('has the counts, the rule and the findings of the vote from which the resolution follows', async () => {
    const target = await over([streamName('motion', paper), [submitted, placed, opened, declared, passed]], [streamName('resolution', decided), [adopted]])
    expect(await rowsOf(target, 'SELECT outcome, yes, no, abstain, counts, rules, majority, majority_rule, deviates, originators, type, findings, violations, finding_rules FROM rm1_decision_history')).toEqual([
      { outcome: 'adopted', yes: 5, no: 6, abstain: 0, counts: 'known', rules: 'NKomVG', majority: 'simple', majority_rule: 'R-100', deviates: 1, originators: 'faction CDU; administration', type: 'motion', findings: 1, violations: 1, finding_rules: 'G-3' },
    ])
  })

  test('takes the outcome that names the resolution, not another one of the same motion', async () => {
    const report = (outcome: 'partlyAdopted' | 'noted', named: boolean, where: string) =>
      event(motion, 'OutcomeReported', on, {
        body,
        decisive: named,
        published: outcome,
        item: derivedId(AgendaItemId, where),
        classified: { outcome, unanimity: 'unknown', amended: false, counts: { kind: 'partial', abstain: 2 } },
        ...(named ? { resolution: decided } : {}),
      })
    const target = await over([streamName('motion', paper), [submitted, report('partlyAdopted', true, 'a'), report('noted', false, 'b')]], [streamName('resolution', decided), [adopted]])
    expect(await rowsOf(target, 'SELECT outcome, yes, abstain, counts, outcome_published FROM rm1_decision_history')).toEqual([
      { outcome: 'partlyAdopted', yes: null, abstain: 2, counts: 'partial', outcome_published: 'partlyAdopted' },
    ])
  })

  test('names the rules that were in force on the day, in whatever order they were recorded', async () => {
    const constituted = event(governingBody, 'BodyConstituted', day('2011-11-01'), { name: 'Kreistag', kind: 'kreistag' })
    const rules = (adoptedOn: FuzzyDate, preset: keyof typeof presets) => event(governingBody, 'BodyRulesAdopted', adoptedOn, { rules: presets[preset] })
    const target = await over(
      [streamName('governing-body', body), [constituted, rules(day('2014-01-01'), 'NKomVG'), rules(day('2012-01-01'), 'HGO-HKO'), rules(day('2016-01-01'), 'KVG-LSA')]],
      [streamName('resolution', decided), [adopted]],
    )
    expect(await rowsOf(target, 'SELECT body_name, rules, rules_version FROM rm1_decision_history')).toEqual([{ body_name: 'Kreistag', rules: 'NKomVG', rules_version: 1 }])
  })
})

test('an amendment of unknown fate makes the number of those adopted a lower bound', async () => {
  const submit = (name: string) => event(motion, 'AmendmentSubmitted', on, { amendment: derivedId(AmendmentId, name), originators: [{ kind: 'unknown' }] })
  const first = event(motion, 'AmendmentAdopted', on, { amendment: derivedId(AmendmentId, 'a') })
  const target = await over([streamName('motion', paper), [submit('a'), submit('b'), first]])
  expect(await rowsOf(target, 'SELECT amendments, amendments_adopted, amendments_adopted_qualifier, amendments_rejected, amendments_rejected_qualifier FROM motion')).toEqual([
    { amendments: 2, amendments_adopted: 1, amendments_adopted_qualifier: 'atLeast', amendments_rejected: null, amendments_rejected_qualifier: 'unknown' },
  ])
})

test('the outcome of an amendment that is a paper of its own is told apart from those of motions', async () => {
  const own = event(motion, 'MotionSubmitted', on, { title: { asPublished: 'Zusatzantrag' }, kind: 'amendment', originators: [{ kind: 'unknown' }] })
  const reported = event(motion, 'OutcomeReported', on, { body, decisive: true, published: 'Blumen' })
  const target = await over([streamName('motion', paper), [own, reported]])
  expect(await rowsOf(target, 'SELECT subject, outcome, published FROM decision')).toEqual([{ subject: 'amendment', outcome: 'unclassified', published: 'Blumen' }])
})

test('a joint meeting counts for each of its bodies, and doors that are closed for an item make it partly public', async () => {
  const second = derivedId(AgendaItemId, 'TOP 2')
  const target = await over([
    streamName('meeting', sitting),
    [
      event(meeting, 'MeetingScheduled', on, { body, jointWith: [derivedId(BodyId, 'Ausschuss'), body], mode: 'hybrid', kind: 'ordinary' }),
      event(meeting, 'AgendaItemPlaced', on, { item, public: true }),
      event(meeting, 'AgendaItemPlaced', on, { item: second, public: true }),
      event(meeting, 'MeetingOpened', on, {}),
      event(meeting, 'PublicExcluded', on, { item: second, ground: 'publicWelfare' }),
    ],
  ])
  expect(await rowsOf(target, 'SELECT public, agenda_items, closed_items, mode, day, members, present FROM meeting')).toEqual([
    { public: 'partly', agenda_items: 2, closed_items: 1, mode: 'hybrid', day: '2015-01-13', members: null, present: null },
  ])
  expect(await rowsOf(target, 'SELECT convenes FROM meeting_body ORDER BY convenes')).toEqual([{ convenes: 0 }, { convenes: 1 }])
})
