/** The writer: brings a simulation into a store, append by append. */
import { aggregates, categoryOf } from '@vor-ort/core'
import { breathe, type AppendError, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CommandRefused } from './desk.ts'
import { simulate } from './simulation.ts'
import type { SimulationOptions } from './world.ts'

/** How much there is of one category of streams. */
export interface CategoryCount {
  readonly category: string
  readonly module: string
  readonly german: string
  readonly streams: number
  readonly events: number
}

/** What was simulated: the same for the same options. */
export interface SimulationReport {
  readonly events: number
  readonly streams: number
  readonly appends: number
  readonly categories: ReadonlyArray<CategoryCount>
  /** How many events there are of each type, the most frequent first. */
  readonly types: ReadonlyArray<readonly [type: string, events: number]>
}

/** Why a simulation ended early: the store holds something already, refused an append, or a command was refused. */
export type SimulationError = { readonly _tag: 'StoreNotEmpty' } | CommandRefused | AppendError

// Often enough that a signal is heard, seldom enough to cost nothing.
const appendsBetweenBreaths = 500

/**
 * Writes a simulation into a store that holds nothing yet.
 *
 * `onProgress` is told from time to time how many events are written, and up to which time.
 *
 * @example
 * ```ts
 * import { writeSimulation } from '@vor-ort/simulator'
 * import { domainRegistry } from '@vor-ort/core'
 * import { memoryStore } from '@vor-ort/event-store'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const written = await writeSimulation(memoryStore(domainRegistry), { cases: 10, years: 0.1, seed: 1 })()
 * isRight(written) ? written.right.categories.find(({ category }) => category === 'governing-body')?.streams : written // => 1
 * ```
 */
export const writeSimulation = (store: EventStore, options: SimulationOptions, onProgress: (events: number, recordedAt: string) => void = () => {}): TaskEither<SimulationError, SimulationReport> =>
  async () => {
    for await (const page of store.readStored({ maxCount: 1 })) {
      const [read] = page
      if (read !== undefined && isLeft(read)) return read
      if (page.length > 0) return left({ _tag: 'StoreNotEmpty' })
    }
    const streams = new Map<string, number>()
    const events = new Map<string, number>()
    const types = new Map<string, number>()
    let [appends, written] = [0, 0]
    const simulation = simulate(options)
    for (let step = simulation.next(); ; step = simulation.next()) {
      if (step.done === true) {
        return step.value === undefined ? right(reportOf(streams, events, types, appends)) : left(step.value)
      }
      const { stream, expected, events: batch } = step.value
      const appended = await store.append(stream, expected, batch)()
      if (isLeft(appended)) return appended
      const category = categoryOf(stream)
      if (expected === 'noStream') add(streams, category, 1)
      add(events, category, batch.length)
      for (const { type } of batch) add(types, type, 1)
      written += batch.length
      if (++appends % appendsBetweenBreaths === 0) {
        onProgress(written, batch[0]?.metadata.recordedAt ?? '')
        await breathe()
      }
    }
  }

const add = (counts: Map<string, number>, key: string, more: number): void => void counts.set(key, (counts.get(key) ?? 0) + more)

const reportOf = (streams: ReadonlyMap<string, number>, events: ReadonlyMap<string, number>, types: ReadonlyMap<string, number>, appends: number): SimulationReport => {
  const categories = aggregates.map(({ category, module, german }) => ({ category, module, german, streams: streams.get(category) ?? 0, events: events.get(category) ?? 0 }))
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, one) => total + one, 0)
  return {
    appends,
    events: sum(events.values()),
    streams: sum(streams.values()),
    categories: categories.filter((one) => one.streams > 0),
    types: [...types].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
  }
}
