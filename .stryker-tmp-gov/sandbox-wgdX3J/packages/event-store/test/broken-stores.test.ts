/** A scenario that cannot fail proves nothing: each one is seen to fail on a store that is broken on purpose. */
// @ts-nocheck

import { memoryFixture, modelScenario, runScenario, scenarios, type BuildStore, type Fixture } from '@vor-ort/event-store/contract'
import { memoryDriver, makeEventStore } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

import { readingDefects } from './reading-defects.ts'
import { writingDefects } from './writing-defects.ts'

const defects = { ...writingDefects, ...readingDefects }

const chain = 'abcdefghi'.split('').map((letter) => `24${letter}`)

/** Which scenarios must fail on which defect. */
const broken: ReadonlyArray<readonly [defect: keyof typeof defects, ids: ReadonlyArray<string>]> = [
  ['ignoresNoStream', ['1a', '2', '3', '5d', '29']],
  ['ignoresStreamExists', ['1b', '2', '6a', '29']],
  ['acceptsRevisionsOfMissingStreams', ['1c', '29']],
  ['acceptsHigherRevisions', ['1d', '29']],
  ['countsRevisionsFromOne', ['1e', '29']],
  ['bumpsTheRevisionOnRefusal', ['2', '6b', '29']],
  ['checksBeforeItLocks', ['4a']],
  ['appendsOneByOne', ['4b', '7b', '29']],
  ['saysARetryIsNew', ['5a', '29']],
  ['doesNothingOnConflictOfIds', ['2', '5b', '5c', '6b', '29']],
  ['takesAnyKnownBeginningForARetry', ['5d', '29']],
  ['dropsRepeatedIds', ['5e', '29']],
  ['refusesEmptyAppends', ['6a', '29']],
  ['dropsTheLastEventOfABatch', [1, 1_000, 3_277, 10_000, 100_000].map((size) => `6 (${size})`)],
  ['storesWhatComesBeforeTheFault', ['2', '6b']],
  ['acknowledgesBeforeItStores', ['7a', '7b', '29']],
  ['normalisesTexts', ['8a']],
  ['dropsWhatJsonDrops', ['8b']],
  ['doesNotValidate', ['8c', '8b', '5e', '2']],
  ['readsOneTooMany', ['9a', '9c', '29']],
  ['readsFromThePositionOn', ['9b', '29']],
  ['readsBackwardOneTooEarly', ['9b', '29']],
  ['losesAnEventBetweenPages', ['9c', '6 (1000)']],
  ['listsStreamsByPrefix', ['9d']],
  ['replaysFromTheEnd', ['16a']],
  ['deliversInAnotherOrder', ['16b', '29']],
  ['forgetsWhereItStopped', ['16c', '29']],
  ['isSilentWhereNothingIs', ['16d']],
  ['doublesAtTheSeam', ['16e', '16b']],
  ['losesAtTheSeam', ['16e']],
  ['filtersByPrefix', ['16f', '9b', '29']],
  ['ignoresTheSignal', ['16g']],
  ['doesNotUpcast', ['22a']],
  ['writesAnotherVersion', ['22b', '22a']],
  ['skipsWhatItCannotRead', ['22c', '22d']],
  ['readsUpToButNotIncluding', ['23', '9a', '29']],
  ['writesADigestOfNothing', ['24', '29']],
  ['hasNoChain', chain],
  ['sharesItsEvents', ['26b']],
  ['forgetsWhatItKnewWhenReopened', ['29']],
]

/** A place in which deleting is not refused. */
const withoutProtection = async (): Promise<Fixture> => {
  const deletions: Array<() => void> = []
  const fixture = await memoryFixture((medium, registry) => {
    deletions.push(() => void medium.all.pop())
    return makeEventStore(memoryDriver(medium), registry)
  })
  return { ...fixture, misdeeds: [{ name: 'deletion', commit: async () => deletions.forEach((deletion) => deletion()) }] }
}

// That a run fails is enough here; the search for the smallest one takes long.
const quick = new Map(scenarios.map((scenario) => [scenario.id, scenario])).set('29', modelScenario({ endOnFailure: true }))

const outcome = async (id: string, makeFixture: () => Promise<Fixture>): Promise<string> => {
  const scenario = quick.get(id)
  if (scenario === undefined) return 'there is no such scenario'
  try {
    await runScenario(scenario, makeFixture)
    return 'passed'
  } catch (thrown) {
    // A broken store must be refused by a check, not by an accident in the broken store.
    return thrown instanceof TypeError || thrown instanceof ReferenceError ? thrown.message : 'failed'
  }
}

describe.concurrent('each scenario of the contract fails on a store that breaks its promise', () => {
  for (const [name, ids] of broken) {
    const build: BuildStore = defects[name]
    it.each(ids)(`${name}: scenario %s fails`, async (id) => {
      expect(await outcome(id, () => memoryFixture(build))).toBe('failed')
    })
  }

  it('a store without protection: scenario 26a fails', async () => {
    expect(await outcome('26a', withoutProtection)).toBe('failed')
  })

  it('there is a defect for every scenario', () => {
    const proven = new Set([...broken.flatMap(([, ids]) => ids), '26a'])
    expect(scenarios.map((scenario) => scenario.id).filter((id) => !proven.has(id))).toEqual([])
  })
})
