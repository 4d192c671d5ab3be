/** The memory store: a million single appends must take linear time; Castore's memory store in the same run. */
import { InMemoryEventStorageAdapter } from '@castore/event-storage-adapter-in-memory'
import { memoryStore } from '@vor-ort/event-store'

import { median } from './measure.ts'
import { attendance, newStream, registry, sure } from './sqlite.ts'

/** How the time per append grows. */
export interface Growth {
  readonly name: string
  readonly appends: number
  readonly perSecond: number
  /** Time of the last tenth by time of the first: 1 is linear. */
  readonly lastByFirst: number
  readonly wanted?: number
}

const growth = async (name: string, appends: number, append: (index: number) => Promise<unknown>, wanted?: number): Promise<Growth> => {
  const tenth = appends / 10
  const times: number[] = []
  for (let part = 0; part < 10; part++) {
    const started = performance.now()
    for (let index = part * tenth; index < (part + 1) * tenth; index++) await append(index)
    times.push(performance.now() - started)
  }
  const total = times.reduce((sum, time) => sum + time, 0)
  return {
    name,
    appends,
    perSecond: Math.round((appends * 1000) / total),
    lastByFirst: Number(((times[9] ?? 0) / (times[0] ?? 1)).toFixed(2)),
    ...(wanted === undefined ? {} : { wanted }),
  }
}

/** Appends to one stream, the case in which a store that looks at the whole stream each time is quadratic. */
export const memoryGrowth = async (appends: number): Promise<ReadonlyArray<Growth>> => {
  const runs: Growth[] = []
  for (let run = 0; run < (appends > 100_000 ? 1 : 3); run++) {
    const store = memoryStore(registry)
    const stream = newStream()
    runs.push(
      await growth(
        'vor-ort memory store, one stream',
        appends,
        async (index) => sure(await store.append(stream, index === 0 ? 'noStream' : BigInt(index - 1), [attendance()])()),
        1.5,
      ),
    )
  }
  const middle = median(runs.map(({ lastByFirst }) => lastByFirst))
  const typical = runs.filter(({ lastByFirst }) => lastByFirst === middle).slice(0, 1)
  const castore = new InMemoryEventStorageAdapter()
  return [
    ...typical,
    // Castore scans the stream at each push, so a million would take hours; 20,000 show the curve.
    await growth('Castore memory store, one stream', 20_000, (index) =>
      castore.pushEvent(
        { aggregateId: 'bench', version: index + 1, type: 'AttendanceRecorded', timestamp: '2026-11-21T22:00:00.000Z', payload: attendance().data, metadata: attendance().metadata },
        { eventStoreId: 'bench' },
      ),
    ),
  ]
}
