/** Small values of the protocol, from and to the wire. */
import { randomUUID } from 'node:crypto'

import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js'
import type { Empty as GoogleEmpty } from 'google-protobuf/google/protobuf/empty_pb.js'
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js'
import type { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js'
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'
import type { Empty, StreamIdentifier, UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

/** The empty message of the protocol. */
export const empty = (): Empty => new sharedPb.Empty()

/** The empty message of the library. */
export const googleEmpty = (): GoogleEmpty => new emptyPb.Empty()

/** The time now. */
export const timestamp = (): Timestamp => timestampPb.Timestamp.fromDate(new Date())

/** Reads a stream's name. */
export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  identifier === undefined ? '' : Buffer.from(identifier.getStreamName_asU8()).toString('utf8')

/** Writes a stream's name. */
export const streamIdentifier = (name: string): StreamIdentifier =>
  new sharedPb.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(name, 'utf8')))

const hexOfSigned = (value: string): string => BigInt.asUintN(64, BigInt(value)).toString(16).padStart(16, '0')

/** Reads an identifier in either of its forms; a missing one gets a fresh one. */
export const uuidOf = (uuid: UUID | undefined): string => {
  const structured = uuid?.getStructured()
  if (structured !== undefined) {
    const hex = hexOfSigned(structured.getMostSignificantBits()) + hexOfSigned(structured.getLeastSignificantBits())
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
  const text = uuid?.getString() ?? ''
  return text === '' ? randomUUID() : text.toLowerCase()
}

/** Writes an identifier as text. */
export const uuid = (text: string): UUID => new sharedPb.UUID().setString(text)

/** Reads an unsigned number; values beyond all revisions and positions stay beyond them. */
export const numberOf = (value: string): number => {
  const number = Number(value)
  return Number.isFinite(number) && number < Number.MAX_SAFE_INTEGER ? number : Number.MAX_SAFE_INTEGER
}
