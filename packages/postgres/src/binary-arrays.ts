/** Lists in PostgreSQL's binary form: as text each quote of the JSON in them would have to be escaped, and undone again. */

/** The types of elements, by their number in every PostgreSQL. */
const elementType = { bigint: 20, integer: 23, text: 25, json: 114, uuid: 2950 } as const

// Dimensions, a flag for nulls, the type; then for the one dimension its length and its lower bound.
const headerBytes = 20

const withHeader = (bytes: number, type: number, length: number): Buffer => {
  const buffer = Buffer.allocUnsafe(headerBytes + bytes)
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(0, 4)
  buffer.writeInt32BE(type, 8)
  buffer.writeInt32BE(length, 12)
  buffer.writeInt32BE(1, 16)
  return buffer
}

/** A list of texts. */
export const textArray = (texts: ReadonlyArray<string>, type: 'text' | 'json' = 'text'): Buffer => {
  let bytes = 0
  const sizes = texts.map((text) => {
    const size = Buffer.byteLength(text)
    bytes += 4 + size
    return size
  })
  const buffer = withHeader(bytes, elementType[type], texts.length)
  let offset = headerBytes
  for (const [index, text] of texts.entries()) {
    offset = buffer.writeInt32BE(sizes[index] ?? 0, offset)
    offset += buffer.write(text, offset)
  }
  return buffer
}

/** A list of whole numbers of 32 bits. */
export const integerArray = (numbers: ReadonlyArray<number>): Buffer => {
  const buffer = withHeader(numbers.length * 8, elementType.integer, numbers.length)
  let offset = headerBytes
  for (const number of numbers) {
    offset = buffer.writeInt32BE(4, offset)
    offset = buffer.writeInt32BE(number, offset)
  }
  return buffer
}

/** A list of whole numbers of 64 bits. */
export const bigintArray = (numbers: ReadonlyArray<bigint>): Buffer => {
  const buffer = withHeader(numbers.length * 12, elementType.bigint, numbers.length)
  let offset = headerBytes
  for (const number of numbers) {
    offset = buffer.writeInt32BE(8, offset)
    offset = buffer.writeBigInt64BE(number, offset)
  }
  return buffer
}

/** A list of UUIDs, each with its hyphens. */
export const uuidArray = (uuids: ReadonlyArray<string>): Buffer => {
  const buffer = withHeader(uuids.length * 20, elementType.uuid, uuids.length)
  let offset = headerBytes
  for (const uuid of uuids) {
    offset = buffer.writeInt32BE(16, offset)
    offset += buffer.write(uuid.replaceAll('-', ''), offset, 16, 'hex')
  }
  return buffer
}
