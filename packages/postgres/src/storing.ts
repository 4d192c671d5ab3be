/** The statements that store events: one append, or several of different streams at once. */
import type { Position, StreamHead } from '@vor-ort/core'
import type { SealedEvent } from '@vor-ort/event-store'

import { bigintArray, integerArray, textArray, uuidArray } from './binary-arrays.ts'
import type { Ask, Row, Statement, Value } from './connections.ts'
import { inSchema } from './schema.ts'

/** What became of an append: stored up to this position, or the head that the writer did not believe. */
export type Stored = { readonly _tag: 'Stored'; readonly position: Position } | { readonly _tag: 'Moved'; readonly head: StreamHead | undefined }

/** Events of one stream, at least one, and the head that they were made for; of a stream that does not exist, revision -1. */
export interface Sealed {
  readonly head: StreamHead
  readonly events: readonly [SealedEvent, ...ReadonlyArray<SealedEvent>]
}

/** Storing as functions of a connection. */
export interface Storing {
  readonly one: (ask: Ask, sealed: Sealed, isJoined: boolean) => Promise<Stored>
  /** For streams that exist, each of them once; the results in the same order. */
  readonly group: (ask: Ask, group: ReadonlyArray<Sealed>) => Promise<ReadonlyArray<Stored>>
}

const outcome = ([position, revision, hash]: Row): Stored =>
  typeof position === 'string'
    ? { _tag: 'Stored', position: position as Position }
    : { _tag: 'Moved', head: typeof revision === 'string' && typeof hash === 'string' ? { revision: BigInt(revision), hash } : undefined }

const lists = (events: ReadonlyArray<SealedEvent>): ReadonlyArray<Value> => [
  uuidArray(events.map(({ id }) => id)),
  textArray(events.map(({ type }) => type)),
  integerArray(events.map(({ schemaVersion }) => schemaVersion)),
  textArray(events.map(({ data }) => data), 'json'),
  textArray(events.map(({ metadata }) => metadata), 'json'),
]

const parameters = (count: number): string => Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ')

/** The statements for a schema. */
export const storingIn = (schema: string): Storing => {
  const calling = (name: string, count: number): Statement => ({
    name: `${schema}_${name}`,
    text: inSchema(schema, `SELECT * FROM @schema@.${name}(${parameters(count)})`),
  })
  const appendOne = calling('append_one', 10)
  const appendMany = calling('append_many', 10)
  const appendGroup = calling('append_group', 14)

  return {
    one: async (ask, { head, events }, isJoined) => {
      const [first] = events
      const place = [first.stream, String(head.revision), head.hash, isJoined]
      const [row = []] =
        events.length === 1
          ? await ask(appendOne, [...place, first.id, first.type, String(first.schemaVersion), first.data, first.metadata, first.hash])
          : await ask(appendMany, [...place, ...lists(events), textArray(events.map(({ hash }) => hash))])
      return outcome(row)
    },

    group: async (ask, group) => {
      const events = group.flatMap((sealed) => sealed.events)
      const rows = await ask(appendGroup, [
        textArray(group.map((sealed) => sealed.events[0].stream)),
        bigintArray(group.map(({ head }) => head.revision)),
        textArray(group.map(({ head }) => head.hash)),
        integerArray(group.map((sealed) => sealed.events.length)),
        textArray(group.map((sealed) => sealed.events.at(-1)?.hash ?? '')),
        ...lists(events),
        textArray(events.map(({ prevHash }) => prevHash)),
        textArray(events.map(({ hash }) => hash)),
        integerArray(group.flatMap((sealed, index) => sealed.events.map(() => index + 1))),
        bigintArray(events.map(({ revision }) => revision)),
      ])
      const outcomes = new Map(rows.map(([index, ...row]) => [Number(index), outcome(row)]))
      return group.map((_, index): Stored => outcomes.get(index + 1) ?? { _tag: 'Moved', head: undefined })
    },
  }
}
