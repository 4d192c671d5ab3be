import { betreuungsschluesselOf44c, CaseloadTarget, caseloadPolicy, targetOf } from '@vor-ort/core'
import { command, event, specify } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { dec, february, january, resolutionId } from './data.ts'

const given = specify(caseloadPolicy)
const counting = [{ clients: 'elb-all', staff: 'fte-direct' }, { clients: 'elb-activatable', staff: 'fte-with-lead' }] as const
const adopt = command(caseloadPolicy, 'AdoptCaseloadPolicy', january, { ...betreuungsschluesselOf44c('jointInstitution', counting), resolution: resolutionId })
const adopted = event(caseloadPolicy, 'CaseloadPolicyAdopted', january, adopt.data)

describe('A Betreuungsschlüssel', () => {
  test('is adopted, replaced by a later one, and repealed', () => {
    given([]).when(adopt).then([adopted]).thenState({ phase: 'adopted' }).thenFindings()
    given([adopted]).when(command(caseloadPolicy, 'AdoptCaseloadPolicy', february, { ...adopt.data, source: 'Stellenplan' })).thenState({ policy: { source: 'Stellenplan' } })
    const repealed = event(caseloadPolicy, 'CaseloadPolicyRepealed', february, {})
    given([adopted]).when(command(caseloadPolicy, 'RepealCaseloadPolicy', february, {})).then([repealed]).thenState({ phase: 'repealed' }).thenFindings()
    given([adopted, repealed]).when(adopt).thenState({ phase: 'adopted' })
    given([]).when(command(caseloadPolicy, 'RepealCaseloadPolicy', february, {})).thenRejected({ _tag: 'WrongPhase', phase: 'none' })
    expect([caseloadPolicy.title(given([adopted]).state), caseloadPolicy.title(caseloadPolicy.initial)]).toEqual(['§ 44c Abs. 4 SGB II', ''])
  })

  test('has one target for a function and age band', () => {
    const twice = (ageBand: 'under25' | 'all', of: 'placement' | 'benefits' = 'placement') =>
      command(caseloadPolicy, 'AdoptCaseloadPolicy', january, { ...adopt.data, targets: [...adopt.data.targets, { function: of, ageBand, clientsPerFte: dec('80'), binding: false }] })
    given([]).when(twice('under25')).thenRejected({ _tag: 'AlreadyExists', what: 'target', id: 'placement under25' })
    given([]).when(twice('all')).thenRejected({ _tag: 'AlreadyExists', what: 'target', id: 'placement all' })
    given([]).when(twice('all', 'benefits')).thenState({ phase: 'adopted' })
    expect(['0', '-75'].map((clientsPerFte) => CaseloadTarget.is({ function: 'placement', ageBand: 'all', clientsPerFte, binding: true }))).toEqual([false, false])
  })

  test('says nothing without a way of counting (R-11)', () => {
    const silent = event(caseloadPolicy, 'CaseloadPolicyAdopted', january, { ...adopt.data, counting: [] })
    given([silent]).thenFindings({ rule: 'R-11', severity: 'warning', facts: { source: '§ 44c Abs. 4 SGB II' } })
    given([silent, event(caseloadPolicy, 'CaseloadPolicyRepealed', february, {})]).thenFindings()
  })

  test('of § 44c is 1:75 under 25 and 1:150 from 25: binding for a gemeinsame Einrichtung, orientation for a kommunaler Träger (R-11)', () => {
    const { state } = given([adopted])
    expect([targetOf(state, 'placement', 'under25'), targetOf(state, 'caseManagement', 'from25')].map((target) => [target?.clientsPerFte, target?.binding])).toEqual([['75', true], ['150', true]])
    expect([targetOf(state, 'youthPlacement', 'under25')?.clientsPerFte, targetOf(state, 'youthPlacement', 'from25'), targetOf(state, 'benefits', 'from25')]).toEqual(['75', undefined, undefined])
    expect(betreuungsschluesselOf44c('authorisedMunicipal', counting).targets.every(({ binding }) => !binding)).toBe(true)
    expect(targetOf(given([adopted, event(caseloadPolicy, 'CaseloadPolicyRepealed', february, {})]).state, 'placement', 'under25')).toBeUndefined()
    const all = event(caseloadPolicy, 'CaseloadPolicyAdopted', january, { targets: [{ function: 'benefits', ageBand: 'all', clientsPerFte: dec('110'), binding: false }], counting, source: 'x' })
    expect(targetOf(given([all]).state, 'benefits', 'from25')?.clientsPerFte).toBe('110')
  })
})
