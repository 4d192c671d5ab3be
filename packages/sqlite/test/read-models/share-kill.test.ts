/** Members of a group are processes that are killed: the others are resized, and nothing is lost, doubled or turned round. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { domainRegistry, type Position } from '@vor-ort/core'
import { afterAll, expect, it } from 'vitest'

import { allRows, appendAll, expectedRows, sampleSteps, sure } from '../../../projections/test/fixture.ts'
import { shared } from '../../../projections/test/shared-projections.ts'
import { start, type Child } from '../child.ts'
import { opened, temporaryDirectory } from '../fixture.ts'
import { randomFrom } from '../random.ts'
import { openedModels } from './open-models.ts'

const directory = temporaryDirectory()
afterAll(() => rmSync(directory, { recursive: true }))

const kills = Number(process.env['VOR_ORT_KILLS'] ?? 10)
const worker = 'read-models/share-worker.ts'

const tell = (child: Child, line: string): void => void child.process.stdin?.write(`${line}\n`)
const reached = async (child: Child, position: Position): Promise<void> => {
  tell(child, `reach ${position}`)
  while (!child.lines.includes(`reached ${position}`)) await child.said(child.lines.length + 1)
}

it(`a group of processes brings the rows of a plain fold through ${kills} kills`, async () => {
  const path = join(directory, 'both.db')
  const random = randomFrom(20151201)
  const steps = Array.from({ length: 6 }, (_, seed) => sampleSteps(200 + seed)).flat()
  const store = await opened({ path, registry: domainRegistry })
  const models = await openedModels({ path })
  let appended = 0
  const append = async (count: number): Promise<void> => {
    const more = steps.slice(appended, appended + count)
    await appendAll(store, more)
    appended += more.length
  }
  await append(60)

  let members = [start(worker, path), start(worker, path), start(worker, path)]
  let next = start(worker, path)
  await Promise.all(members.map((member) => member.said(1)))
  for (const [index, member] of members.entries()) tell(member, `share ${index} 3`)
  const some = Math.floor((steps.length - appended) / kills / 3)
  let uneven = 0
  for (let kill = 0; kill < kills || (uneven === 0 && kill < 10 * kills); kill++) {
    // What each believes to have is of no matter: some have the same, and some parts nobody has.
    for (const member of members) if (random(2) === 0) tell(member, `share ${random(3)} 3`)
    await append(some)
    const victim = members[random(members.length)]
    const rest = members.filter((member) => member !== victim)
    const killed = pause(random(25)).then(() => victim?.process.kill('SIGKILL'))
    await append(some)
    await killed
    expect(await victim?.ended).toBe('')
    if (sure(await models.generations('trace')()).some(({ parts }) => new Set(parts).size > 1)) uneven++

    // Those who are left have all of it between them.
    for (const [index, member] of rest.entries()) tell(member, `share ${index} ${rest.length}`)
    await append(some)
    await Promise.all(rest.map((member) => reached(member, String(appended) as Position)))
    expect(await allRows(models, shared)).toEqual(await expectedRows(store, shared))

    await next.said(1)
    members = [...rest, next]
    next = start(worker, path)
    for (const [index, member] of members.entries()) tell(member, `share ${index} 3`)
  }
  for (const { process } of [...members, next]) process.kill()
  await Promise.all([...members, next].map(({ ended }) => ended))
  // The kills did meet members that had come to different places.
  expect(uneven).toBeGreaterThan(0)
  sure(await models.close()())
  sure(await store.close()())
}, 600_000)
