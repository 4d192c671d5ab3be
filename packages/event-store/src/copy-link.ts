/** Whether an event is the next of its stream: the check of the core, quickly where nothing is wrong. */
import { checkLink, StreamName, type Position, type StoredEvent, type StreamHead } from '@vor-ort/core'

import { canonicalText } from './canonical-text.ts'
import { comparePositions } from './position.ts'
import { sealWritten } from './seal.ts'
import type { StoreFault } from './verify.ts'

/** What is wrong with an event behind the head of its stream and behind the last position of the store; as a rule nothing. */
export const faultBehind = (head: StreamHead | undefined, last: Position | undefined, event: StoredEvent, isHashed: boolean): StoreFault | undefined => {
  if (head === undefined && !StreamName.is(event.stream)) return { _tag: 'InvalidStreamName' }
  if (last !== undefined && comparePositions(event.position, last) <= 0) return { _tag: 'PositionOutOfOrder', after: last }
  const isLinked = head === undefined ? event.revision === 0n : event.revision === head.revision + 1n && event.prevHash === head.hash
  if (isLinked && (!isHashed || isSealedSo(head, event))) return undefined
  // The check of the core decides, and says what it is.
  return checkLink(head, event)
}

const isSealedSo = (head: StreamHead | undefined, { stream, id, type, schemaVersion, data, metadata, hash }: StoredEvent): boolean =>
  sealWritten(stream, head, [{ id, type, schemaVersion, data: canonicalText(data), metadata: canonicalText(metadata) }])[0]?.hash === hash
