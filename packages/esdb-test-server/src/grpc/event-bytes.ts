/** Events on the wire, encoded by hand: the generated code is too slow for the bulk of a read. */
import { shownRevision, type StoredEvent } from '../storage/records.ts'
import type { ResolvedEvent } from '../reads/messages.ts'

/** How the reader wants events. */
export interface EventForm {
  readonly hasStringIds: boolean
  /** Without positions an event tells none, as old servers do for reads of one stream. */
  readonly hasPositions: boolean
}

const varintBytes = (value: number): number => {
  let bytes = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}

const putVarint = (target: Buffer, at: number, value: number): number => {
  let next = at
  let rest = value
  while (rest >= 128) {
    target[next] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
    next += 1
  }
  target[next] = rest
  return next + 1
}

const putBigVarint = (target: Buffer, at: number, value: bigint): number => {
  let next = at
  let rest = value
  while (rest >= 128n) {
    target[next] = Number(rest & 127n) | 128
    rest >>= 7n
    next += 1
  }
  target[next] = Number(rest)
  return next + 1
}

const greatest = 2n ** 64n - 1n

const putBytes = (target: Buffer, at: number, tag: number, value: Uint8Array): number => {
  target[at] = tag
  const next = putVarint(target, at + 1, value.length)
  target.set(value, next)
  return next + value.length
}

const putText = (target: Buffer, at: number, tag: number, value: string): number => {
  target[at] = tag
  const length = Buffer.byteLength(value)
  const next = putVarint(target, at + 1, length)
  return next + target.write(value, next)
}

const putPair = (target: Buffer, at: number, key: string, value: string): number => {
  const valueLength = Buffer.byteLength(value)
  const length = 2 + key.length + 1 + varintBytes(valueLength) + valueLength
  target[at] = 0x32
  const next = putVarint(target, at + 1, length)
  return putText(target, putText(target, next, 0x0a, key), 0x12, value)
}

const putId = (target: Buffer, at: number, id: string, isString: boolean): number => {
  target[at] = 0x0a
  if (isString) {
    target[at + 1] = id.length + 2
    return putText(target, at + 2, 0x12, id)
  }
  const halves = Buffer.from(id.replaceAll('-', ''), 'hex')
  const body = Buffer.alloc(24)
  body[0] = 0x08
  const middle = putBigVarint(body, 1, halves.readBigUInt64BE(0))
  body[middle] = 0x10
  const end = putBigVarint(body, middle + 1, halves.readBigUInt64BE(8))
  target[at + 1] = end + 2
  return putBytes(target, at + 2, 0x0a, body.subarray(0, end))
}

const recordedEvent = (event: StoredEvent, form: EventForm): Buffer => {
  const target = Buffer.allocUnsafe(
    256 + 3 * (event.stream.length + event.type.length) + event.data.length + event.metadata.length,
  )
  let at = putId(target, 0, event.id, form.hasStringIds)
  const streamLength = Buffer.byteLength(event.stream)
  target[at] = 0x12
  at = putVarint(target, at + 1, 1 + varintBytes(streamLength) + streamLength)
  at = putText(target, at, 0x1a, event.stream)
  target[at] = 0x18
  at = putBigVarint(target, at + 1, BigInt(shownRevision(event.revision)))
  for (const tag of [0x20, 0x28]) {
    target[at] = tag
    at = form.hasPositions ? putVarint(target, at + 1, event.position) : putBigVarint(target, at + 1, greatest)
  }
  at = putPair(target, at, 'type', event.type)
  at = putPair(target, at, 'created', `${event.created}0`)
  at = putPair(target, at, 'content-type', event.isJson ? 'application/json' : 'application/octet-stream')
  at = putBytes(target, at, 0x3a, event.metadata)
  at = putBytes(target, at, 0x42, event.data)
  return target.subarray(0, at)
}

/** Encodes the fields `event`, `link` and the position of a read event. */
export const readEventBytes = ({ event, link }: ResolvedEvent, form: EventForm): Buffer => {
  const recorded = event === undefined ? undefined : recordedEvent(event, form)
  const recordedLink = link === undefined ? undefined : recordedEvent(link, form)
  const target = Buffer.allocUnsafe(40 + (recorded?.length ?? 0) + (recordedLink?.length ?? 0))
  let at = 0
  if (recorded !== undefined) at = putBytes(target, at, 0x0a, recorded)
  if (recordedLink !== undefined) at = putBytes(target, at, 0x12, recordedLink)
  const position = (link ?? event)?.position
  if (form.hasPositions && position !== undefined) {
    target[at] = 0x18
    at = putVarint(target, at + 1, position)
  } else {
    target[at] = 0x22
    target[at + 1] = 0
    at += 2
  }
  return target.subarray(0, at)
}

/** Wraps the bytes of a message as a field of another. */
export const asField = (tag: number, message: Uint8Array): Buffer => {
  const target = Buffer.allocUnsafe(11 + message.length)
  return target.subarray(0, putBytes(target, 0, tag, message))
}
