/** Appends, deletions and tombstones, by the rules and through the queue. */
import { randomUUID } from 'node:crypto'

import type { Log } from '../storage/log.ts'
import {
  isMetadataStream,
  metadataStreamOf,
  metadataType,
  originalStreamOf,
  tombstoneRevision,
  tombstoneType,
  type ProposedEvent,
} from '../storage/records.ts'
import { isSoftDeleted, softDeleteJson, withTruncateBefore } from '../storage/stream-metadata.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { RecentEvents } from './recent-events.ts'
import { decide, type Decision, type ExpectedRevision, type StreamFacts } from './rules.ts'
import type { StreamStates } from './stream-states.ts'

/** An append to one stream. */
export interface AppendRequest {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly events: ReadonlyArray<ProposedEvent>
}

/** What became of a write. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly last: number; readonly position: number; readonly isRepeated: boolean }
  | { readonly kind: 'conflict'; readonly current: number }
  | { readonly kind: 'deleted' }

/** Everything that writes to the log. */
export interface Writer {
  readonly append: (request: AppendRequest) => Promise<WriteOutcome>
  /** Hides what a stream holds now. */
  readonly softDelete: (stream: string, expected: ExpectedRevision) => Promise<WriteOutcome>
  /** Closes a stream for ever. */
  readonly tombstone: (stream: string, expected: ExpectedRevision) => Promise<WriteOutcome>
  /** Runs work with these tools in one transaction. */
  readonly together: <A>(work: (tools: WriteTools) => A) => Promise<A>
}

/** The steps of a write, usable only inside a transaction. */
export interface WriteTools {
  readonly decideOn: (request: AppendRequest) => Decision
  readonly write: (request: AppendRequest, decision: Decision) => WriteOutcome
}

/** What the writer works on. */
export interface WriterParts {
  readonly log: Log
  readonly states: StreamStates
  readonly recent: RecentEvents
  readonly queue: CommitQueue
}

const now = (): number => Math.round((performance.timeOrigin + performance.now()) * 1000)

const systemEvent = (type: string, data: Uint8Array): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson: true,
  data,
  metadata: new Uint8Array(),
})

/** Makes the writer. */
export const makeWriter = ({ log, states, recent, queue }: WriterParts): Writer => {
  const factsOf = (stream: string): StreamFacts => {
    const state = states.of(stream)
    return {
      last: state.last,
      isTombstoned: state.isTombstoned,
      isSoftDeleted: isSoftDeleted(state.metadata),
      hasMetadata: state.metadataRevision >= 0,
      idAt: (revision) => log.at(stream, revision)?.id,
      recentRevisionOf: (id) => recent.find(id, stream),
    }
  }

  const add = (stream: string, revision: number, event: ProposedEvent): number => {
    const position = log.add(stream, revision, event, now())
    recent.remember(event.id, stream, revision)
    return position
  }

  const addAll = (stream: string, first: number, events: ReadonlyArray<ProposedEvent>): number => {
    const before = states.of(stream)
    let position = log.end()
    for (const [index, event] of events.entries()) position = add(stream, first + index, event)
    states.put(stream, { ...before, last: first + events.length - 1 })
    if (isMetadataStream(stream)) states.forget(originalStreamOf(stream))
    return position
  }

  const addMetadata = (stream: string, data: Uint8Array): number => {
    const metadataStream = metadataStreamOf(stream)
    return addAll(metadataStream, states.of(metadataStream).last + 1, [systemEvent(metadataType, data)])
  }

  // A hidden stream comes back by a new bound behind what was hidden; its other settings stay.
  const undelete = (stream: string, first: number): void => {
    const metadata = log.at(metadataStreamOf(stream), states.of(stream).metadataRevision)
    addMetadata(stream, withTruncateBefore(metadata?.data ?? new Uint8Array(), first))
  }

  const tools: WriteTools = {
    decideOn: (request) =>
      decide(
        request.expected,
        request.events.map((event) => event.id),
        factsOf(request.stream),
      ),
    write: ({ stream, events }, decision) => {
      if (decision.kind === 'written') {
        const position = log.at(stream, decision.last)?.position ?? log.lastPosition()
        return { kind: 'written', last: decision.last, position, isRepeated: true }
      }
      if (decision.kind !== 'write') return decision
      if (events.length === 0)
        return { kind: 'written', last: decision.first - 1, position: Math.max(0, log.lastPosition()), isRepeated: false }
      const original = isMetadataStream(stream) ? originalStreamOf(stream) : undefined
      const undeletesOriginal = original !== undefined && isSoftDeleted(states.of(original).metadata)
      const position = addAll(stream, decision.first, events)
      if (decision.undeletes) undelete(stream, decision.first)
      if (original !== undefined && undeletesOriginal) undelete(original, states.of(original).last + 1)
      return { kind: 'written', last: decision.first + events.length - 1, position, isRepeated: false }
    },
  }

  const checked = (stream: string, expected: ExpectedRevision, remove: () => number | undefined): Promise<WriteOutcome> =>
    queue(() => {
      const decision = decide(expected, [randomUUID()], factsOf(stream))
      if (decision.kind === 'conflict' || decision.kind === 'deleted') return decision
      const { last } = states.of(stream)
      const position = remove()
      return position === undefined ? { kind: 'conflict', current: -1 } : { kind: 'written', last, position, isRepeated: false }
    })

  return {
    append: (request) => queue(() => tools.write(request, tools.decideOn(request))),
    softDelete: (stream, expected) =>
      checked(stream, expected, () => {
        // There must be something to hide: events, or settings at least.
        const { last, metadataRevision } = states.of(stream)
        return last < 0 && metadataRevision < 0 ? undefined : addMetadata(stream, Buffer.from(softDeleteJson, 'utf8'))
      }),
    tombstone: (stream, expected) =>
      checked(stream, expected, () => {
        const position = add(stream, tombstoneRevision, { ...systemEvent(tombstoneType, new Uint8Array()), isJson: false })
        states.forget(stream)
        states.forget(metadataStreamOf(stream))
        return position
      }),
    together: (work) => queue(() => work(tools)),
  }
}
