/** Seats: one keeps a projection up at a time, and another takes over when its connection or process is gone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { domainRegistry, type Position } from '@vor-ort/core'
import { resolutionProjection, type AnyProjection, type Generation } from '@vor-ort/projections'
import { openSqliteStore } from '@vor-ort/sqlite'
import { left, right } from 'fp-ts/lib/Either.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { activity } from '../../../projections/test/activity.ts'
import { allRows, appendAll, expectedRows, runnerOf, sampleSteps, storeOf, sure } from '../../../projections/test/fixture.ts'
import { start, type Child } from '../../../sqlite/test/child.ts'
import { followSeated } from '@vor-ort/postgres'
import { bySql, testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]
const steps = sampleSteps(41)

// Many schemas come and go here, on whatever machine.
vi.setConfig({ testTimeout: 300_000 })

let server: TestServer
let fixture: Awaited<ReturnType<typeof schemaFixture>>
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  fixture = await schemaFixture(server.url)
  return fixture.dispose
})

/** Ends the connections that hold seats in this schema, as an operator or a lost network would. */
const endSeats = (): Promise<unknown> =>
  bySql(server.url, (client) => client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'vor-ort seat%' AND wait_event_type IS DISTINCT FROM 'Lock'"))

const waitingSeats = async (): Promise<number> => {
  const { rows } = await bySql(server.url, (client) => client.query<{ n: number }>("SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name LIKE 'vor-ort seat%' AND wait_event_type = 'Lock'"))
  return rows[0]?.n ?? 0
}

/** Waits until so many wait for a seat. */
const untilWaiting = async (count: number): Promise<void> => {
  while ((await waitingSeats()) < count) await new Promise((resolve) => setTimeout(resolve, 5))
}

const empty = ({ projection, generation }: Generation, expected: string | undefined, next: string) =>
  ({ projection, generation, expected: expected as Position | undefined, next: next as Position, touched: [], poison: [] }) as const

describe('a seat', () => {
  it('is had by one at a time; others are told, or wait until it is released', async () => {
    const [one, two] = [await fixture.open(), await fixture.open()]
    const first = sure(await one.seat(['resolution', 'activity'])())
    expect(await two.seat(['activity', 'other'], { wait: false })()).toEqual(left({ _tag: 'SeatTaken', projections: ['activity'] }))
    const other = sure(await two.seat(['other'], { wait: false })())
    let isSeated = false
    const second = two.seat(['activity'])().then((seat) => {
      isSeated = true
      return sure(seat)
    })
    await untilWaiting(1)
    expect([isSeated, first.lost.aborted]).toEqual([false, false])
    await first.release()
    expect(first.lost.aborted).toBe(true)
    await (await second).release()
    await other.release()
    // What was refused left nothing behind.
    await sure(await one.seat(['activity', 'other', 'resolution'], { wait: false })()).release()
  })

  it('of another schema is another one', async () => {
    const elsewhere = await schemaFixture(server.url)
    const [one, two] = [await fixture.open(), await elsewhere.open()]
    const seats = [sure(await one.seat(['activity'], { wait: false })()), sure(await two.seat(['activity'], { wait: false })())]
    expect(seats.map(({ lost }) => lost.aborted)).toEqual([false, false])
    for (const seat of seats) await seat.release()
    await elsewhere.dispose()
  })

  it('is no longer waited for when the signal comes', async () => {
    const models = await fixture.open()
    const held = sure(await models.seat(['activity'])())
    const stop = new AbortController()
    const waiting = models.seat(['activity'], { signal: stop.signal })()
    await untilWaiting(1)
    stop.abort()
    expect(await waiting).toEqual(left({ _tag: 'SeatGivenUp' }))
    expect(await models.seat(['activity'], { signal: stop.signal })()).toEqual(left({ _tag: 'SeatGivenUp' }))
    while ((await waitingSeats()) > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await held.release()
  })

  it('that was lost commits nothing more, and whoever waited has it', async () => {
    const [one, two] = [await fixture.open(), await fixture.open()]
    const first = sure(await one.seat(['resolution'])())
    const generation = sure(await first.target.openGeneration(resolutionProjection, 'active')())
    sure(await first.target.commit([empty(generation, undefined, '1')])())
    const second = two.seat(['resolution'])()
    await untilWaiting(1)
    await endSeats()
    const seat = sure(await second)
    if (!first.lost.aborted) await new Promise((resolve) => first.lost.addEventListener('abort', resolve))
    expect(await first.target.commit([empty(generation, '1', '2')])()).toEqual(left({ _tag: 'TargetUnavailable', reason: 'the seat of resolution was lost' }))
    sure(await seat.target.commit([empty(generation, '1', '3')])())
    expect(sure(await two.generations()()).map(({ checkpoint }) => checkpoint)).toEqual(['3'])
    await seat.release()
  })

  it('commits nothing either while it does not know yet that another has taken over', async () => {
    const models = await fixture.open()
    const seat = sure(await models.seat(['resolution'])())
    const generation = sure(await seat.target.openGeneration(resolutionProjection, 'active')())
    sure(await seat.target.commit([empty(generation, undefined, '1')])())
    // What a takeover does, while the connection of the old seat still looks alive to its process.
    await bySql(server.url, (client) => client.query(`UPDATE ${fixture.schema}.read_model_seats SET epoch = epoch + 1`))
    expect(seat.lost.aborted).toBe(false)
    expect(await seat.target.commit([empty(generation, '1', '2')])()).toMatchObject(left({ _tag: 'TargetUnavailable' }))
    expect(sure(await models.generations()()).map(({ checkpoint }) => checkpoint)).toEqual(['1'])
    await seat.release()
  })
})

describe('following in a seat', () => {
  it('is done by one of several, and by the next where its connection is ended; the rows are those of a plain fold', async () => {
    const store = await storeOf(steps.slice(0, 40))
    const seated: number[] = []
    const stop = new AbortController()
    const following = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const models = await fixture.open({ synchronous: 'full' })
        return { done: followSeated({ store, models, projections, signal: stop.signal, batchSize: 4, retryMilliseconds: 10, onSeat: () => void seated.push(index) })() }
      }),
    )
    const plain = await fixture.open()
    for (let time = 1; time <= 6; time++) {
      await untilWaiting(2)
      expect(seated).toHaveLength(time)
      await appendAll(store, steps.slice(40 + time, 41 + time))
      await endSeats()
    }
    await untilWaiting(2)
    expect(new Set(seated.slice(0, 3)).size).toBeGreaterThan(1)
    const last = runnerOf(store, plain, projections)
    sure(await last.catchUp()())
    expect(await allRows(plain, projections)).toEqual(await expectedRows(store, projections))
    stop.abort()
    for (const { done } of following) expect(await done).toEqual(right(undefined))
  })

  it('goes over to another process when the one that does it is killed, and one that froze writes nothing when it wakes up', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'vor-ort-'))
    const file = join(directory, 'events.db')
    const store = sure(await openSqliteStore({ path: file, registry: domainRegistry })())
    await appendAll(store, steps.slice(0, 60))
    const models = await fixture.open()
    const process = (): Child => start('../../postgres/test/read-models/seat-worker.ts', file, server.url, fixture.schema)
    const level = async (): Promise<void> => {
      const expected = JSON.stringify(await expectedRows(store, projections))
      for (;;) {
        const generations = sure(await models.generations()())
        if (generations.length === projections.length && JSON.stringify(await allRows(models, projections)) === expected) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    }
    const [first, second] = [process(), process()]
    await Promise.race([first.said(1), second.said(1)])
    await level()
    const [holder, next] = first.lines.length === 1 ? [first, second] : [second, first]
    await untilWaiting(1)
    expect(next.lines).toHaveLength(0)

    holder.process.kill('SIGKILL')
    await next.said(1)
    await appendAll(store, steps.slice(60, 80))
    await level()

    // A process that stands still keeps its connections; whoever waits gets the seat when the server ends them.
    const third = process()
    await untilWaiting(1)
    next.process.kill('SIGSTOP')
    await appendAll(store, steps.slice(80, 100))
    await endSeats()
    await third.said(1)
    await level()
    next.process.kill('SIGCONT')
    await untilWaiting(1)
    await appendAll(store, steps.slice(100, 110))
    await level()
    expect([next.lines.length, third.lines.length]).toEqual([1, 1])
    for (const child of [next, third]) {
      child.process.kill('SIGKILL')
      await child.ended
    }
    await store.close()()
    rmSync(directory, { recursive: true })
  })
})
