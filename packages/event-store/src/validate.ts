/** The door of the store: what may be appended. */
import { check, EventId, Metadata, StreamName, type Fault, type NewEvent, type Registry } from '@vor-ort/core'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import { jsonFaults } from './json-safe.ts'
import type { AppendError, InvalidEnvelope } from './port.ts'
import { writeEvent, type WrittenEvent } from './seal.ts'

/** Checks a batch and writes it as JSON, or names the first event that may not be stored. */
export const acceptEvents = (
  registry: Registry,
  stream: StreamName,
  events: ReadonlyArray<NewEvent>,
): Either<AppendError, ReadonlyArray<WrittenEvent>> => {
  const invalid = (index: number, faults: ReadonlyArray<Fault>): Either<AppendError, never> =>
    left({ _tag: 'InvalidEvent', stream, index, fault: { _tag: 'InvalidEnvelope', faults } })

  if (!StreamName.is(stream)) return invalid(0, faultsAt('$.stream', check(StreamName, stream)))
  const ids = new Set<string>()
  const written: WrittenEvent[] = []
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as NewEvent
    const faults = envelopeFaults(event)
    if (faults.length > 0) return invalid(index, faults)
    if (ids.has(event.id)) {
      return invalid(index, [{ path: '$.id', expected: 'must not come twice in one append', found: event.id }])
    }
    ids.add(event.id)
    const accepted = registry.accept(event.type, event.data)
    if (isLeft(accepted)) return left({ _tag: 'InvalidEvent', stream, index, fault: accepted.left })
    const newest = registry.definition(event.type)?.version
    if (newest !== undefined && event.schemaVersion !== newest) {
      const { type, schemaVersion } = event
      return left({ _tag: 'InvalidEvent', stream, index, fault: { _tag: 'UnknownSchemaVersion', type, schemaVersion, newest } })
    }
    const unsafe = jsonFaults(event.data, '$.data')
    if (unsafe.length > 0) return invalid(index, unsafe)
    written.push(writeEvent(event))
  }
  return right(written)
}

const none: ReadonlyArray<Fault> = []

const envelopeFaults = (event: NewEvent): ReadonlyArray<Fault> => {
  if (!EventId.is(event.id)) return faultsAt('$.id', check(EventId, event.id))
  const metadata = metadataFault(event.metadata)
  if (metadata !== undefined) return metadata.faults
  const { classification, subjects } = event.metadata
  if (classification === 'public' && subjects !== undefined && subjects.length > 0) {
    const expected = 'must be left out when the classification is public (K-10): what all may see concerns no person'
    return [{ path: '$.metadata.subjects', expected, found: subjects }]
  }
  return jsonFaults(event.metadata, '$.metadata')
}

/** What is wrong with metadata, or nothing. */
export const metadataFault = (metadata: unknown): InvalidEnvelope | undefined =>
  Metadata.is(metadata)
    ? undefined
    : { _tag: 'InvalidEnvelope', faults: faultsAt('$.metadata', check(Metadata, metadata)) }

const faultsAt = (path: string, checked: Either<ReadonlyArray<Fault>, unknown>): ReadonlyArray<Fault> =>
  isLeft(checked) ? checked.left.map((fault) => ({ ...fault, path: `${path}${fault.path.slice(1)}` })) : none
