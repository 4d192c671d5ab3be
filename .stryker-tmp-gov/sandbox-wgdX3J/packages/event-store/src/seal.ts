/** Sealing: new events get their place and their digest in the chain of their stream. */
// @ts-nocheck

import { genesisHash, type NewEvent, type StreamHead, type StreamName } from '@vor-ort/core'

import { canonicalText } from './canonical-text.ts'
import { digestOf } from './digest.ts'
import type { SealedEvent } from './driver.ts'

/** A checked event with its texts, ready to be sealed. */
export interface WrittenEvent {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: string
  readonly metadata: string
}

/** Writes the data and metadata of an event as canonical JSON. */
export const writeEvent = (event: NewEvent): WrittenEvent => ({
  id: event.id,
  type: event.type,
  schemaVersion: event.schemaVersion,
  data: canonicalText(event.data),
  metadata: canonicalText(event.metadata),
})

/**
 * Gives written events their place and digest behind the head of their stream.
 *
 * The digest is that of `hashOf` in the core. Data and metadata are in canonical form already, so the canonical form of
 * the whole is put together from them: each event is serialised once, for storing and for hashing. A property test
 * holds both equal.
 */
export const sealWritten = (
  stream: StreamName,
  head: StreamHead | undefined,
  events: ReadonlyArray<WrittenEvent>,
): ReadonlyArray<SealedEvent> => {
  let revision = head === undefined ? -1n : head.revision
  let prevHash = head === undefined ? genesisHash : head.hash
  const sealed: SealedEvent[] = []
  for (const { id, type, schemaVersion, data, metadata } of events) {
    revision += 1n
    const hash = digestOf(
      `{"data":${data},"id":"${id}","metadata":${metadata},"prevHash":"${prevHash}","revision":"${revision}",` +
        `"schemaVersion":${schemaVersion},"stream":"${stream}","type":${JSON.stringify(type)}}`,
    )
    sealed.push({ id, type, schemaVersion, data, metadata, stream, revision, prevHash, hash })
    prevHash = hash
  }
  return sealed
}
