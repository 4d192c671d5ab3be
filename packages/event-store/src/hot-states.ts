/** Hot states: aggregates that were loaded before, kept in memory so that only what is new of their streams is read. */
import { eventOf, type AnyEvent, type RecordedEvent, type StreamName } from '@vor-ort/core'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

import type { Foldable, LoadError, Loaded } from './load.ts'
import type { ActualRevision, EventStore } from './port.ts'

/** A state and what is remembered of the stream that it is the fold of. */
export interface Hot<State> extends Loaded<State> {
  /** The digest of the last event; it covers every event before it. */
  readonly hash: string | undefined
  /** The revision of the first event of each command that carried an id. */
  readonly commands: ReadonlyMap<string, bigint>
}

/** Loads states; what it returns is always the fold of what the store holds now. */
export interface HotStates {
  readonly load: <State, Event extends AnyEvent>(
    aggregate: Foldable<State, Event>,
    stream: StreamName,
  ) => Promise<Either<LoadError, Hot<State>>>
  readonly drop: (stream: StreamName) => void
}

interface Kept {
  /** Another aggregate may read the same stream in another way. */
  readonly decider: object
  readonly state: unknown
  readonly revision: bigint
  readonly hash: string
  readonly commands: Map<string, bigint>
}

/**
 * Keeps the states of the streams that were used last; with a capacity of 0 every load reads the whole stream.
 *
 * Nothing is kept but what was read back from the store, and each load reads the last event that it knows once more: the
 * digest there covers the whole stream up to it, so a state is only used when it is the fold of what lies in the store.
 */
export const makeHotStates = (store: Pick<EventStore, 'readStream'>, capacity: number): HotStates => {
  // The order of insertion is the order of use.
  const kept = new Map<StreamName, Kept>()

  const keep = (stream: StreamName, entry: Kept): void => {
    kept.delete(stream)
    kept.set(stream, entry)
    for (const oldest of kept.keys()) {
      if (kept.size <= capacity) break
      kept.delete(oldest)
    }
  }

  const load: HotStates['load'] = async <State, Event extends AnyEvent>(aggregate: Foldable<State, Event>, stream: StreamName) => {
    const { decider } = aggregate
    const found = kept.get(stream)
    // It comes back only if the whole read succeeds.
    kept.delete(stream)
    const known = found?.decider === decider ? found : undefined
    const read = known === undefined ? undefined : await foldFrom(store, aggregate, stream, known)
    const loaded = read ?? (await foldFrom(store, aggregate, stream, undefined)) ?? right(empty(decider.initial))
    if (isLeft(loaded)) return loaded
    const { state, revision, hash, commands } = loaded.right
    if (revision !== 'noStream' && hash !== undefined) keep(stream, { decider, state, revision, hash, commands })
    return loaded
  }

  return { load, drop: (stream) => void kept.delete(stream) }
}

type Read<State> = Hot<State> & { readonly commands: Map<string, bigint> }

const empty = <State>(initial: State): Read<State> => ({ state: initial, revision: 'noStream', hash: undefined, commands: new Map() })

/** The fold of the stream, going on from what is known of it; nothing when the store holds something else there. */
const foldFrom = async <State, Event extends AnyEvent>(
  store: Pick<EventStore, 'readStream'>,
  { decider }: Foldable<State, Event>,
  stream: StreamName,
  known: Kept | undefined,
): Promise<Either<LoadError, Read<State>> | undefined> => {
  // The same decider has made it.
  let state = known === undefined ? decider.initial : (known.state as State)
  let revision: ActualRevision = 'noStream'
  let hash: string | undefined
  const commands = known?.commands ?? new Map<string, bigint>()
  for await (const page of store.readStream(stream, known === undefined ? {} : { from: known.revision })) {
    for (const read of page) {
      if (isLeft(read)) return read
      const isFirst = hash === undefined
      ;({ revision, hash } = read.right)
      if (isFirst && known !== undefined) {
        if (hash !== known.hash || revision !== known.revision) return undefined
        continue
      }
      const event = eventOf(read.right)
      if (decider.isEvent(event)) state = decider.evolve(state, event)
      note(commands, read.right)
    }
  }
  return known !== undefined && hash === undefined ? undefined : right({ state, revision, hash, commands })
}

const note = (commands: Map<string, bigint>, { metadata: { commandId }, revision }: RecordedEvent): void => {
  if (commandId !== undefined && !commands.has(commandId)) commands.set(commandId, revision)
}
