/** Sealed events as they go to the server. */
import { randomUUID } from 'node:crypto'

import type { SealedEvent } from '@vor-ort/event-store'

import type { ProposedEvent } from './client.ts'
import { serverMetadataText } from './server-metadata.ts'

/** Sealed events, ready to be sent, and their size as the server counts it. */
export interface Proposal {
  readonly events: ReadonlyArray<ProposedEvent>
  readonly size: number
}

/**
 * Makes what is sent of sealed events.
 *
 * The server takes an append for a repetition when the ids of its events are those that lie at their place; it does not
 * look at their content. Were our own ids sent, two writers of different content under one id would be taken for one
 * another, and the second would be told that it succeeded. Were they derived from the content, a second call would not
 * learn that the first had stored it. So the ids are new for each proposal: a retry of one proposal is a repetition for
 * the server, and anything else is a conflict that is resolved by the rules of the port. Our own id is in the metadata.
 */
export const propose = (sealed: ReadonlyArray<SealedEvent>): Proposal => {
  let size = 0
  const events = sealed.map((event): ProposedEvent => {
    const metadata = bytesOf(serverMetadataText(event.metadata, event))
    size += Buffer.byteLength(event.data) + metadata.byteLength + 2 * event.type.length
    return { id: randomUUID(), type: event.type, data: JSON.parse(event.data), metadata }
  })
  return { events, size }
}

// Buffers take small texts out of a pool, which an encoder does not; and the client wants the plain class, not a buffer.
const bytesOf = (text: string): Uint8Array => {
  const { buffer, byteOffset, byteLength } = Buffer.from(text)
  return new Uint8Array(buffer, byteOffset, byteLength)
}
