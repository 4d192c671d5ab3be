/** Scenario 31: random clients at the same time, with and without faults; their history must be one of a sound store. */
import type { StreamName } from '@vor-ort/core'

import { verifyStore } from '../../verify.ts'
import { accepted, assert, eventsIn } from '../checks.ts'
import { contractRegistry, streamOf } from '../catalogue.ts'
import type { Fixture, Scenario } from '../fixture.ts'
import { contractSeed } from '../seed.ts'
import { violationsOf } from './check.ts'
import { runClient, runSubscriber, type Recorder } from './clients.ts'
import { seenOf, type History, type Seen } from './history.ts'
import { makeChoices } from './random.ts'

/** How much happens in a history. */
export interface HistoryOptions {
  readonly seed?: number
  /** How many clients write and read at the same time; 4 by default. */
  readonly clients?: number
  /** How many calls each of them makes, retries not counted; 25 by default. */
  readonly turns?: number
  /** How many faults are caused meanwhile; none by default. */
  readonly faults?: number
  /** How long subscribers may need for what is missing in the end, in milliseconds; 10,000 by default. */
  readonly patience?: number
}

const streams = [streamOf('desk', 'history 1'), streamOf('desk', 'history 2'), streamOf('lamp', 'history 3')] as const

/**
 * Lets random clients work on a store, perhaps while faults are caused, and tells what each asked and was told.
 *
 * @example
 * ```ts
 * import { memoryFixture, recordHistory, violationsOf } from '@vor-ort/event-store/contract'
 * const history = await recordHistory(await memoryFixture(), { seed: 7, clients: 3, turns: 10 })
 * history.appends.length > 10 // => true
 * violationsOf(history) // => []
 * ```
 */
export const recordHistory = async (fixture: Fixture, options: HistoryOptions = {}): Promise<History> => {
  const { seed = contractSeed, clients = 4, turns = 25, faults = 0, patience = 10_000 } = options
  let count = 0
  const recorder: Recorder = { appends: [], reads: [], tick: () => ++count }
  const stores = [await fixture.open(contractRegistry), await fixture.open(contractRegistry, { pageSize: 3 })]
  const subscribers = stores.map(runSubscriber)

  let isOver = false
  const causing = (async () => {
    for (let fault = 0; fault < faults; fault++) {
      // Faults are spread over the history: each comes when so many more calls were answered.
      const due = ((fault + 1) * clients * turns) / (faults + 1)
      const isDue = (): boolean => isOver || recorder.appends.length + recorder.reads.length >= due
      while (!isDue()) await new Promise<void>((resolve) => setTimeout(resolve, 1))
      if (!isOver) await fixture.faults?.inject()
    }
  })()
  await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      runClient({ name: `client ${seed} ${client}`, fixture, streams, choices: makeChoices(seed + client), recorder }, turns),
    ),
  )
  isOver = true
  await causing

  const store = await fixture.open(contractRegistry)
  const all = (await eventsIn(store.readAll())).map(seenOf)
  const byStream = new Map<StreamName, ReadonlyArray<Seen>>()
  for (const stream of streams) byStream.set(stream, (await eventsIn(store.readStream(stream))).map(seenOf))
  for (const subscriber of subscribers) await subscriber.until(all.length, patience)
  const verified = await accepted(verifyStore(store))
  assert.ok(verified.ok, 'the chain does not hold')
  for (const opening of [...stores, store]) await opening.close()()
  const subscribed = subscribers.map(({ seen }, index) => ({ client: `subscriber ${index}`, seen: [...seen] }))
  return { appends: recorder.appends, reads: recorder.reads, subscribed, all, streams: byStream }
}

/** Records histories, and fails with the first that no sound store can have. */
const histories = (options: HistoryOptions, runs: number): Scenario['run'] => async (_fixture, makeFixture) => {
  for (let run = 0; run < runs; run++) {
    const fixture = await makeFixture()
    const seed = (options.seed ?? contractSeed) + 1_000 * run
    try {
      const history = await recordHistory(fixture, { ...options, seed })
      const violations = violationsOf(history)
      assert.deepEqual(violations.slice(0, 5), [], `${violations.length} violations with seed ${seed}`)
      assert.ok(history.all.length > 0, 'nothing was stored, so nothing was checked')
    } finally {
      await fixture.dispose()
    }
  }
}

/**
 * The scenario of random clients at the same time; with `faults` it needs a fixture that can cause them.
 *
 * @example
 * ```ts
 * import { historyScenario, memoryFixture, runScenario } from '@vor-ort/event-store/contract'
 * await runScenario(historyScenario({ turns: 5 }), () => memoryFixture()) // => undefined
 * ```
 */
export const historyScenario = (options: HistoryOptions = {}): Scenario =>
  (options.faults ?? 0) === 0
    ? {
        id: '31a',
        name: 'whatever clients do at the same time: nothing acknowledged is lost, nothing doubled, nothing out of order, each expectation was true',
        run: histories(options, 3),
      }
    : {
        id: '31b',
        name: 'the same while connections break or the server starts anew; what was not answered is there as a whole or not at all',
        needs: ['faults'],
        run: histories(options, 1),
      }
