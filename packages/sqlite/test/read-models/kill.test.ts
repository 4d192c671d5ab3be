/** The process is killed while it catches up, follows or rebuilds: what is there is whole, and comes to what a clean replay gives. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { domainRegistry } from '@vor-ort/core'
import { comparePositions } from '@vor-ort/event-store'
import { memoryTarget, resolutionProjection, type AnyProjection } from '@vor-ort/projections'
import { afterAll, expect, it } from 'vitest'

import { activity } from '../../../projections/test/activity.ts'
import { allRows, appendAll, eventsIn, rowsOf, runnerOf, sampleSteps, sure } from '../../../projections/test/fixture.ts'
import { start } from '../child.ts'
import { opened, temporaryDirectory } from '../fixture.ts'
import { randomFrom } from '../random.ts'
import { openedModels } from './open-models.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))

const projections: ReadonlyArray<AnyProjection> = [resolutionProjection, activity]
const kills = Number(process.env['VOR_ORT_KILLS'] ?? 20)
const modes = ['catch-up', 'follow', 'rebuild'] as const
const worker = 'read-models/worker.ts'

it(`rows are whole after each of ${kills} kills, for every reader and at every time`, async () => {
  // Events and rows in one file: those who append and those who write rows wait for one another too.
  const path = join(directory, 'both.db')
  const random = randomFrom(20150113)
  const steps = Array.from({ length: 6 }, (_, seed) => sampleSteps(100 + seed)).flat()
  const store = await opened({ path, registry: domainRegistry })
  await appendAll(store, steps.slice(0, 200))
  const models = await openedModels({ path })
  sure(await runnerOf(store, models, projections).catchUp()())
  const reader = start('read-models/reader.ts', path)
  await reader.said(1)

  let appended = 200
  const append = async (count: number): Promise<void> => {
    await appendAll(store, steps.slice(appended, appended + count))
    appended += count
  }
  const share = Math.ceil((steps.length - 200) / kills / 2)
  const found = { behind: 0, building: 0 }
  let next = start(worker, path, modes[0])
  // Chance decides where a kill meets the work: it goes on until each thing was met once.
  const isMet = (): boolean => found.behind > 0 && found.building > 0
  for (let kill = 0; kill < kills || (!isMet() && kill < 10 * kills); kill++) {
    const child = next
    next = start(worker, path, modes[(kill + 1) % modes.length] ?? modes[0])
    await append(share)
    child.process.stdin?.write('go\n')
    await child.said(1)
    const killed = pause(random(25)).then(() => child.process.kill('SIGKILL'))
    await append(share)
    await killed
    expect(await child.ended).toBe('')

    const events = await eventsIn(store)
    const generations = sure(await models.generations()())
    for (const projection of projections) {
      const active = generations.find(({ projection: name, status }) => name === projection.name && status === 'active')
      const checkpoint = active?.checkpoint
      if (checkpoint === undefined) throw new Error(`${projection.name} has no checkpoint`)
      // What lies there is the fold of just the events up to its checkpoint.
      const seen = events.filter(({ position }) => comparePositions(position, checkpoint) <= 0)
      expect(await allRows(models, [projection])).toEqual(rowsOf(seen, [projection]))
      if (seen.length < events.length) found.behind++
    }
    if (generations.some(({ status }) => status === 'building')) found.building++
    if (kill % 4 === 3) {
      // Now and then another process brings it to the end.
      const clean = memoryTarget()
      sure(await runnerOf(store, clean, projections).catchUp()())
      const runner = runnerOf(store, models, projections)
      sure(await runner.catchUp()())
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
  sure(await models.close()())
  sure(await store.close()())
}, 600_000)
