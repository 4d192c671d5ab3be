/** The promises of a target about generations. */
import { deepStrictEqual } from 'node:assert'

import { left, right } from 'fp-ts/lib/Either.js'

import type { Generation, ProjectionTarget } from '../target.ts'
import { commitTo, desks, small, sure, touched, type TargetScenario } from './fixture.ts'

const scenario = (name: string, run: (target: ProjectionTarget, other: ProjectionTarget) => Promise<void>): TargetScenario => ({
  name,
  run: async (fixture) => {
    const target = await fixture.open()
    const other = await fixture.open()
    await run(target, other)
    sure(await other.close()())
    sure(await target.close()())
  },
})

const seen = async (target: ProjectionTarget): Promise<ReadonlyArray<unknown>> => sure(await target.rows('desk')()).map((row) => row['desk'])
const statuses = async (target: ProjectionTarget): Promise<ReadonlyArray<string>> =>
  sure(await target.generations('desks')()).map(({ generation, status }) => `${generation} ${status}`)
const gone = ({ projection, generation }: Generation) => left({ _tag: 'GenerationGone', projection, generation })

/** Opens a generation and fills it with one desk, up to a position. */
const filled = async (target: ProjectionTarget, status: 'active' | 'building', desk: string, next: number): Promise<Generation> => {
  const generation = sure(await target.openGeneration(desks, status)())
  sure(await target.commit([commitTo(generation, undefined, next, touched(desk, 1, { isNew: true }))])())
  return generation
}

/** What every target promises about generations. */
export const generationScenarios: ReadonlyArray<TargetScenario> = [
  scenario('an active generation is made once, and found again by whoever opens it, whatever version it asks for', async (target, other) => {
    const made = sure(await target.openGeneration(desks, 'active')())
    deepStrictEqual(await other.openGeneration({ ...desks, version: 2 }, 'active')(), right(made))
    deepStrictEqual(await target.generations()(), right([made]))
    deepStrictEqual([made.generation, made.status, made.version, made.checkpoint], [1, 'active', 1, undefined])
  }),

  scenario('what is being built is seen by nobody; after the switch all see it, and the one before can be rolled back to', async (target, other) => {
    const one = await filled(target, 'active', 'old', 5)
    const two = await filled(target, 'building', 'new', 5)
    deepStrictEqual([await seen(target), await seen(other)], [['old'], ['old']])
    sure(await other.switchTo(two)())
    deepStrictEqual([await seen(target), await seen(other)], [['new'], ['new']])
    deepStrictEqual(await statuses(other), ['1 previous', '2 active'])
    deepStrictEqual(await target.commit([commitTo(one, 5, 6)])(), gone(one))
    deepStrictEqual(await target.switchTo(one)(), gone(one))
    deepStrictEqual(await target.switchTo(two)(), right(undefined))

    const back = sure(await target.rollBack('desks')())
    deepStrictEqual([back.generation, back.status, back.checkpoint], [1, 'active', '5'])
    deepStrictEqual([await seen(other), await statuses(other)], [['old'], ['1 active', '2 previous']])
    sure(await other.commit([commitTo(one, 5, 6, touched('older', 0, { isNew: true }))])())
    sure(await target.rollBack('desks')())
    deepStrictEqual([await seen(other), await statuses(other)], [['new'], ['1 previous', '2 active']])
  }),

  scenario('a switch to what is less far than what readers see is refused', async (target) => {
    await filled(target, 'active', 'old', 10)
    const two = await filled(target, 'building', 'new', 9)
    deepStrictEqual(await target.switchTo(two)(), left({ _tag: 'GenerationBehind', projection: 'desks', generation: 2, checkpoint: '9', active: '10' }))
    deepStrictEqual([await seen(target), await statuses(target)], [['old'], ['1 active', '2 building']])
    sure(await target.commit([commitTo(two, 9, 11)])())
    sure(await target.switchTo(two)())
    deepStrictEqual(await seen(target), ['new'])
  }),

  scenario('a new build drops what an earlier one left, and no number comes twice', async (target, other) => {
    await filled(target, 'active', 'old', 5)
    const two = await filled(target, 'building', 'orphan', 3)
    const three = sure(await other.openGeneration(desks, 'building')())
    deepStrictEqual([three.generation, three.checkpoint, await statuses(target)], [3, undefined, ['1 active', '3 building']])
    deepStrictEqual(await target.commit([commitTo(two, 3, 4)])(), gone(two))
    deepStrictEqual(await target.loadStates(two, ['orphan'])(), gone(two))
    deepStrictEqual(await target.switchTo(two)(), gone(two))
    sure(await target.dropGeneration(three)())
    sure(await target.dropGeneration(three)())
    deepStrictEqual(sure(await target.openGeneration(desks, 'building')()).generation, 4)
  }),

  scenario('only what is not seen can be dropped; the second switch drops the generation before the first', async (target) => {
    const one = await filled(target, 'active', 'one', 1)
    deepStrictEqual(await target.dropGeneration(one)(), left({ _tag: 'GenerationInUse', projection: 'desks', generation: 1 }))
    deepStrictEqual(await target.rollBack('desks')(), left({ _tag: 'NoPreviousGeneration', projection: 'desks' }))
    sure(await target.switchTo(await filled(target, 'building', 'two', 1))())
    sure(await target.switchTo(await filled(target, 'building', 'three', 1))())
    deepStrictEqual([await seen(target), await statuses(target)], [['three'], ['2 previous', '3 active']])
    sure(await target.dropGeneration({ projection: 'desks', generation: 2 })())
    deepStrictEqual([await seen(target), await statuses(target)], [['three'], ['3 active']])
  }),

  scenario('a new version may have other tables; those of the old one go with the switch, and come back with a rollback', async (target) => {
    sure(await target.openGeneration(small('rooms', 'room'), 'active')())
    const two = sure(await target.openGeneration(small('rooms', 'chamber', 2), 'building')())
    deepStrictEqual(await target.rows('chamber')(), left({ _tag: 'UnknownTable', table: 'chamber', known: ['room'] }))
    sure(await target.switchTo(two)())
    deepStrictEqual(await target.rows('chamber')(), right([]))
    deepStrictEqual(await target.rows('room')(), left({ _tag: 'UnknownTable', table: 'room', known: ['chamber'] }))
    sure(await target.rollBack('rooms')())
    deepStrictEqual(await target.rows('room')(), right([]))
  }),

  scenario('a table has one projection', async (target) => {
    sure(await target.openGeneration(desks, 'active')())
    deepStrictEqual(await target.openGeneration(small('others', 'note'), 'active')(), left({ _tag: 'NameTaken', name: 'note' }))
    deepStrictEqual(await target.openGeneration(small('others', 'note'), 'building')(), left({ _tag: 'NameTaken', name: 'note' }))
    deepStrictEqual(sure(await target.generations()()).length, 1)
  }),
]
