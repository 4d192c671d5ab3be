/** Appending: guess the head, let the database check the guess in the same step, and answer from what is so. */
import { genesisHash, type StreamHead } from '@vor-ort/core'
import { appended, type Appended, type AppendError, type AppendRequest, type SealedEvent, type StoredText } from '@vor-ort/event-store'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Ask, Patience } from './connections.ts'
import { kindOf } from './errors.ts'
import type { Store } from './grouping.ts'
import type { KnownHeads } from './known-heads.ts'
import type { Statements } from './statements.ts'

/** What appending needs of the world. */
export interface Appending {
  readonly sql: Statements
  /** Does something on a connection; a fault is thrown. */
  readonly once: <A>(work: (ask: Ask) => Promise<A>) => Promise<A>
  readonly patience: Patience
  readonly heads: KnownHeads
  /** Stores sealed events behind the head that they were made for, or tells the real one; a fault is thrown. */
  readonly store: Store
}

/** What is believed about a stream, and whether the database has just said so. */
interface Belief {
  readonly head: StreamHead | undefined
  readonly isFresh: boolean
}

/** Carries out a request. */
export const append = async (request: AppendRequest, { sql, once, patience, heads, store }: Appending): Promise<Either<AppendError, Appended>> => {
  const guess = heads.get(request.stream)
  // Who creates a stream is right as a rule; what is believed of other streams must be known.
  let belief: Belief | undefined = guess !== undefined || request.place === 0n ? { head: guess, isFresh: false } : undefined
  let known: ReadonlyArray<StoredText> | undefined
  // After a fault nobody knows whether the events were stored: then only their ids tell.
  let isInDoubt = false

  const look = (withIds: boolean): Promise<void> =>
    once(async (ask) => {
      // The head first: of what is found by its id and lies behind it, the rules make the right thing.
      belief = { head: await sql.head(ask, request.stream), isFresh: true }
      known = withIds ? await sql.byIds(ask, request.ids) : undefined
    })

  const step = async (): Promise<Either<AppendError, Appended> | undefined> => {
    if (belief === undefined) await look(isInDoubt)
    const { head, isFresh }: Belief = belief ?? { head: undefined, isFresh: false }
    const resolution = request.resolve(head, known)
    if (resolution._tag !== 'Store') {
      // Only what is so is an answer; a guess is none.
      if (!isFresh) belief = undefined
      else if (resolution._tag === 'Answer') return resolution.answer
      else if (known === undefined) await look(true)
      else return left({ _tag: 'StoreDamaged', reason: 'the ids were looked up already' })
      return undefined
    }
    const [first, ...rest] = resolution.events
    if (first === undefined) return left({ _tag: 'StoreDamaged', reason: 'an append of no events stores nothing' })
    const events = [first, ...rest] as const
    const outcome = await store({ head: head ?? { revision: -1n, hash: genesisHash }, events })
    if (outcome._tag === 'Stored') {
      heads.set(request.stream, lastOf(events))
      return right(appended(events, outcome.position))
    }
    const late = patience.isOver()
    if (late !== undefined) return left(late)
    if (isInDoubt) await look(true)
    else {
      belief = { head: outcome.head, isFresh: true }
      known = undefined
    }
    heads.set(request.stream, outcome.head)
    return undefined
  }

  for (;;) {
    try {
      const answer = await step()
      if (answer !== undefined) return answer
    } catch (thrown) {
      const kind = kindOf(thrown)
      if (kind === 'idTaken') {
        // Ids are nearly never taken; so they are looked up only when the index finds one.
        isInDoubt = true
      } else {
        const error = await patience.after(thrown)
        if (error !== undefined) return left(error)
        if (kind === 'lost') isInDoubt = true
      }
      belief = undefined
    }
  }
}

const lastOf = (events: ReadonlyArray<SealedEvent>): StreamHead | undefined => {
  const last = events.at(-1)
  return last === undefined ? undefined : { revision: last.revision, hash: last.hash }
}
