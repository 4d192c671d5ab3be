import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import { asField, readEventBytes } from '../src/grpc/event-bytes.ts'
import { uuidOf } from '../src/grpc/values.ts'
import { tombstoneRevision, type StoredEvent } from '../src/storage/records.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const stored: fc.Arbitrary<StoredEvent> = fc.record({
  position: fc.maxSafeNat(),
  stream: fc.string({ unit: 'grapheme', maxLength: 200 }),
  revision: fc.oneof(fc.nat(), fc.constant(tombstoneRevision)),
  id: fc.uuid(),
  type: fc.string({ unit: 'grapheme', maxLength: 50 }),
  isJson: fc.boolean(),
  data: bytes,
  metadata: bytes,
  created: fc.nat(2 ** 31 - 1),
})

it('encodes events as the generated code reads them', () => {
  fc.assert(
    fc.property(stored, fc.option(stored), fc.boolean(), fc.boolean(), (event, link, hasStringIds, hasPositions) => {
      const resolved = { event, link: link ?? undefined }
      const wire = asField(0x0a, readEventBytes(resolved, { hasStringIds, hasPositions }))
      const read = streamsPb.ReadResp.deserializeBinary(new Uint8Array(wire)).getEvent()
      const record = read?.getEvent()
      const position = hasPositions ? String(event.position) : '18446744073709551615'
      expect(uuidOf(record?.getId())).toBe(event.id)
      expect(Buffer.from(record?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8')).toBe(event.stream)
      expect(record?.getStreamRevision()).toBe(
        event.revision === tombstoneRevision ? '9223372036854775807' : String(event.revision),
      )
      expect([record?.getPreparePosition(), record?.getCommitPosition()]).toEqual([position, position])
      expect(record?.getMetadataMap().get('type')).toBe(event.type)
      expect(record?.getMetadataMap().get('created')).toBe(`${event.created}0`)
      expect(record?.getMetadataMap().get('content-type')).toBe(
        event.isJson ? 'application/json' : 'application/octet-stream',
      )
      expect(Buffer.from(record?.getData_asU8() ?? [])).toEqual(Buffer.from(event.data))
      expect(Buffer.from(record?.getCustomMetadata_asU8() ?? [])).toEqual(Buffer.from(event.metadata))
      expect(read?.hasLink()).toBe(link !== null)
      expect(read?.hasNoPosition()).toBe(!hasPositions)
    }),
  )
})
