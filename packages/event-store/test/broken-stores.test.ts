/** A scenario that cannot fail proves nothing: each one is seen to fail on a store that is broken on purpose. */
import { declarationScenario, historyScenario, memoryFixture, modelScenario, runScenario, scenarios, type BuildStore, type Fixture } from '@vor-ort/event-store/contract'
import { memoryDriver, makeEventStore } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

import { failingFixture, type Damage } from './failing-memory.ts'
import { readingDefects } from './reading-defects.ts'
import { sharingDefects } from './sharing-defects.ts'
import { transactionalCapabilities, transactionalFixture, type Discipline } from './transactional-memory.ts'
import { writingDefects } from './writing-defects.ts'

const defects = { ...writingDefects, ...readingDefects, ...sharingDefects }

const chain = 'abcdefghij'.split('').map((letter) => `24${letter}`)

/** Which scenarios must fail on which defect. */
const broken: ReadonlyArray<readonly [defect: keyof typeof defects, ids: ReadonlyArray<string>]> = [
  ['ignoresNoStream', ['1a', '2', '3', '5d', '29']],
  ['ignoresStreamExists', ['1b', '2', '6a', '29']],
  ['acceptsRevisionsOfMissingStreams', ['1c', '29']],
  ['acceptsHigherRevisions', ['1d', '29']],
  ['countsRevisionsFromOne', ['1e', '29']],
  ['bumpsTheRevisionOnRefusal', ['2', '6b', '29']],
  ['checksBeforeItLocks', ['4a', '31a']],
  ['appendsOneByOne', ['4b', '7b', '29', '31a']],
  ['saysARetryIsNew', ['5a', '29']],
  ['doesNothingOnConflictOfIds', ['2', '5b', '5c', '6b', '29']],
  ['takesAnyKnownBeginningForARetry', ['5d', '29']],
  ['dropsRepeatedIds', ['5e', '29']],
  ['refusesEmptyAppends', ['6a', '29']],
  ['dropsTheLastEventOfABatch', [1, 1_000, 3_277, 10_000, 100_000].map((size) => `6 (${size})`)],
  ['storesWhatComesBeforeTheFault', ['2', '6b']],
  ['dropsWhatIsUnderWay', ['7c']],
  ['acknowledgesBeforeItStores', ['7a', '7b', '29', '31a']],
  ['sharesIdsUndeclared', ['5c', '5f']],
  ['takesHalfOfWhatIsTooLarge', ['6 (10000)', '6 (100000)']],
  ['normalisesTexts', ['8a']],
  ['dropsWhatJsonDrops', ['8b']],
  ['doesNotValidate', ['8c', '8b', '5e', '2']],
  ['readsOneTooMany', ['9a', '9c', '29']],
  ['readsFromThePositionOn', ['9b', '29']],
  ['readsBackwardOneTooEarly', ['9b', '29']],
  ['losesAnEventBetweenPages', ['9c', '6 (1000)']],
  ['listsStreamsByPrefix', ['9d']],
  ['replaysFromTheEnd', ['16a']],
  ['deliversInAnotherOrder', ['16b', '29', '31a']],
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
  ['writesADigestOfNothing', ['24', '25a', '29']],
  ['hasNoChain', chain],
  ['sharesItsEvents', ['26b']],
  ['forgetsWhatItKnewWhenReopened', ['29']],
  ['beginsATailOneTooLate', ['27a', '27b']],
  ['dropsCommandIds', ['28a']],
  ['storesMoreThanWasDecided', ['28b', '29']],
  ['handsOutOnce', ['15a', '15b', '31a']],
  ['ignoresPartitions', ['17a', '17b', '17c']],
  ['reachesOnlyWhatItShows', ['13d', '16f', '17c']],
  ['sealsAnew', ['25b', '30a', '30c', '30d']],
  ['takesOverAnything', ['30b', '30c', '30d']],
  ['refusesToRepeat', ['30b']],
  ['hasAnotherIdentityEachTime', ['30e']],
  ['hasTheIdentityOfAll', ['30e']],
]

const crossed = ['old', 'young'].flatMap((first) => [1, 500].map((page) => `11b (${first} first, page ${page})`))

/** Which scenarios must fail on which wrong way to order what transactions append. */
const disordered: ReadonlyArray<readonly [discipline: Discipline, ids: ReadonlyArray<string>]> = [
  ['byPosition', ['10a (page 1)', '10a (page 500)', ...crossed]],
  ['byTransaction', ['11a', '12a', '12b']],
  ['withoutHoles', ['10b (page 1)', '10b (page 500)', '13a', '13b', '13c']],
  ['atOnce', ['10a (page 1)', '10c']],
  ['fragile', ['10d']],
]

/** What a fault must not do to a store. */
const damages: Readonly<Record<string, Damage>> = {
  'loses the last event': (medium) => {
    const last = medium.all.pop()
    if (last === undefined) return
    const stream = medium.streams.get(last.stream)
    stream?.events.pop()
    const before = stream?.events.at(-1)
    if (stream === undefined || before === undefined) medium.streams.delete(last.stream)
    else Object.assign(stream, { revision: before.revision, hash: before.hash })
    medium.ids.delete(last.id)
  },
  'forgets the ids': (medium) => medium.ids.clear(),
}

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
const quick = new Map(scenarios.map((scenario) => [scenario.id, scenario])).set('29', modelScenario({ endOnFailure: true })).set('31a', historyScenario({ patience: 500 })).set('31b', historyScenario({ patience: 500, faults: 6 }))

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

  for (const [discipline, ids] of disordered) {
    it.each(ids)(`transactions ${discipline}: scenario %s fails`, async (id) => {
      expect(await outcome(id, () => transactionalFixture(discipline))).toBe('failed')
    })
  }

  it.each(Object.keys(damages))('a fault that %s: scenario 31b fails', async (name) => {
    expect(await outcome('31b', () => failingFixture(damages[name]))).toBe('failed')
  })

  it('a store without protection: scenario 26a fails', async () => {
    expect(await outcome('26a', withoutProtection)).toBe('failed')
  })

  it.each([
    ['a capability that the store does not have', { capabilities: transactionalCapabilities }, 'joinsTransactions'],
    ['a part to be lacking that the fixture has', { lacks: ['raw'] }, 'declared to be lacking'],
  ] as const)('who declares %s: scenario 0 fails', async (_what, declaration, reason) => {
    await expect(runScenario(declarationScenario(declaration), () => memoryFixture())).rejects.toThrow(reason)
  })

  it('a store that joins transactions, without any in its fixture: scenario 0 fails', async () => {
    const { transactions: _left, ...bare } = await transactionalFixture()
    await expect(runScenario(declarationScenario({}), async () => bare)).rejects.toThrow('joins transactions')
  })

  it('there is a defect for every scenario', () => {
    const proven = new Set([...broken, ...disordered].flatMap(([, ids]) => ids)).add('26a').add('31b')
    expect(scenarios.map((scenario) => scenario.id).filter((id) => !proven.has(id))).toEqual([])
  })
})
