/** A store in memory as one on a database would be: positions are drawn from a sequence, and become seen at the commit. */
import { categoryOf, type Position, type StreamName } from '@vor-ort/core'
import {
  appended,
  comparePositions,
  makeEventStore,
  makeNotifier,
  type AppendError,
  type AppendRequest,
  type Appended,
  type Polled,
  type StoreDriverBase,
  type StoredText,
} from '@vor-ort/event-store'
import { contractRegistry, type CallersTransaction, type Fixture } from '@vor-ort/event-store/contract'
import { left, right, type Either } from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'

/**
 * How the order of the store comes about; the first is sound.
 *
 * `oneWriter`: whoever appends holds up the others until the commit. `byPosition`: nobody waits, and readers take what
 * is there. `byTransaction`: the order is that of transactions, and readers wait for the oldest open one. `withoutHoles`:
 * readers wait for positions that are missing. `atOnce`: appends do not join the transaction. `fragile`: a refusal ends it.
 */
export type Discipline = 'oneWriter' | 'byPosition' | 'byTransaction' | 'withoutHoles' | 'atOnce' | 'fragile'

/** What this store says that it can. */
export const transactionalCapabilities = { durable: false, multiProcess: false, uniqueEventIds: true, joinsTransactions: true }

interface Transaction {
  readonly number: number
  readonly events: StoredText[]
  isBroken: boolean
}

/** A place of such a discipline. */
export const transactionalFixture = async (discipline: Discipline = 'oneWriter'): Promise<Fixture> => {
  const committed: StoredText[] = []
  const streams = new Map<StreamName, StoredText[]>()
  const ids = new Map<string, StoredText>()
  const open = new Set<Transaction>()
  const bell = makeNotifier()
  const identity = v7()
  let transactions = 0
  let sequence = 0
  let holder: Transaction | undefined
  let waiting: Array<() => void> = []

  const begin = (): Transaction => {
    const transaction = { number: ++transactions, events: [], isBroken: false }
    open.add(transaction)
    return transaction
  }
  const end = (transaction: Transaction): void => {
    open.delete(transaction)
    if (holder === transaction) holder = undefined
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
    bell.ring()
  }
  const commit = (transaction: Transaction): void => {
    const isInOrder = comparePositions(transaction.events[0]?.position ?? ('0' as Position), committed.at(-1)?.position ?? ('0' as Position)) >= 0
    for (const event of transaction.events) {
      committed.push(event)
      streams.set(event.stream, streams.get(event.stream) ?? []).get(event.stream)?.push(event)
      ids.set(event.id, event)
    }
    if (!isInOrder) committed.sort((a, b) => comparePositions(a.position, b.position))
    end(transaction)
  }
  const hold = async (transaction: Transaction): Promise<void> => {
    if (discipline === 'byPosition' || discipline === 'byTransaction') return
    for (;;) {
      holder ??= transaction
      if (holder === transaction) return
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }
  const draw = (transaction: Transaction): Position => {
    const drawn = discipline === 'byTransaction' ? transaction.number * 1_000_000 + transaction.events.length + 1 : ++sequence
    return String(drawn) as Position
  }
  const seen = (): ReadonlyArray<StoredText> => {
    if (discipline === 'withoutHoles') return committed.filter(({ position }, index) => Number(position) === index + 1)
    if (discipline !== 'byTransaction') return committed
    const oldest = Math.min(...[...open].map(({ number }) => number))
    return committed.filter(({ position }) => Math.floor(Number(position) / 1_000_000) < oldest)
  }
  const appendIn = async (transaction: Transaction, request: AppendRequest): Promise<Either<AppendError, Appended>> => {
    await hold(transaction)
    if (transaction.isBroken) return left({ _tag: 'StoreUnavailable', reason: 'the transaction has failed' })
    const own = transaction.events.filter(({ id }) => request.ids.includes(id))
    const head = transaction.events.findLast(({ stream }) => stream === request.stream) ?? streams.get(request.stream)?.at(-1)
    const resolution = request.resolve(head, [...request.ids.flatMap((id) => ids.get(id) ?? []), ...own])
    if (resolution._tag === 'LookUp') return left({ _tag: 'StoreDamaged', reason: 'ids were looked up already' })
    if (resolution._tag === 'Answer') {
      transaction.isBroken = discipline === 'fragile' && resolution.answer._tag === 'Left'
      return resolution.answer
    }
    for (const event of resolution.events) transaction.events.push({ ...event, position: draw(transaction) })
    return right(appended(resolution.events, transaction.events.at(-1)?.position ?? ('0' as Position)))
  }
  const appendAlone = async (request: AppendRequest): Promise<Either<AppendError, Appended>> => {
    const transaction = begin()
    const result = await appendIn(transaction, request)
    commit(transaction)
    return result
  }

  const driver = (append: StoreDriverBase['append']): StoreDriverBase & Polled => {
    let isClosed = false
    return {
      capabilities: transactionalCapabilities,
      append,
      readStream: async (stream, { direction, from, to, limit }) => {
        const [low, high] = direction === 'forward' ? [from, to] : [to, from]
        // The revision of an event is its index in the stream.
        const bound = (revision: bigint | undefined, otherwise: number): number => (revision === undefined || revision > 1e9 ? otherwise : Number(revision))
        const inside = (streams.get(stream) ?? []).slice(bound(low, low === undefined ? 0 : 1e9), bound(high, 1e9) + 1)
        return right((direction === 'forward' ? inside : inside.toReversed()).slice(0, limit))
      },
      readAll: async ({ direction, after, categories, endings, limit }) => {
        const sign = direction === 'forward' ? 1 : -1
        const inOrder = direction === 'forward' ? seen() : seen().toReversed()
        const behind = inOrder.filter(({ position }) => after === undefined || comparePositions(position, after) * sign > 0)
        const wanted = behind.filter(
          ({ stream }) => (categories?.includes(categoryOf(stream)) ?? true) && (endings?.includes(stream.slice(-2)) ?? true),
        )
        const isWhole = wanted.length <= limit
        const events = wanted.slice(0, limit)
        return right({ events, reached: (isWhole ? behind : events).at(-1)?.position ?? after, done: isWhole })
      },
      heads: async ({ after, category, limit }) => {
        const names = [...streams.keys()].toSorted()
        const wanted = names.filter((name) => (after === undefined || name > after) && (category === undefined || categoryOf(name) === category))
        return right(wanted.slice(0, limit).flatMap((stream) => {
          const head = streams.get(stream)?.at(-1)
          return head === undefined ? [] : [{ stream, revision: head.revision, hash: head.hash }]
        }))
      },
      end: async () => right(seen().at(-1)?.position),
      changed: async (after, signal) => {
        const last = seen().at(-1)?.position
        if (!isClosed && (last === undefined || (after !== undefined && comparePositions(last, after) <= 0))) await bell.wait(signal)
      },
      identity: async () => right(identity),
      checkMedium: async () => right([]),
      close: async () => {
        isClosed = true
        bell.ring()
        return right(undefined)
      },
    }
  }

  const callers = async (): Promise<CallersTransaction> => {
    const transaction = begin()
    const { append } = makeEventStore(driver((request) => (discipline === 'atOnce' ? appendAlone(request) : appendIn(transaction, request))), contractRegistry)
    return { append, commit: async () => commit(transaction), rollback: async () => end(transaction) }
  }
  const idle = async () => {
    const transaction = begin()
    return { release: async () => end(transaction) }
  }
  return {
    open: async (registry, options) => makeEventStore(driver(appendAlone), registry, options),
    transactions: { begin: callers, idle, idleElsewhere: idle },
    crash: async () => undefined,
    dispose: async () => undefined,
  }
}
