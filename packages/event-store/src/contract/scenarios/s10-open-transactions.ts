import type { NewEvent, StreamName } from '@vor-ort/core'

import type { EventStore } from '../../port.ts'
import { accepted, assert, eventsIn, idsIn, refused, soon, within } from '../checks.ts'
import { contractRegistry, noted, notes, streamOf } from '../catalogue.ts'
import type { CallersTransaction, Fixture, Scenario, Transactions } from '../fixture.ts'
import { follow, type Follower } from '../follower.ts'

const early = streamOf('desk', 'transaction, early')
const late = streamOf('desk', 'transaction, late')
const needs = ['transactions', 'joinsTransactions'] as const
const patience = 5_000
const ids = (events: ReadonlyArray<NewEvent>): ReadonlyArray<string> => events.map((event) => event.id)

/** The transactions of a fixture that must have them. */
export const transactionsOf = ({ transactions }: Fixture): Transactions => transactions ?? assert.fail('the scenario needs transactions')

/** What a subscriber saw while transactions were open is all that is stored, each once, in the order of the store. */
export const sawAll = async (store: EventStore, follower: Follower, count: number): Promise<void> => {
  await follower.untilCount(count)
  const stored = await idsIn(store.readAll())
  assert.equal(stored.length, count)
  assert.deepEqual((await follower.leave()).map((event) => event.id), stored)
}

/** A transaction with an event in it, and a later append beside it, which may have to wait for it. */
const openedBeside = async (fixture: Fixture, pageSize: number) => {
  const store = await fixture.open(contractRegistry, { pageSize })
  await accepted(store.append(early, 'noStream', [noted('first')]))
  const follower = follow(store.subscribe(), patience)
  await follower.untilCaughtUp()
  const open: CallersTransaction = await transactionsOf(fixture).begin()
  await accepted(open.append(early, 0n, notes('early', 2)))
  const later = store.append(late, 'noStream', notes('late', 2))()
  const isStoredAlready = await soon(later)
  return { store, follower, open, later, isStoredAlready }
}

const passing = (end: 'commit' | 'rollback', pageSize: number): Scenario['run'] => async (fixture) => {
  const { store, follower, open, later, isStoredAlready } = await openedBeside(fixture, pageSize)
  // What is not committed is seen by nobody.
  for (const event of [...follower.seen(), ...(await eventsIn(store.readStream(early)))]) assert.ok(!ids(notes('early', 2)).includes(event.id))
  if (isStoredAlready) assert.deepEqual(await idsIn(store.readStream(late)), ids(notes('late', 2)))
  await open[end]()
  const result = await within(later, 'the later append', patience)
  assert.equal(result._tag, 'Right')
  await sawAll(store, follower, end === 'commit' ? 5 : 3)
  assert.deepEqual(await idsIn(store.readStream(early)), [noted('first').id, ...(end === 'commit' ? ids(notes('early', 2)) : [])])
}

const appendsOf = (stream: StreamName, label: string) => [stream, 'noStream', notes(label, 3)] as const

export const openTransactions: ReadonlyArray<Scenario> = [
  ...[1, 500].flatMap((pageSize): ReadonlyArray<Scenario> => [
    {
      id: `10a (page ${pageSize})`,
      name: 'a subscriber does not pass what an open transaction may still commit: then both come once, in order',
      needs,
      run: passing('commit', pageSize),
    },
    {
      id: `10b (page ${pageSize})`,
      name: 'what a transaction has rolled back holds up nobody, and leaves nothing',
      needs,
      run: passing('rollback', pageSize),
    },
  ]),
  {
    id: '10c',
    name: 'appends in one transaction see each other; they are real together or not at all',
    needs,
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (const end of ['rollback', 'commit'] as const) {
        const transaction = await transactionsOf(fixture).begin()
        assert.equal((await accepted(transaction.append(...appendsOf(early, 'early')))).revision, 2n)
        assert.equal((await accepted(transaction.append(...appendsOf(late, 'late')))).revision, 2n)
        assert.equal((await accepted(transaction.append(early, 2n, [noted('last')]))).revision, 3n)
        assert.deepEqual(await eventsIn(store.readAll()), [])
        await transaction[end]()
      }
      const all = [...ids(notes('early', 3)), ...ids(notes('late', 3)), noted('last').id]
      assert.deepEqual(await idsIn(store.readAll()), all)
      assert.deepEqual((await accepted(store.append(early, 2n, [noted('last')]))).duplicate, true)
    },
  },
  {
    id: '10d',
    name: 'an append that is refused within a transaction does not end it',
    needs,
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await accepted(store.append(early, 'noStream', [noted('first')]))
      const transaction = await transactionsOf(fixture).begin()
      const conflict = await refused(transaction.append(early, 'noStream', notes('refused', 2)), 'WrongExpectedRevision')
      assert.deepEqual(conflict, { _tag: 'WrongExpectedRevision', stream: early, expected: 'noStream', actual: 0n })
      await accepted(transaction.append(early, 0n, [noted('second')]))
      await transaction.commit()
      const follower = follow(store.subscribe(), patience)
      await sawAll(store, follower, 2)
    },
  },
]

/** Two transactions whose appends and commits are in opposite orders, as far as the store lets them. */
const crossed = (first: 'old' | 'young', pageSize: number): Scenario['run'] => async (fixture) => {
  const store = await fixture.open(contractRegistry, { pageSize })
  await accepted(store.append(streamOf('lamp', 'before'), 'noStream', notes('before', 3)))
  const follower = follow(store.subscribe(), patience)
  const [old, young] = [await transactionsOf(fixture).begin(), await transactionsOf(fixture).begin()]
  const [one, other] = first === 'old' ? [old, young] : [young, old]
  await accepted(one.append(...appendsOf(early, 'early')))
  const second = other.append(...appendsOf(late, 'late'))()
  // Who may append beside an open transaction commits before it; who has to wait commits after it.
  const order = (await soon(second)) ? [other, one] : [one, other]
  const between: Array<ReturnType<ReturnType<EventStore['append']>>> = []
  for (const transaction of order) {
    if (transaction === other) assert.equal((await within(second, 'the second append', patience))._tag, 'Right')
    await transaction.commit()
    // The subscriber gets the time to see it, if it may, before the other one is real.
    if (transaction === order[0]) await soon(follower.untilCount(6))
    // It may have to wait for the transaction that is still open.
    between.push(store.append(streamOf('lamp', `between ${between.length}`), 'any', [noted(`between ${between.length}`)])())
  }
  for (const result of await within(Promise.all(between), 'the appends beside them', patience)) assert.equal(result._tag, 'Right')
  await sawAll(store, follower, 11)
}

export const crossedTransactions: ReadonlyArray<Scenario> = [
  {
    id: '11a',
    name: 'an older transaction that appends to a stream behind a younger one comes behind it everywhere',
    needs,
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const follower = follow(store.subscribe(), patience)
      const old = await transactionsOf(fixture).begin()
      const young = await transactionsOf(fixture).begin()
      await accepted(young.append(early, 'noStream', [noted('young')]))
      await young.commit()
      await accepted(old.append(early, 0n, [noted('old')]))
      await old.commit()
      await accepted(store.append(early, 1n, [noted('behind both')]))
      await sawAll(store, follower, 3)
      const expected = ids([noted('young'), noted('old'), noted('behind both')])
      assert.deepEqual(await idsIn(store.readAll()), expected)
      assert.deepEqual(await idsIn(store.readStream(early)), expected)
    },
  },
  ...(['old', 'young'] as const).flatMap((first) =>
    [1, 500].map(
      (pageSize): Scenario => ({
        id: `11b (${first} first, page ${pageSize})`,
        name: 'two transactions that commit in another order than they appended: nothing is lost, nothing comes twice',
        needs,
        run: crossed(first, pageSize),
      }),
    ),
  ),
]
