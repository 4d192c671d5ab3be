/** An event from the server, as the port's driver hands it out. */
import { canonicalJson, hashOf, StreamName, type Position } from '@vor-ort/core'
import type { StoredText } from '@vor-ort/event-store'

import type { ServerRecord } from './client.ts'
import { positionOf, startOfLog } from './log-position.ts'
import { readServerMetadata, type Seal } from './server-metadata.ts'

// What no reader takes for an event of ours: no id, no version, no digest.
const noSeal: Seal = { id: '', schemaVersion: 0, prevHash: '', hash: '' }

/**
 * An event whose texts are made when they are asked for: clients hand out parsed JSON, and most readers want no texts.
 *
 * It is a class so that the texts are getters of the prototype: a copy of the event does not make them.
 */
class ServerEvent implements StoredText {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly stream: StreamName
  readonly revision: bigint
  readonly position: Position
  readonly prevHash: string
  readonly hash: string
  readonly json: { readonly data: unknown; readonly metadata: unknown }

  constructor(record: ServerRecord, stream: StreamName, seal: Seal, metadata: unknown) {
    this.id = seal.id
    this.type = record.type
    this.schemaVersion = seal.schemaVersion
    this.stream = stream
    this.revision = record.revision
    this.position = record.position === undefined ? startOfLog : positionOf(record.position)
    this.prevHash = seal.prevHash
    this.hash = seal.hash
    this.json = { data: record.data, metadata }
  }

  get data(): string {
    return textOf(this.json.data)
  }

  get metadata(): string {
    return textOf(this.json.metadata)
  }
}

// Numbers beyond what JavaScript holds have no canonical form; such a text is none of ours.
const textOf = (value: unknown): string => {
  try {
    return canonicalJson(value)
  } catch {
    return ''
  }
}

/** Whether a record lies in a stream of ours. */
export const isOurs = (record: ServerRecord): record is ServerRecord & { readonly stream: StreamName } =>
  !record.type.startsWith('$') && StreamName.is(record.stream)

/** The event of a record; one that is not of our making, or not JSON, becomes an event that nobody can decode. */
export const eventOf = (record: ServerRecord & { readonly stream: StreamName }): StoredText => {
  const read = readServerMetadata(record.metadata)
  const seal = read?.seal ?? noSeal
  const metadata = read === undefined ? readable(record.metadata ?? null) : read.metadata
  if (record.isJson && typeof record.data === 'string' && !isWhole(record, record.data, seal, metadata)) {
    // Clients hand out what they cannot parse as the text that it is, which looks like JSON that is a text.
    const { stream, revision, type, position } = record
    return { ...seal, stream, revision, type, position: position === undefined ? startOfLog : positionOf(position), data: record.data, metadata: textOf(metadata) }
  }
  return new ServerEvent(read === undefined || !record.isJson ? { ...record, data: readable(record.data) } : record, record.stream, seal, metadata)
}

const isWhole = ({ type, revision, stream }: ServerRecord & { readonly stream: StreamName }, data: string, seal: Seal, metadata: unknown): boolean => {
  try {
    return hashOf({ ...seal, type, revision, stream, data, metadata }) === seal.hash
  } catch {
    // Numbers without a canonical form.
    return false
  }
}

const readable = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)

/** Whether an event was written by this software. */
export const isSealed = (event: StoredText): boolean => event.hash !== ''
