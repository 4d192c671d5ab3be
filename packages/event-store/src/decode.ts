/** From the texts that a driver hands out to checked events. */
import { EventId, Metadata, type Fault, type RecordedEvent, type Registry, type StoredEvent } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { StoredText } from './driver.ts'
import type { EventPlace, InvalidEnvelope, Read, StoreError } from './port.ts'
import { metadataFault } from './validate.ts'

/** Checks each stored event against the registry and brings it to the current version; a bad one does not end reading. */
export const decodeAll = (registry: Registry, stored: ReadonlyArray<StoredText>): ReadonlyArray<Read> =>
  stored.map((text) => decodeOne(registry, text))

const decodeOne = (registry: Registry, text: StoredText): Read => {
  const { type, schemaVersion, stream, revision, position, prevHash, hash, id } = text
  const parsed = parseStored(text)
  if (isLeft(parsed)) return unreadable(text, { _tag: 'InvalidEnvelope', faults: [parsed.left] })
  const { metadata } = parsed.right
  if (!Metadata.is(metadata) || !EventId.is(id)) {
    const idFault: Fault = { path: '$.id', expected: 'must be a UUID in lower case', found: id }
    return unreadable(text, metadataFault(metadata) ?? { _tag: 'InvalidEnvelope', faults: [idFault] })
  }
  const decoded = registry.decode(type, schemaVersion, parsed.right.data)
  if (isLeft(decoded)) return left({ _tag: 'UnreadableEvent', stream, revision, position, fault: decoded.left })
  const event: RecordedEvent = {
    id,
    type,
    // Decoded data is of the current version, whatever version was stored.
    schemaVersion: registry.definition(type)?.version ?? schemaVersion,
    data: decoded.right,
    metadata,
    stream,
    revision,
    position,
    prevHash,
    hash,
  }
  return right(event)
}

const unreadable = ({ stream, revision, position }: EventPlace, fault: InvalidEnvelope): Read =>
  left({ _tag: 'UnreadableEvent', stream, revision, position, fault })

/** The event as it lies there, parsed but not checked; what is not JSON is damage that names its event. */
export const parseAll = (stored: ReadonlyArray<StoredText>): ReadonlyArray<Either<StoreError, StoredEvent>> =>
  stored.map((text) => {
    const parsed = parseStored(text)
    if (isLeft(parsed)) {
      const { stream, revision, position } = text
      const reason = `${parsed.left.path} ${parsed.left.expected}`
      return left({ _tag: 'StoreDamaged', reason, at: { stream, revision, position } })
    }
    return right({ ...text, data: parsed.right.data, metadata: parsed.right.metadata })
  })

const parseStored = (text: StoredText): Either<Fault, { readonly data: unknown; readonly metadata: unknown }> => {
  if (text.json !== undefined) return right(text.json)
  let path = '$.data'
  try {
    const data: unknown = JSON.parse(text.data)
    path = '$.metadata'
    return right({ data, metadata: JSON.parse(text.metadata) })
  } catch {
    return left({ path, expected: 'must be JSON', found: path === '$.data' ? text.data : text.metadata })
  }
}
