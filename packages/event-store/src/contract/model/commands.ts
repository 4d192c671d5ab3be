/** Random commands to a store, each compared with the model. */
import { categoryOf, type StreamName } from '@vor-ort/core'
import * as fc from 'fast-check'

import { partitionOf, type Partitions } from '../../partitions.ts'
import type { AllRange, EventStore, ExpectedRevision, StreamRange } from '../../port.ts'
import { accepted, assert, eventsIn, idsOf, listen } from '../checks.ts'
import { contractRegistry, idOf, noted, streamOf } from '../catalogue.ts'
import type { Fixture } from '../fixture.ts'
import { ofStream, outcomeOf, type Model, type ModelEvent, type Wanted } from './model.ts'

/** The real thing beside the model. */
export interface Real {
  readonly fixture: Fixture
  store: EventStore
}
type Command = fc.AsyncCommand<Model, Real>

const streams = ['desk', 'desk', 'desk-lamp'].map((category, index) => streamOf(category, `model ${index}`))
const ids = (events: ReadonlyArray<ModelEvent>): ReadonlyArray<string> => events.map((event) => idOf(`model ${event.id}`))

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
})
const shown = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item))

// Where ids are not unique, what comes of a used id is no promise; only the repetition of a whole append is.
const fresh = (model: Model, { capabilities }: EventStore, wanted: Wanted): Wanted =>
  capabilities.uniqueEventIds ? wanted : wanted.map((event) => ({ ...event, id: event.id + 100 * (1 + model.appends.length) }))

const append = (stream: StreamName, expected: ExpectedRevision, drawn: Wanted): Command =>
  command(`append ${shown({ stream, expected, drawn })}`, async (model, { store }) => {
    const wanted = fresh(model, store, drawn)
    const outcome = outcomeOf(model, stream, expected, wanted)
    const result = await store.append(stream, expected, wanted.map(({ id, words }) => noted(`model ${id}`, `words ${words}`)))()
    if (result._tag === 'Left') return assert.equal(result.left._tag, outcome.kind)
    const { revision, duplicate, position } = result.right
    assert.deepEqual({ kind: duplicate ? 'duplicate' : 'stored', last: revision }, outcome)
    if (duplicate) return assert.equal(position, ofStream(model, stream)[Number(revision)]?.position)
    // The order of positions is the store's word; the model learns it by reading back what is new.
    const last = model.all.at(-1)?.position
    const added = await eventsIn(store.readAll(last === undefined ? {} : { after: last }))
    const before = ofStream(model, stream).length
    assert.deepEqual(added.map((event) => [event.id, event.revision]), wanted.map(({ id }, index) => [idOf(`model ${id}`), BigInt(before + index)]))
    assert.equal(position, added.at(-1)?.position)
    wanted.forEach((event, index) => model.all.push({ ...event, stream, position: added[index]?.position }))
    if (revision !== 'noStream' && wanted.length > 0) model.appends.push({ stream, expected, wanted, last: revision })
  })

/** The same append once more: any earlier one that named its place, or the last of its stream. */
const again = (fraction: number): Command =>
  command(`again ${fraction}`, async (model, { store }) => {
    const one = model.appends[Math.min(model.appends.length - 1, Math.floor((fraction / 10) * model.appends.length))]
    if (one === undefined) return
    const { stream, wanted, last } = one
    const first = last - BigInt(wanted.length)
    const isLast = last === BigInt(ofStream(model, stream).length) - 1n
    const expected = isLast || typeof one.expected === 'bigint' || one.expected === 'noStream' ? one.expected : first < 0n ? 'noStream' : first
    const events = wanted.map(({ id, words }) => noted(`model ${id}`, `words ${words}`))
    assert.deepEqual(await accepted(store.append(stream, expected, events)), {
      revision: last,
      position: ofStream(model, stream)[Number(last)]?.position,
      duplicate: true,
    })
  })

const readStream = (stream: StreamName, range: StreamRange): Command =>
  command(`readStream ${shown({ stream, ...range })}`, async (model, { store }) => {
    const isForward = range.direction !== 'backward'
    const low = (isForward ? range.from : range.to) ?? 0n
    const high = (isForward ? range.to : range.from) ?? 1_000n
    const inside = ofStream(model, stream).filter((_, index) => BigInt(index) >= low && BigInt(index) <= high)
    const expected = (isForward ? inside : inside.toReversed()).slice(0, range.maxCount)
    assert.deepEqual((await eventsIn(store.readStream(stream, range))).map((event) => event.id), ids(expected))
  })

interface AllParts {
  readonly isForward: boolean
  readonly fraction: number
  readonly maxCount: number
  readonly category: string | undefined
  readonly partitions: Partitions | undefined
}

const isIn = (partitions: Partitions | undefined, { stream }: ModelEvent): boolean =>
  partitions === undefined || partitions.wanted.includes(partitionOf(stream, partitions.count))

const readAll = ({ isForward, fraction, maxCount, category, partitions }: AllParts): Command =>
  command(`readAll ${shown({ isForward, fraction, maxCount, category, partitions })}`, async (model, { store }) => {
    // A fraction of 0 stands for no position.
    const index = Math.ceil((fraction / 10) * model.all.length) - 1
    const after = model.all[index]?.position
    const behind = model.all
      .filter((_, at) => after === undefined || (isForward ? at > index : at < index))
      .filter((event) => category === undefined || categoryOf(event.stream) === category)
      .filter((event) => isIn(partitions, event))
    const expected = (isForward ? behind : behind.toReversed()).slice(0, maxCount)
    const range: AllRange = {
      direction: isForward ? 'forward' : 'backward',
      maxCount,
      ...(after === undefined ? {} : { after }),
      ...(category === undefined ? {} : { categories: [category] }),
      ...(partitions === undefined ? {} : { partitions }),
    }
    assert.deepEqual((await eventsIn(store.readAll(range))).map((event) => event.id), ids(expected))
  })

const subscribe = (fraction: number, partitions: Partitions | undefined): Command =>
  command(`subscribe ${shown({ fraction, partitions })}`, async (model, { store }) => {
    const index = Math.ceil((fraction / 10) * model.all.length) - 1
    const after = model.all[index]?.position
    const listener = listen(store.subscribe({ ...(after === undefined ? {} : { after }), ...(partitions === undefined ? {} : { partitions }) }))
    const { reads, position } = await listener.untilCaughtUp()
    await listener.leave()
    assert.deepEqual(idsOf(reads), ids(model.all.slice(after === undefined ? 0 : index + 1).filter((event) => isIn(partitions, event))))
    assert.equal(position, model.all.at(-1)?.position)
  })

const reopen = (isCrash: boolean): Command =>
  command(isCrash ? 'crash' : 'reopen', async (_model, real) => {
    if (isCrash && real.fixture.crash !== undefined) await real.fixture.crash()
    else await accepted(real.store.close())
    real.store = await real.fixture.open(contractRegistry)
  })

const aStream = fc.constantFrom(...streams)
const optionalRevision = fc.option(fc.bigInt({ min: 0n, max: 8n }), { nil: undefined })

const somePartitions: fc.Arbitrary<Partitions | undefined> = fc.option(
  fc.integer({ min: 1, max: 4 }).chain((count) => fc.record({ count: fc.constant(count), wanted: fc.subarray(Array.from({ length: count }, (_, part) => part)) })),
  { nil: undefined },
)

/** All commands; ids are few, so that they come again. */
export const commands: ReadonlyArray<fc.Arbitrary<Command>> = [
  ...Array.from({ length: 3 }, () =>
    fc
      .tuple(
        aStream,
        fc.oneof(
          fc.constantFrom<ExpectedRevision>('any', 'noStream', 'streamExists'),
          fc.bigInt({ min: 0n, max: 6n }),
        ),
        fc.array(fc.record({ id: fc.nat({ max: 25 }), words: fc.nat({ max: 20 }).map((n) => (n === 0 ? 1 : 0)) }), { maxLength: 4 }),
      )
      .map(([stream, expected, wanted]) => append(stream, expected, wanted)),
  ),
  // A retry that is likely to be one: a row of ids in their order.
  fc
    .tuple(aStream, fc.constantFrom<ExpectedRevision>('any', 'noStream', 0n, 1n), fc.nat({ max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([stream, expected, first, count]) =>
      append(stream, expected, Array.from({ length: count }, (_, index) => ({ id: first + index, words: 0 }))),
    ),
  fc
    .tuple(aStream, fc.constantFrom('forward' as const, 'backward' as const), optionalRevision, optionalRevision, fc.nat({ max: 9 }))
    .map(([stream, direction, from, to, maxCount]) =>
      readStream(stream, {
        direction,
        maxCount,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
    ),
  fc
    .record({
      isForward: fc.boolean(),
      fraction: fc.nat({ max: 10 }),
      maxCount: fc.nat({ max: 30 }),
      category: fc.constantFrom(undefined, 'desk', 'desk-lamp'),
      partitions: somePartitions,
    })
    .map(readAll),
  fc.nat({ max: 10 }).map(again),
  fc.tuple(fc.nat({ max: 10 }), somePartitions).map(([fraction, partitions]) => subscribe(fraction, partitions)),
  fc.boolean().map(reopen),
]
