/** The promises of every target. */
import { deepStrictEqual } from 'node:assert'

import { left, right } from 'fp-ts/lib/Either.js'

import type { PoisonRecord, ProjectionTarget } from '../target.ts'
import { at, commitTo, desks, small, sure, touched, type TargetFixture, type TargetScenario } from './fixture.ts'
import { generationScenarios } from './generations.ts'
import { partScenarios } from './parts.ts'

const scenario = (name: string, run: (target: ProjectionTarget, fixture: TargetFixture) => Promise<void>): TargetScenario => ({
  name,
  run: async (fixture) => {
    const target = await fixture.open()
    await run(target, fixture)
    sure(await target.close()())
  },
})

/** The names of the desks that readers see. */
const seen = async (target: ProjectionTarget, table = 'desk'): Promise<ReadonlyArray<unknown>> => sure(await target.rows(table)()).map((row) => row['desk'])

const commits: ReadonlyArray<TargetScenario> = [
  scenario('values of every type come back as they went in, in the order of the key', async (target, fixture) => {
    const generation = sure(await target.openGeneration(desks, 'active')())
    const full = ['ü 𝄞\u0000', -7, 2.5, '2.50', true, '2015-01-13', 'XXXX-01~late', '2026-11-21T22:00:00.000Z', '{"a":[1,null,{"b":"ß"}]}'] as const
    const bare = ['a', 0, 0, '0', false, null, null, null, 'null'] as const
    const rows = [touched('x', 0, { key: 'x', rows: [[full], []], isNew: true }), touched('y', 0, { key: 'y', rows: [[bare], []], isNew: true })]
    sure(await target.commit([commitTo(generation, undefined, 3, ...rows)])())
    const expected = [
      { desk: 'a', whole: 0, real: 0, decimal: '0', open: false, day: null, about: null, at: null, facts: null },
      {
        desk: 'ü 𝄞\u0000',
        whole: -7,
        real: 2.5,
        decimal: '2.50',
        open: true,
        day: '2015-01-13',
        about: 'XXXX-01~late',
        at: '2026-11-21T22:00:00.000Z',
        facts: { a: [1, null, { b: 'ß' }] },
      },
    ]
    deepStrictEqual(await target.rows('desk')(), right(expected))
    deepStrictEqual(await (await fixture.open()).rows('desk')(), right(expected))
  }),

  scenario('a commit replaces the rows of its keys and leaves the others', async (target) => {
    const generation = sure(await target.openGeneration(desks, 'active')())
    sure(await target.commit([commitTo(generation, undefined, 1, touched('a', 3, { isNew: true }), touched('b', 1, { isNew: true }))])())
    sure(await target.commit([commitTo(generation, 1, 2, touched('a', 1), touched('c', 12, { isNew: true }))])())
    const notes = sure(await target.rows('note')()).map(({ desk, number }) => `${String(desk)}${String(number)}`)
    deepStrictEqual(notes, ['a1', 'b1', ...Array.from({ length: 12 }, (_, index) => `c${index + 1}`)])
    deepStrictEqual(sure(await target.loadStates(generation, ['b', 'none', 'a'])()), ['{"desk":"b","notes":1}', undefined, '{"desk":"a","notes":1}'])
    deepStrictEqual(sure(await target.generations('desks')()).map(({ checkpoint }) => checkpoint), ['2'])
  }),

  scenario('rows that a commit leaves out stay as they are', async (target) => {
    const generation = sure(await target.openGeneration(desks, 'active')())
    sure(await target.commit([commitTo(generation, undefined, 1, touched('a', 2, { isNew: true }))])())
    sure(await target.commit([commitTo(generation, 1, 2, touched('a', 0, { rows: [undefined, []] }))])())
    deepStrictEqual([await seen(target), await seen(target, 'note')], [['a'], []])
  }),

  scenario('where a column holds the key, rows are replaced, removed and refused twice as everywhere', async (target) => {
    const generation = sure(await target.openGeneration({ ...desks, idColumn: 'desk' }, 'active')())
    sure(await target.commit([commitTo(generation, undefined, 1, touched('a', 2, { isNew: true }), touched('b', 1, { isNew: true }))])())
    sure(await target.commit([commitTo(generation, 1, 2, touched('a', 1), touched('b', 0, { rows: [[], []] }))])())
    const notes = sure(await target.rows('note')()).map(({ desk, number }) => `${String(desk)}${String(number)}`)
    deepStrictEqual([await seen(target), notes], [['a'], ['a1']])
    const [own = []] = touched('a').rows
    const duplicate = left({ _tag: 'DuplicateRow', projection: 'desks', generation: generation.generation, table: 'desk' })
    deepStrictEqual(await target.commit([commitTo(generation, 2, 3, touched('a', 0, { rows: [[...own, ...own], []] }))])(), duplicate)
    deepStrictEqual([await seen(target), sure(await target.generations('desks')()).map(({ checkpoint }) => checkpoint)], [['a'], ['2']])
  }),

  scenario('a commit on another checkpoint than the stored one is refused with both, and nothing of it is written, in no projection', async (target) => {
    const one = sure(await target.openGeneration(desks, 'active')())
    const other = sure(await target.openGeneration(small('others', 'other'), 'active')())
    sure(await target.commit([commitTo(one, undefined, 5, touched('a', 0, { isNew: true }))])())
    const late = commitTo(one, undefined, 6, touched('late', 0, { isNew: true }))
    const fine = { ...commitTo(other, undefined, 6), touched: [{ key: 'x', state: '{}', rows: [[['x']]], isNew: true }] }
    const refused = left({ _tag: 'CheckpointMoved', projection: 'desks', generation: one.generation, expected: undefined, actual: '5' })
    deepStrictEqual(await target.commit([fine, late])(), refused)
    deepStrictEqual(await target.commit([late, fine])(), refused)
    deepStrictEqual([await seen(target), await seen(target, 'other')], [['a'], []])
    deepStrictEqual(sure(await target.loadStates(other, ['x'])()), [undefined])
    sure(await target.commit([fine, commitTo(one, 5, 6)])())
    deepStrictEqual([await seen(target), await seen(target, 'other')], [['a'], ['x']])
  }),

  scenario('a row may move from one key to another in one commit, but not be there twice', async (target) => {
    const generation = sure(await target.openGeneration(desks, 'active')())
    const rowOf = (key: string, desk: string | undefined) => touched(desk ?? '', 0, { key, state: JSON.stringify(desk ?? null), ...(desk === undefined ? { rows: [[], []] } : {}) })
    sure(await target.commit([commitTo(generation, undefined, 1, { ...rowOf('k', 'a'), isNew: true }, { ...rowOf('m', 'b'), isNew: true })])())
    sure(await target.commit([commitTo(generation, 1, 2, rowOf('k', 'b'), rowOf('m', 'c'))])())
    deepStrictEqual(await seen(target), ['b', 'c'])
    const duplicate = left({ _tag: 'DuplicateRow', projection: 'desks', generation: generation.generation, table: 'desk' })
    deepStrictEqual(await target.commit([commitTo(generation, 2, 3, rowOf('m', undefined), { ...rowOf('n', 'b'), isNew: true })])(), duplicate)
    deepStrictEqual(await seen(target), ['b', 'c'])
    deepStrictEqual(sure(await target.loadStates(generation, ['m', 'n'])()), ['"c"', undefined])
    sure(await target.commit([commitTo(generation, 2, 3, rowOf('m', undefined))])())
    deepStrictEqual(await seen(target), ['b'])
  }),

  scenario('of two who commit on the same checkpoint one wins', async (target, fixture) => {
    const rival = await fixture.open()
    const generation = sure(await target.openGeneration(desks, 'active')())
    const both = await Promise.all([target, rival].map((one, index) => one.commit([commitTo(generation, undefined, 4, touched(`d${index}`, 0, { isNew: true }))])()))
    deepStrictEqual(both.map(({ _tag }) => _tag).toSorted(), ['Left', 'Right'])
    deepStrictEqual(await seen(target), [`d${both.findIndex(({ _tag }) => _tag === 'Right')}`])
    sure(await rival.close()())
  }),

  scenario('poison is kept with its generation, in the order of positions', async (target) => {
    const generation = sure(await target.openGeneration(desks, 'active')())
    const poison = (position: number): PoisonRecord => ({
      position: at(position),
      stream: 'desk-0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90' as PoisonRecord['stream'],
      revision: 12345678901234567890n,
      type: 'Noted',
      fault: { _tag: 'UnknownEventType', type: 'Noted' },
    })
    const { type: _type, ...nameless } = poison(2)
    const records: ReadonlyArray<PoisonRecord> = [poison(10), { ...nameless, fault: { _tag: 'InvalidEnvelope', faults: [{ path: '$.data', expected: 'must be JSON', found: 'x' }] } }]
    sure(await target.commit([{ ...commitTo(generation, undefined, 10), poison: records }])())
    deepStrictEqual(await target.poison('desks')(), right(records.toReversed()))
    deepStrictEqual(await target.poison('others')(), right([]))
  }),

  scenario('it belongs to the store that claimed it first, and refuses every other, for good', async (target, fixture) => {
    deepStrictEqual(await target.origin()(), right(undefined))
    deepStrictEqual(await target.claim('first')(), right(undefined))
    const rival = await fixture.open()
    const refused = left({ _tag: 'OtherStore', known: 'first', found: 'second' })
    deepStrictEqual([await rival.claim('second')(), await target.claim('second')()], [refused, refused])
    deepStrictEqual([await rival.claim('first')(), await target.claim('first')()], [right(undefined), right(undefined)])
    // It outlasts the rows that were there at the time: a rebuild is no way to another store.
    sure(await target.openGeneration(desks, 'active')())
    sure(await target.switchTo(sure(await rival.openGeneration(desks, 'building')()))())
    deepStrictEqual([await target.origin()(), await rival.origin()()], [right('first'), right('first')])
    deepStrictEqual(await rival.claim('second')(), refused)
    sure(await rival.close()())
  }),

  scenario('of two who claim it at once one wins', async (target, fixture) => {
    const rival = await fixture.open()
    const claims = await Promise.all([target.claim('mine')(), rival.claim('yours')()])
    deepStrictEqual(claims.map(({ _tag }) => _tag).toSorted(), ['Left', 'Right'])
    deepStrictEqual(await target.origin()(), right(claims[0]._tag === 'Right' ? 'mine' : 'yours'))
    sure(await rival.close()())
  }),

  scenario('a table that there is not is told with those that there are', async (target) => {
    sure(await target.openGeneration(desks, 'active')())
    deepStrictEqual(await target.rows('desks')(), left({ _tag: 'UnknownTable', table: 'desks', known: ['desk', 'note'] }))
  }),

  scenario('what was closed is unavailable', async (_target, fixture) => {
    const target = await fixture.open()
    sure(await target.close()())
    const closed = left({ _tag: 'TargetUnavailable', reason: 'the target was closed' })
    deepStrictEqual([await target.origin()(), await target.claim('first')()], [closed, closed])
    deepStrictEqual(await target.generations()(), closed)
    deepStrictEqual(await target.openGeneration(desks, 'active')(), closed)
    deepStrictEqual(await target.commit([])(), closed)
    deepStrictEqual(await target.rows('desk')(), closed)
    deepStrictEqual(await target.close()(), right(undefined))
  }),
]

/** Every promise of a target. */
export const targetScenarios: ReadonlyArray<TargetScenario> = [...commits, ...generationScenarios, ...partScenarios]
