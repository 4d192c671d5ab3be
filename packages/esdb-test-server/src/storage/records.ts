/** The records of the log. */

/** An event as it stands in the log. */
export interface StoredEvent {
  /** Where its record starts in the log. */
  readonly position: number
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly isJson: boolean
  readonly data: Uint8Array
  readonly metadata: Uint8Array
  /** Microseconds since 1970; the wire carries tenths of them. */
  readonly created: number
}

/** An event that is to be written. */
export interface ProposedEvent {
  readonly id: string
  readonly type: string
  readonly isJson: boolean
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** The revision of the record that closes a stream for ever; the wire shows it as 2^63-1. */
export const tombstoneRevision = Number.MAX_SAFE_INTEGER

/** The type of the record that closes a stream for ever. */
export const tombstoneType = '$streamDeleted'

/** The type of events in the stream that holds another stream's metadata. */
export const metadataType = '$metadata'

/** Names the stream that holds the metadata of another. */
export const metadataStreamOf = (stream: string): string => `$$${stream}`

/** Tells whether a stream holds the metadata of another. */
export const isMetadataStream = (stream: string): boolean => stream.startsWith('$$')

/** Names the stream whose metadata a stream holds. */
export const originalStreamOf = (stream: string): string => stream.slice(2)

/** Shows a revision as the wire carries it. */
export const shownRevision = (revision: number): string =>
  revision === tombstoneRevision ? '9223372036854775807' : String(revision)

// Framing, header, flags, transaction, expected revision, two identifiers and the time of a record.
const fixedBytes = 8 + 10 + 2 + 8 + 4 + 8 + 16 + 16 + 8 + 4 + 4 + 2

/** The bytes a record takes in the log, near to those of the real server. */
export const recordBytes = (stream: string, event: ProposedEvent): number =>
  fixedBytes + Buffer.byteLength(stream) + Buffer.byteLength(event.type) + event.data.length + event.metadata.length
