/** Verification: nothing was changed, dropped, inserted or moved since it was written. */
// @ts-nocheck

import { checkLink, storeHead, StreamName, type ChainFault, type Position, type StoredEvent, type StreamHead } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { EventPlace, EventStore, StoreError, StreamInfo } from './port.ts'
import { comparePositions } from './position.ts'

/** What is wrong with a store. */
export type StoreFault =
  | ChainFault
  /** An event cannot be read from the medium, or is not JSON. */
  | { readonly _tag: 'Unreadable'; readonly reason: string }
  /** The name of the stream is none. */
  | { readonly _tag: 'InvalidStreamName' }
  /** Positions do not ascend. */
  | { readonly _tag: 'PositionOutOfOrder'; readonly after: Position }
  /** The store's list of streams says that the stream goes on, but the events are gone. */
  | { readonly _tag: 'TailMissing'; readonly listed: bigint }
  /** The store's list of streams does not know of this event, or knows another digest of it. */
  | { readonly _tag: 'HeadDiffers'; readonly listed: bigint | 'noStream' }
  /** The medium beneath is damaged. */
  | { readonly _tag: 'MediumDamaged'; readonly reasons: ReadonlyArray<string> }

/** The result of a verification; `head` is one digest for the whole store, to be kept elsewhere. */
export type Verification =
  | {
      readonly ok: true
      readonly head: string
      readonly events: number
      readonly streams: number
      /** Events that are intact but unknown to this software's registry. */
      readonly unreadable: number
    }
  /** The first bad event as far as it can be told where it lies, and what is wrong with it. */
  | ({ readonly ok: false; readonly fault: StoreFault } & Partial<EventPlace>)

/**
 * Walks the whole store and checks the chain of every stream against the events and the store's own list of streams.
 *
 * An attacker who rewrites a stream's tail and its entry in the list leaves a consistent store: compare `head` with one
 * that was kept elsewhere. The walk may go on while others append.
 *
 * @example
 * ```ts
 * import { memoryStore, verifyStore } from '@vor-ort/event-store'
 * import { makeRegistry } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry([])
 * const verified = isRight(registry) ? await verifyStore(memoryStore(registry.right))() : registry
 * isRight(verified) ? verified.right.ok : verified // => true
 * ```
 */
export const verifyStore = (store: EventStore): TaskEither<StoreError, Verification> => async () => {
  // Taken before and after the walk, so that events that are appended meanwhile raise no false alarm.
  const before = await listedHeads(store)
  if (isLeft(before)) return damageOr(before.left, undefined)
  const walked = await walk(store, before.right)
  if (isLeft(walked)) return walked
  if (!('heads' in walked.right)) return right(walked.right)
  const { heads, events, unreadable } = walked.right
  const after = await listedHeads(store)
  if (isLeft(after)) return damageOr(after.left, undefined)
  const wrongHead = compareHeads(heads, before.right, after.right)
  if (wrongHead !== undefined) return right(wrongHead)
  const medium = await store.checkMedium()()
  if (isLeft(medium)) return damageOr(medium.left, undefined)
  if (medium.right.length > 0) return right({ ok: false, fault: { _tag: 'MediumDamaged', reasons: medium.right } })
  const head = storeHead([...heads].map(([stream, { hash }]) => [stream, hash]))
  return right({ ok: true, head, events, streams: heads.size, unreadable })
}

type Heads = ReadonlyMap<StreamName, StreamHead>

interface Walked {
  readonly heads: Map<StreamName, StreamHead & { readonly position: Position }>
  readonly events: number
  readonly unreadable: number
}

const walk = async (
  store: EventStore,
  before: Heads,
): Promise<Either<StoreError, Walked | Extract<Verification, { readonly ok: false }>>> => {
  const heads: Walked['heads'] = new Map()
  let events = 0
  let unreadable = 0
  let last: Position | undefined
  for await (const page of store.readStored()) {
    for (const read of page) {
      if (isLeft(read)) return damageOr(read.left, last)
      const event = read.right
      const fault = faultOf(event, heads.get(event.stream), before.get(event.stream), last)
      if (fault !== undefined) {
        const { stream, revision, position } = event
        return right({ ok: false, stream, revision, position, fault })
      }
      const { revision, hash, position } = event
      heads.set(event.stream, { revision, hash, position })
      last = position
      events++
      if (isLeft(store.registry.decode(event.type, event.schemaVersion, event.data))) unreadable++
    }
  }
  return right({ heads, events, unreadable })
}

const faultOf = (
  event: StoredEvent,
  head: StreamHead | undefined,
  listed: StreamHead | undefined,
  last: Position | undefined,
): StoreFault | undefined => {
  if (!StreamName.is(event.stream)) return { _tag: 'InvalidStreamName' }
  if (last !== undefined && comparePositions(event.position, last) <= 0) return { _tag: 'PositionOutOfOrder', after: last }
  const fault = checkLink(head, event)
  if (fault !== undefined) return fault
  return listed !== undefined && listed.revision === event.revision && listed.hash !== event.hash
    ? { _tag: 'HeadDiffers', listed: listed.revision }
    : undefined
}

const compareHeads = (
  heads: Walked['heads'],
  before: Heads,
  after: Heads,
): Extract<Verification, { readonly ok: false }> | undefined => {
  for (const [stream, listed] of before) {
    const found = heads.get(stream)
    if (found === undefined || found.revision < listed.revision) {
      const revision = found === undefined ? 0n : found.revision + 1n
      return { ok: false, stream, revision, fault: { _tag: 'TailMissing', listed: listed.revision } }
    }
  }
  for (const [stream, { revision, position }] of heads) {
    const listed = after.get(stream)
    if (listed === undefined || listed.revision < revision) {
      const fault: StoreFault = { _tag: 'HeadDiffers', listed: listed === undefined ? 'noStream' : listed.revision }
      return { ok: false, stream, revision, position, fault }
    }
  }
  return undefined
}

const listedHeads = async (store: EventStore): Promise<Either<StoreError, Heads>> => {
  const heads = new Map<StreamName, StreamInfo>()
  for await (const page of store.streams()) {
    for (const info of page) {
      if (isLeft(info)) return info
      heads.set(info.right.stream, info.right)
    }
  }
  return right(heads)
}

/** Damage is what verification looks for, so it is a result; a store that cannot be reached is an error. */
const damageOr = (
  error: StoreError,
  after: Position | undefined,
): Either<StoreError, Extract<Verification, { readonly ok: false }>> => {
  if (error._tag !== 'StoreDamaged') return left(error)
  const behind = after === undefined || error.at !== undefined ? '' : ` (behind position ${after})`
  return right({ ok: false, fault: { _tag: 'Unreadable', reason: `${error.reason}${behind}` }, ...error.at })
}
