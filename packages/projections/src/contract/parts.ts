/** The promises of a target about the parts of a store: members of a group fill one generation together. */
import { deepStrictEqual } from 'node:assert'

import { left, right } from 'fp-ts/lib/Either.js'

import { defaultPartitions, type Generation, type ProjectionTarget } from '../target.ts'
import { commitParts, commitTo, desks, sure, touched, type TargetScenario } from './fixture.ts'

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

const quarters = { ...desks, partitions: 4 }
const seen = async (target: ProjectionTarget): Promise<ReadonlyArray<unknown>> => sure(await target.rows('desk')()).map((row) => row['desk'])
const fresh = (desk: string) => touched(desk, 0, { isNew: true })

/** The lowest checkpoint of the generations, and those of their parts. */
const standing = async (target: ProjectionTarget): Promise<ReadonlyArray<unknown>> =>
  sure(await target.generations('desks')()).map(({ checkpoint, parts }) => [checkpoint, ...parts])

const moved = ({ projection, generation }: Generation, expected: string | undefined, actual: string | undefined) =>
  left({ _tag: 'CheckpointMoved', projection, generation, expected, actual })

/** What every target promises about parts. */
export const partScenarios: ReadonlyArray<TargetScenario> = [
  scenario('a generation keeps a checkpoint for each part, as many as it was made with, whoever opens it; the next one may have others', async (target, other) => {
    const made = sure(await target.openGeneration(quarters, 'active')())
    deepStrictEqual(made.parts, [undefined, undefined, undefined, undefined])
    deepStrictEqual(await other.openGeneration({ ...desks, partitions: 8 }, 'active')(), right(made))
    sure(await other.commit([commitParts(made, [2], undefined, 7)])())
    deepStrictEqual(await standing(target), [[undefined, undefined, undefined, '7', undefined]])
    deepStrictEqual(sure(await target.openGeneration(desks, 'building')()).parts.length, defaultPartitions)
    deepStrictEqual(sure(await target.openGeneration({ ...desks, partitions: 1 }, 'building')()).parts, [undefined])
  }),

  scenario('its checkpoint is the lowest of its parts, also as others see it', async (target, other) => {
    const generation = sure(await target.openGeneration(quarters, 'active')())
    sure(await target.commit([commitParts(generation, [0, 3], undefined, 9)])())
    sure(await other.commit([commitParts(generation, [2], undefined, 10)])())
    deepStrictEqual(await standing(target), [[undefined, '9', undefined, '10', '9']])
    sure(await target.commit([commitParts(generation, [1], undefined, 100)])())
    deepStrictEqual([await standing(target), await standing(other)], [[['9', '9', '100', '10', '9']], [['9', '9', '100', '10', '9']]])
    sure(await other.commit([commitParts(generation, [3, 0], 9, 11)])())
    deepStrictEqual(await standing(target), [['10', '11', '100', '10', '11']])
    sure(await other.commit([commitParts(generation, [2], 10, 100), commitParts(generation, [0, 3], 11, 100)])())
    deepStrictEqual(await standing(target), [['100', '100', '100', '100', '100']])
    sure(await target.commit([commitTo(generation, 100, 101)])())
    deepStrictEqual(await standing(other), [['101', '101', '101', '101', '101']])
  }),

  scenario('commits of different parts go into one generation without hindering each other, also at once', async (target, other) => {
    const generation = sure(await target.openGeneration(quarters, 'active')())
    const commits = [
      commitParts(generation, [0], undefined, 5, fresh('a')),
      commitParts(generation, [1], undefined, 6, fresh('b')),
      commitParts(generation, [3, 2], undefined, 4, fresh('c')),
    ]
    const done = await Promise.all(commits.map((commit, index) => (index % 2 === 0 ? target : other).commit([commit])()))
    deepStrictEqual(done, commits.map(() => right(undefined)))
    deepStrictEqual([await seen(target), await standing(other)], [['a', 'b', 'c'], [['4', '5', '6', '4', '4']]])
    deepStrictEqual(sure(await other.loadStates(generation, ['a', 'b', 'c'])()).filter((state) => state === undefined), [])
  }),

  scenario('a commit is refused where one of its parts stands elsewhere; of the whole call nothing is written', async (target, other) => {
    const generation = sure(await target.openGeneration(quarters, 'active')())
    sure(await target.commit([commitParts(generation, [1], undefined, 5, fresh('a'))])())
    const late = fresh('late')
    deepStrictEqual(await other.commit([commitParts(generation, [1], undefined, 6, late)])(), moved(generation, undefined, '5'))
    deepStrictEqual(await other.commit([commitParts(generation, [0, 1], undefined, 6, late)])(), moved(generation, undefined, '5'))
    deepStrictEqual(await other.commit([commitParts(generation, [1, 0], 5, 6, late)])(), moved(generation, '5', undefined))
    deepStrictEqual(await other.commit([commitParts(generation, [0], undefined, 6, late), commitParts(generation, [1], 4, 6)])(), moved(generation, '4', '5'))
    deepStrictEqual(await other.commit([commitParts(generation, [4], undefined, 6, late)])(), moved(generation, undefined, undefined))
    deepStrictEqual([await seen(target), await standing(target)], [['a'], [[undefined, undefined, '5', undefined, undefined]]])
    deepStrictEqual(sure(await target.loadStates(generation, ['late'])()), [undefined])
  }),

  scenario('a commit of all parts is refused while one stands elsewhere, and moves all when they are level', async (target) => {
    const generation = sure(await target.openGeneration(quarters, 'active')())
    sure(await target.commit([commitTo(generation, undefined, 5)])())
    sure(await target.commit([commitParts(generation, [3], 5, 7, fresh('a'))])())
    deepStrictEqual(await target.commit([commitTo(generation, 5, 8, fresh('late'))])(), moved(generation, '5', '7'))
    deepStrictEqual([await seen(target), await standing(target)], [['a'], [['5', '5', '5', '5', '7']]])
    sure(await target.commit([commitParts(generation, [0, 1, 2], 5, 7)])())
    sure(await target.commit([commitTo(generation, 7, 8, fresh('b'))])())
    deepStrictEqual([await seen(target), await standing(target)], [['a', 'b'], [['8', '8', '8', '8', '8']]])
  }),

  scenario('of two who commit the same part on the same checkpoint one wins, and what it holds of other parts is not lost', async (target, other) => {
    const generation = sure(await target.openGeneration(quarters, 'active')())
    const both = await Promise.all([
      target.commit([commitParts(generation, [0, 1], undefined, 4, fresh('mine'))])(),
      other.commit([commitParts(generation, [1, 2], undefined, 4, fresh('yours'))])(),
    ])
    deepStrictEqual(both.map(({ _tag }) => _tag).toSorted(), ['Left', 'Right'])
    const isMine = both[0]._tag === 'Right'
    deepStrictEqual([await seen(target), await standing(target)], isMine ? [['mine'], [[undefined, '4', '4', undefined, undefined]]] : [['yours'], [[undefined, undefined, '4', '4', undefined]]])
  }),

  scenario('a switch waits until each part is as far as the furthest part that readers see', async (target, other) => {
    const one = sure(await target.openGeneration(quarters, 'active')())
    sure(await target.commit([commitTo(one, undefined, 8, fresh('old'))])())
    sure(await other.commit([commitParts(one, [2], 8, 10)])())
    const two = sure(await target.openGeneration({ ...desks, partitions: 2 }, 'building')())
    sure(await target.commit([commitParts(two, [0], undefined, 12, fresh('new'))])())
    const behind = (checkpoint: string | undefined) => left({ _tag: 'GenerationBehind', projection: 'desks', generation: two.generation, checkpoint, active: '10' })
    deepStrictEqual(await target.switchTo(two)(), behind(undefined))
    sure(await target.commit([commitParts(two, [1], undefined, 9)])())
    deepStrictEqual(await other.switchTo(two)(), behind('9'))
    deepStrictEqual(await seen(other), ['old'])
    sure(await target.commit([commitParts(two, [1], 9, 10)])())
    sure(await other.switchTo(two)())
    deepStrictEqual(await seen(target), ['new'])

    const back = sure(await target.rollBack('desks')())
    deepStrictEqual([back.checkpoint, ...back.parts], ['8', '8', '8', '10', '8'])
    deepStrictEqual(await standing(other), [['8', '8', '8', '10', '8'], ['10', '12', '10']])
    sure(await other.commit([commitParts(one, [2], 10, 11)])())
  }),
]
