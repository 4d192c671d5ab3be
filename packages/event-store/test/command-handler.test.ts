import { canonicalJson, derivedId, EventId, makeRegistry, sha256Hex } from '@vor-ort/core'
import { eventsOf, makeCommandHandler, makeEventStore, memoryDriver, memoryMedium, memoryStore, type BackOff, type CommandContext, type EventStore } from '@vor-ort/event-store'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import { describe, expect, expectTypeOf, it } from 'vitest'

import { at, clock, context, count, counter, must, on, registry, stored } from './counter.ts'

const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'

describe('a command', () => {
  it('is decided on the state that its stream makes, and its events are stored', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    const first = must(await handle(counter, id, count(3), context)())
    expectTypeOf(first.state.total).toEqualTypeOf<number>()
    const second = must(await handle(counter, id, { type: 'Split', on, data: {} }, context)())
    expect(second).toMatchObject({ revision: 2n, position: '3', state: { total: 6 }, duplicate: false, events: [{ data: { by: 1 } }, { data: { by: 2 } }] })
    expect((await stored(store)).map((event) => event.metadata)).toEqual(
      Array.from({ length: 3 }, () => ({ actor: { role: 'Verwaltung' }, recordedAt: at, validTime: on, classification: 'public' })),
    )
  })

  it('takes its context into the metadata of each event, with ids that follow from the command', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    const full = { ...context, commandId: 'c 1', carrier: 'Landkreis', legalBasis: ['§ 6d SGB II'], purpose: 'test', correlationId: 'x', causationId: 'y' }
    must(await handle(counter, id, { type: 'Split', on, data: {} }, full)())
    const events_ = await stored(store)
    expect(events_.map((event) => event.id)).toEqual([derivedId(EventId, 'c 1 0'), derivedId(EventId, 'c 1 1')])
    expect(events_[1]?.metadata).toEqual({ ...full, commandDigest: sha256Hex(canonicalJson(['Split', on, {}])), recordedAt: at, validTime: on, classification: 'public' })
  })

  it('with nothing to do changes nothing and says where the stream is', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    expect(must(await handle(counter, id, count(0), context)())).toMatchObject({ revision: 'noStream', events: [], duplicate: false })
    must(await handle(counter, id, count(1), context)())
    expect(must(await handle(counter, id, count(0), context)())).toMatchObject({ revision: 0n, events: [] })
  })

  it('that is not valid is rejected with every fault and its path', async () => {
    const { handle } = makeCommandHandler({ store: memoryStore(registry), clock })
    const faults = async (command: unknown, aggregateId = id): Promise<unknown> => {
      // What comes from outside is of any shape, whatever the types say.
      const result = await handle(counter, aggregateId, command as ReturnType<typeof count>, context)()
      return isLeft(result) && result.left._tag === 'CommandRejected' && result.left.rejection._tag === 'InvalidCommand'
        ? result.left.rejection.faults.map((fault) => fault.path)
        : result
    }
    expect(await faults({ type: 'Count', on: 'soon', data: { by: -1, to: 1 } })).toEqual(['$.on', '$.data.by', '$.data.to'])
    expect(await faults({ type: 'toString', on, data: {} })).toEqual(['$.type'])
    expect(await faults(count(1), 'x')).toEqual(['$.id'])
  })

  it('that the rules forbid is rejected with the reason, and nothing is stored', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    expect(await handle(counter, id, count(101), context)()).toMatchObject({ left: { _tag: 'CommandRejected', rejection: { rule: 'T-1' } } })
    expect(await stored(store)).toEqual([])
  })

  it('whose metadata the envelope forbids is refused by the store', async () => {
    const { handle } = makeCommandHandler({ store: memoryStore(registry), clock })
    const person: unknown = id
    const subjects = person as NonNullable<CommandContext['subjects']>[number]
    expect(await handle(counter, id, count(1), { ...context, subjects: [subjects] })()).toMatchObject({
      left: { _tag: 'InvalidEvent', fault: { faults: [{ path: '$.metadata.subjects' }] } },
    })
  })
})

describe('a command with an id', () => {
  it('has one effect, however often it is tried, also when the state has moved on', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    const first = must(await handle(counter, id, count(60), { ...context, commandId: 'c' })())
    must(await handle(counter, id, count(40), { ...context, commandId: 'd' })())
    // Decided anew it would be rejected: there are 100 already.
    const again = must(await handle(counter, id, count(60), { ...context, commandId: 'c' })())
    expect(again).toEqual({ ...first, state: { phase: 'counting', total: 100 }, duplicate: true })
    expect((await stored(store)).length).toBe(2)
  })

  it('a command id that was used for another command is an error that names it, and changes nothing', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    must(await handle(counter, id, count(60), { ...context, commandId: 'c' })())
    const reused = await handle(counter, id, count(61), { ...context, commandId: 'c' })()
    expect(reused).toEqual({ _tag: 'Left', left: { _tag: 'CommandIdReused', stream: `${counter.category}-${id}`, commandId: 'c' } })
    expect((await stored(store)).length).toBe(1)
  })

  it('has one effect when it is tried many times at once', async () => {
    const store = memoryStore(registry)
    const { handle } = makeCommandHandler({ store, clock })
    const tries = await Promise.all(Array.from({ length: 8 }, () => handle(counter, id, { type: 'Split', on, data: {} }, { ...context, commandId: 'c' })()))
    expect(tries.map((result) => must(result).revision)).toEqual(Array.from({ length: 8 }, () => 1n))
    expect(tries.filter((result) => !must(result).duplicate).length).toBe(1)
    expect((await stored(store)).length).toBe(2)
  })
})

describe('a conflict', () => {
  it('is resolved by loading and deciding anew', async () => {
    const store = memoryStore(registry)
    // A handler each: commands of one handler wait for each other and meet no conflict.
    const results = await Promise.all(
      Array.from({ length: 30 }, () => makeCommandHandler({ store, clock, maxRetries: 30 }).handle(counter, id, count(5), context)()),
    )
    // 20 fit into a hundred; the others were decided on what is so, not on what was.
    expect(results.filter((result) => result._tag === 'Right').length).toBe(20)
    expect(results.filter((result) => isLeft(result) && result.left._tag === 'CommandRejected').length).toBe(10)
    expect((await stored(store)).length).toBe(20)
  })

  it('that never ends is given up after a bound', async () => {
    let appends = 0
    const sound = memoryStore(registry)
    const store: EventStore = {
      ...sound,
      append: (stream, expected) => async () => {
        appends++
        return left({ _tag: 'WrongExpectedRevision', stream, expected, actual: 7n })
      },
    }
    const stepsBack: number[] = []
    const backOff: BackOff = async ({ attempt }) => void stepsBack.push(attempt)
    const { handle } = makeCommandHandler({ store, clock, maxRetries: 2, backOff })
    expect(await handle(counter, id, count(1), context)()).toMatchObject({ left: { _tag: 'TooManyConflicts', attempts: 3 } })
    expect(appends).toBe(3)
    expect(stepsBack).toEqual([1, 2])
  })
})

it('an event that cannot be read stops the command and is named', async () => {
  const medium = memoryMedium()
  const { handle } = makeCommandHandler({ store: makeEventStore(memoryDriver(medium), registry), clock })
  must(await handle(counter, id, count(1), context)())
  const other = must(makeRegistry([]))
  const blind = makeCommandHandler({ store: makeEventStore(memoryDriver(medium), other), clock })
  expect(await blind.handle(counter, id, count(1), context)()).toMatchObject({
    left: { _tag: 'UnreadableEvent', revision: 0n, fault: { _tag: 'UnknownEventType', type: 'Counted' } },
  })
})

it('events can be read one by one', async () => {
  const store = memoryStore(registry)
  const { handle } = makeCommandHandler({ store, clock })
  for (let turn = 0; turn < 3; turn++) must(await handle(counter, id, count(1), context)())
  const revisions = []
  for await (const read of eventsOf(store.readAll())) revisions.push(must(read).revision)
  expect(revisions).toEqual([0n, 1n, 2n])
})
