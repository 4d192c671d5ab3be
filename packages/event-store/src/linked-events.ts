/** Stored events of another store, checked before they are taken over. */
import { checkLink, type StoredEvent, type StreamHead, type StreamName } from '@vor-ort/core'
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { canonicalText } from './canonical-text.ts'
import type { SealedEvent } from './driver.ts'
import type { RestoreError } from './port.ts'

/** The events as a driver stores them, if they are of this stream, link to each other, and are what their digests say. */
export const linkedEvents = (stream: StreamName, events: ReadonlyArray<StoredEvent>): Either<RestoreError, ReadonlyArray<SealedEvent>> => {
  const sealed: SealedEvent[] = []
  const first = events[0]
  // What the first one links to is known to the store alone.
  let head: StreamHead | undefined = first === undefined || first.revision === 0n ? undefined : { revision: first.revision - 1n, hash: first.prevHash }
  for (const event of events) {
    const fault = checkLink(head, { ...event, stream })
    if (fault !== undefined) return left({ _tag: 'ChainBroken', stream, revision: event.revision, fault })
    const { id, type, schemaVersion, revision, prevHash, hash } = event
    sealed.push({ id, type, schemaVersion, data: canonicalText(event.data), metadata: canonicalText(event.metadata), stream, revision, prevHash, hash })
    head = { revision, hash }
  }
  return right(sealed)
}
