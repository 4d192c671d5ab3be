/** Read models over simulated years: rates against the bare engine, memory over a growing history, delay of the live tail. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { makeProjectionRunner, meetingProjection } from '@vor-ort/projections'
import { openSqliteReadModels, openSqliteStore } from '@vor-ort/sqlite'
import type { Position } from '@vor-ort/core'

import { median, type Comparison } from './measure.ts'
import { attendance, newStream, registry, sure } from './sqlite.ts'

/** What a child process tells of one measurement. */
export interface Once {
  readonly seconds: number
  readonly events: number
  readonly megabytes: number
}

const once = (...words: ReadonlyArray<string>): Once => {
  const script = path.join(import.meta.dirname, 'projections-once.ts')
  return JSON.parse(execFileSync(process.execPath, ['--conditions=@vor-ort/source', '--max-old-space-size=320', script, ...words], { encoding: 'utf8' }))
}

const folderOf = (): string => mkdtempSync(path.join(tmpdir(), 'vor-ort-bench-models-'))
const perSecond = ({ events, seconds }: Once): number => events / seconds

/** A simulation, and the read models over it. */
export interface ModelFigures {
  readonly simulation: Once
  readonly comparisons: ReadonlyArray<Comparison>
  readonly peakMegabytes: number
}

/** Simulates, and compares rebuilding one projection and all read models with the floor, in alternating rounds. */
export const modelFigures = (cases: number, years: number, rounds = 5): ModelFigures => {
  const folder = folderOf()
  const file = path.join(folder, 'simulated.db')
  const simulation = once('simulate', file, String(cases), String(years))
  const measured = Array.from({ length: rounds }, (_, round) => {
    const floor = once('floor', file)
    const one = once('one', file, path.join(folder, `one-${round}.db`))
    const all = once('all', file, path.join(folder, `all-${round}.db`))
    for (const which of ['one', 'all']) for (const end of ['', '-wal', '-shm']) rmSync(path.join(folder, `${which}-${round}.db${end}`), { force: true })
    return { floor, one, all }
  })
  rmSync(folder, { recursive: true })
  const comparison = (name: string, which: 'one' | 'all', wanted: number): Comparison => ({
    name,
    floor: 'the same events by bare node:sqlite, read with JSON.parse',
    ours: Math.round(median(measured.map((round) => perSecond(round[which])))),
    floors: Math.round(median(measured.map(({ floor }) => perSecond(floor)))),
    ratio: Number(median(measured.map((round) => perSecond(round[which]) / perSecond(round.floor))).toFixed(2)),
    wanted,
    rounds,
  })
  return {
    simulation,
    comparisons: [
      comparison('rebuild of one projection with a row for each stream', 'one', 0.35),
      comparison(`all read models in one pass over ${simulation.events} simulated events`, 'all', 0.15),
    ],
    peakMegabytes: Math.max(...measured.flatMap(({ one, all }) => [one.megabytes, all.megabytes])),
  }
}

/** How time and memory of all read models grow with the history. */
export interface ModelGrowth {
  readonly events: number
  readonly microsecondsPerEvent: number
  readonly megabytes: number
}

/** All read models over histories of more and more years. */
export const modelGrowth = (cases: number, yearsOf: ReadonlyArray<number>): ReadonlyArray<ModelGrowth> =>
  yearsOf.map((years) => {
    const folder = folderOf()
    const file = path.join(folder, 'simulated.db')
    once('simulate', file, String(cases), String(years))
    const { events, seconds, megabytes } = once('all', file, path.join(folder, 'all.db'))
    rmSync(folder, { recursive: true })
    return { events, microsecondsPerEvent: Number(((seconds * 1e6) / events).toFixed(1)), megabytes }
  })

/** How long a row takes to be there after the append was acknowledged, in milliseconds. */
export interface LiveDelay {
  readonly eventsPerSecond: number
  readonly median: number
  readonly percentile99: number
}

/** Appends at a steady rate while a runner follows, and waits for each row. */
export const liveDelay = async (eventsPerSecond = 500, seconds = 10): Promise<LiveDelay> => {
  const folder = folderOf()
  const store = sure(await openSqliteStore({ path: path.join(folder, 'live.db'), registry })())
  const target = sure(await openSqliteReadModels({ path: path.join(folder, 'models.db') })())
  const runner = sure(makeProjectionRunner({ store, target, projections: [meetingProjection] }))
  const stop = new AbortController()
  const following = runner.follow({ signal: stop.signal })()
  sure(await runner.ready()())
  const stream = newStream()
  const delays: number[] = []
  const waiting: Array<Promise<unknown>> = []
  const began = performance.now()
  for (let index = 0; index < eventsPerSecond * seconds; index++) {
    const due = began + (index * 1000) / eventsPerSecond
    if (due > performance.now()) await sleep(due - performance.now())
    const { position } = sure(await store.append(stream, index === 0 ? 'noStream' : BigInt(index - 1), [attendance()])())
    const acknowledged = performance.now()
    waiting.push(visible(position, acknowledged))
  }
  await Promise.all(waiting)
  stop.abort()
  await following
  sure(await target.close()())
  sure(await store.close()())
  rmSync(folder, { recursive: true })
  const sorted = delays.toSorted((a, b) => a - b)
  return { eventsPerSecond, median: round(median(delays)), percentile99: round(sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN) }

  async function visible(position: Position | undefined, acknowledged: number): Promise<void> {
    if (position !== undefined) sure(await runner.waitFor(position)())
    delays.push(performance.now() - acknowledged)
  }
}

const round = (milliseconds: number): number => Number(milliseconds.toFixed(1))
