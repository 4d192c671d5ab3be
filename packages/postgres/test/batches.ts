/** Events that say which batch they belong to. */
import { defineEvent, derivedId, derivedUuid, EventId, FuzzyDate, Instant, makeRegistry, naturalNumber, record, streamName, text } from '@vor-ort/core'
import type { NewEvent, StreamName } from '@vor-ort/core'
import { isLeft } from 'fp-ts/lib/Either.js'

const Batched = defineEvent({
  german: 'Stapel',
  summary: 'One of a batch.',
  data: record({ batch: text, index: naturalNumber, size: naturalNumber }),
})

const made = makeRegistry([{ Batched }])
if (isLeft(made)) throw new Error('the registry of the test is faulty')
/** It knows batches alone. */
export const registry = made.right

const recordedAt: unknown = '2026-11-21T22:00:00.000Z'
const validTime: unknown = '2015-01-13'
if (!Instant.is(recordedAt) || !FuzzyDate.is(validTime)) throw new Error('the dates of the test are faulty')
const metadata = { recordedAt, validTime, actor: { role: 'Verwaltung' }, classification: 'internal' as const }

/** What an event of a batch says. */
export const isBatched = Batched.data.is.bind(Batched.data)

/** The id of an event of a batch. */
export const idInBatch = (batch: string, index: number): EventId => derivedId(EventId, `${batch}/${index}`)

/** All events of a batch. */
export const batchOf = (batch: string, size: number): ReadonlyArray<NewEvent> =>
  Array.from({ length: size }, (_, index) => ({
    id: idInBatch(batch, index),
    type: 'Batched',
    schemaVersion: 1,
    data: { batch, index, size },
    metadata,
  }))

/** One of a few streams. */
export const streamOf = (label: string): StreamName => streamName('desk', derivedUuid(label))
