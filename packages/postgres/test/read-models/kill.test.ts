/** The process, its connections or the server are killed during catch-up, following and rebuilds: what is there is whole, and comes to what a clean replay gives. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { domainRegistry } from '@vor-ort/core'
import { comparePositions } from '@vor-ort/event-store'
import { memoryTarget, resolutionProjection, type AnyProjection } from '@vor-ort/projections'
import { openSqliteStore } from '@vor-ort/sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { activity } from '../../../projections/test/activity.ts'
import { allRows, appendAll, eventsIn, rowsOf, runnerOf, sampleSteps, sure } from '../../../projections/test/fixture.ts'
import { start } from '../../../sqlite/test/child.ts'
import { randomFrom } from '../../../sqlite/test/random.ts'
import { bySql, testServer, type TestServer } from '../server.ts'
import { schemaFixture } from './fixture.ts'

const directory = mkdtempSync(join(tmpdir(), 'vor-ort-'))
let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true })
})

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]
const kills = Number(process.env['VOR_ORT_KILLS'] ?? 12)
const modes = ['catch-up', 'follow', 'rebuild'] as const
const here = '../../postgres/test/read-models'

it(`rows are whole after each of ${kills} kills, for every reader and at every time`, async () => {
  const file = join(directory, 'events.db')
  const fixture = await schemaFixture(server.url)
  const { schema } = fixture
  const random = randomFrom(20150113)
  const steps = Array.from({ length: 6 }, (_, seed) => sampleSteps(100 + seed)).flat()
  const store = sure(await openSqliteStore({ path: file, registry: domainRegistry })())
  await appendAll(store, steps.slice(0, 200))
  const models = await fixture.open({ synchronous: 'full' })
  sure(await runnerOf(store, models, projections).catchUp()())
  const reader = start(`${here}/reader.ts`, server.url, schema)
  await reader.said(1)

  let appended = 200
  const append = async (count: number): Promise<void> => {
    await appendAll(store, steps.slice(appended, appended + count))
    appended += count
  }
  const share = Math.ceil((steps.length - 200) / kills / 2)
  const found = { behind: 0, building: 0 }
  const worker = (mode: string) => start(`${here}/worker.ts`, file, server.url, schema, mode)
  // What was lost with the server comes back with the next try.
  const again = async <A>(work: () => Promise<A>): Promise<A> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work()
      } catch (thrown) {
        if (attempt > 20) throw thrown
      }
    }
  }
  const endConnections = (): Promise<unknown> =>
    bySql(server.url, (client) => client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'vor-ort read models%'"))
  let next = worker(modes[0])
  // Chance decides where a kill meets the work: it goes on until each thing was met once.
  const isMet = (): boolean => found.behind > 0 && found.building > 0
  for (let kill = 0; kill < kills || (!isMet() && kill < 10 * kills); kill++) {
    const child = next
    next = worker(modes[(kill + 1) % modes.length] ?? modes[0])
    await append(share)
    child.process.stdin?.write('go\n')
    await child.said(1)
    const appending = append(share)
    await pause(20 + random(80))
    // Connections first: the process goes on with new ones. Then now and then the server, and in the end the process.
    await endConnections()
    await pause(random(40))
    if (kill % 3 === 2 && server.canBeKilled) {
      await server.kill()
      await server.restart()
      await pause(random(40))
    }
    child.process.kill('SIGKILL')
    expect(await child.ended).toBe('')
    await appending

    const events = await eventsIn(store)
    const generations = await again(async () => sure(await models.generations()()))
    for (const projection of projections) {
      const active = generations.find(({ projection: name, status }) => name === projection.name && status === 'active')
      const checkpoint = active?.checkpoint
      if (checkpoint === undefined) throw new Error(`${projection.name} has no checkpoint`)
      // What lies there is the fold of just the events up to its checkpoint.
      const seen = events.filter(({ position }) => comparePositions(position, checkpoint) <= 0)
      expect(await again(() => allRows(models, [projection]))).toEqual(rowsOf(seen, [projection]))
      if (seen.length < events.length) found.behind++
    }
    if (generations.some(({ status }) => status === 'building')) found.building++
    if (kill % 4 === 3) {
      // Now and then another process brings it to the end.
      const clean = memoryTarget()
      sure(await runnerOf(store, clean, projections).catchUp()())
      const runner = runnerOf(store, models, projections)
      await again(async () => sure(await runner.catchUp()()))
      expect(await allRows(models, projections)).toEqual(await allRows(clean, projections))
      sure(await runner.rebuild('resolution')())
      expect(await allRows(models, projections)).toEqual(await allRows(clean, projections))
    }
  }
  next.process.kill()
  reader.process.stdin?.write('end\n')
  expect(await reader.ended).toBe('')
  const said: unknown = JSON.parse(reader.lines[1] ?? '{}')
  expect(said).toMatchObject({ turns: expect.any(Number) as number, generations: expect.any(Number) as number })
  // The kills did meet it in the middle of things.
  expect(found.behind).toBeGreaterThan(0)
  expect(found.building).toBeGreaterThan(0)
  await fixture.dispose()
  sure(await store.close()())
}, 600_000)
