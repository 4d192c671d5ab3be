import { branch, branchesFromObligations, day, instant, streamName, type AnyEvent, type ResolutionEvents, type Told } from '@vor-ort/core'
import { given } from '@vor-ort/testing'
import { describe, expect, test } from 'vitest'

import { carrier, grossefehnBranch, january, krummhoernBranch, obligation, pewsum, resolutionId, space } from './data.ts'

const at = instant('2015-01-14T08:00:00.000Z')
const told = (): Told => {
  if (at._tag === 'Left') throw new Error('not valid')
  return { stream: streamName('resolution', resolutionId), id: resolutionId, event: obligation, on: january, recordedAt: at.right }
}
const created = (data: Partial<ResolutionEvents['ObligationCreated']>): AnyEvent => ({ type: 'ObligationCreated', on: january, data: { obligation, aspect: 'site', what: 'Außenstellen einrichten', ...data } })
const react = (event: AnyEvent) => branchesFromObligations.react(null, event, told())

describe('Standorte that an Umsetzungsauftrag asks for', () => {
  test('are proposed, each once, with resolution and obligation', () => {
    const reactions = react(created({ branches: [{ branch: krummhoernBranch, name: 'Krummhörn', socialSpace: space, kind: 'branch', carrier, place: pewsum }, { branch: grossefehnBranch, name: 'Großefehn' }] }))
    const because = { resolution: resolutionId, obligation }
    expect(reactions).toEqual([
      { key: `${obligation} ${krummhoernBranch}`, category: 'branch', id: krummhoernBranch, command: { type: 'ProposeBranch', on: january, data: { name: 'Krummhörn', socialSpace: space, kind: 'branch', carrier, place: pewsum, ...because } } },
      { key: `${obligation} ${grossefehnBranch}`, category: 'branch', id: grossefehnBranch, command: { type: 'ProposeBranch', on: january, data: { name: 'Großefehn', ...because } } },
    ])
    for (const { command } of reactions) {
      if (!branch.decider.isCommand(command)) throw new Error(command.type)
      given(branch, []).when(command).thenState({ phase: 'proposed', origin: because })
    }
  })

  test('are none where it names none', () => {
    expect(react(created({}))).toEqual([])
    expect(react(created({ branches: [] }))).toEqual([])
    expect(react({ type: 'ObligationWaived', on: day('2015-02-10'), data: {} })).toEqual([])
    expect([branchesFromObligations.name, branchesFromObligations.handles]).toEqual(['branches-from-obligations', ['ObligationCreated']])
  })
})
