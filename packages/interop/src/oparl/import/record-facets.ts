/** Records the facets of one stream: only what is new or changed, all of it in one append. */
import {
  derivedId,
  EventId,
  explainRejection,
  FuzzyDate,
  streamName,
  type AnyEvent,
  type EventDefinitions,
  type Instant,
  type NewEvent,
} from '@vor-ort/core'
import { loadState, type AppendError, type EventStore, type Handleable, type LoadError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { commandIdOf, digestOf, readCommandId, verdictOn, type Facet, type StoredFacet } from './facet.ts'

/** A facet that the domain refused, with the reason. */
export interface RefusedFacet {
  readonly key: string
  readonly source: string
  readonly reason: string
}

/** What came of one stream. */
export interface Recorded {
  readonly events: number
  readonly refused: ReadonlyArray<RefusedFacet>
}

/** Where an import writes, and when. */
export interface Recording {
  readonly store: EventStore
  readonly clock: () => Instant
}

/**
 * Records what the facets say about one stream.
 *
 * `plan` gets the keys that earlier imports stored. When another writer was quicker the stream is loaded and compared
 * anew. A facet that the domain refuses is reported and the others go on.
 */
export const recordFacets = async <Command extends AnyEvent, State, Event extends AnyEvent>(
  { store, clock }: Recording,
  aggregate: Handleable<Command, State, Event>,
  id: string,
  plan: (stored: ReadonlyArray<string>) => ReadonlyArray<Facet<NoInfer<Command>>>,
): Promise<Either<LoadError | AppendError, Recorded>> => {
  const stream = streamName(aggregate.category, id)
  for (;;) {
    const known = new Map<string, StoredFacet>()
    const loaded = await loadState(store, aggregate, stream, ({ id: eventId, metadata }) => {
      const read = readCommandId(metadata.commandId)
      if (read !== undefined) known.set(read.key, { ...read, eventId })
    })()
    if (isLeft(loaded)) return loaded
    let { state } = loaded.right
    const news: NewEvent[] = []
    const refused: RefusedFacet[] = []
    for (const facet of plan([...known.keys()])) {
      if (facet.requires !== undefined && !known.has(facet.requires)) continue
      const digest = digestOf(facet)
      const stored = known.get(facet.key)
      const verdict = verdictOn(facet, digest, stored)
      if (verdict === 'same') continue
      const commandId = commandIdOf(facet, digest)
      let index = 0
      let firstId: string | undefined
      for (const command of verdict === 'create' ? facet.create : facet.correct) {
        const decided = aggregate.decider.decide(command, state)
        if (isLeft(decided)) {
          refused.push({ key: facet.key, source: facet.source, reason: explainRejection(decided.left, 'en') })
          continue
        }
        for (const event of decided.right) {
          state = aggregate.decider.evolve(state, event)
          const corrects = verdict === 'correct' ? stored?.eventId : undefined
          // A source may go back to an earlier wording: what is corrected makes that a new event.
          const eventId = derivedId(EventId, `${stream} ${commandId} ${corrects ?? ''} ${index++}`)
          firstId ??= eventId
          news.push(newEvent(aggregate.events, event, eventId, facet, commandId, digest, corrects, clock()))
        }
      }
      // Some servers list a consultation twice: the second time it is known.
      if (firstId !== undefined) known.set(facet.key, { digest, modified: facet.modified, eventId: firstId })
    }
    if (news.length === 0) return right({ events: 0, refused })
    const appended = await store.append(stream, loaded.right.revision, news)()
    if (isLeft(appended)) {
      if (appended.left._tag === 'WrongExpectedRevision') continue
      // What does not fit an event is the record's fault, not the store's: the other records go on.
      if (appended.left._tag === 'InvalidEvent') return right({ events: 0, refused: [invalid(appended.left, news)] })
      return left(appended.left)
    }
    return right({ events: news.length, refused })
  }
}

const invalid = ({ index, fault }: Extract<AppendError, { readonly _tag: 'InvalidEvent' }>, news: ReadonlyArray<NewEvent>): RefusedFacet => ({
  key: readCommandId(news[index]?.metadata.commandId)?.key ?? '',
  source: news[index]?.metadata.evidence?.[0]?.id ?? '',
  reason: 'faults' in fault ? fault.faults.map(({ path, expected }) => `${path} ${expected}`).join('; ') : fault._tag,
})

const newEvent = (
  definitions: EventDefinitions,
  event: AnyEvent,
  id: EventId,
  facet: Facet<AnyEvent>,
  commandId: string,
  digest: string,
  corrects: string | undefined,
  recordedAt: Instant,
): NewEvent => {
  const definition = definitions[event.type]
  const changedOn = facet.modified?.slice(0, 10)
  return {
    id,
    type: event.type,
    schemaVersion: definition?.version ?? 1,
    data: event.data,
    metadata: {
      recordedAt,
      validTime: event.on,
      actor: { role: 'Import', unit: 'OParl' },
      classification: definition?.classification ?? 'internal',
      purpose: 'council history',
      commandId,
      evidence: [{ kind: 'councilRecord', id: facet.source, hash: digest, ...(FuzzyDate.is(changedOn) ? { date: changedOn } : {}) }],
      ...(EventId.is(corrects) ? { corrects } : {}),
    },
  }
}
