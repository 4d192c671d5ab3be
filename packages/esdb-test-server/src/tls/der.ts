/** The little of DER that a certificate needs. */

const tagged = (tag: number, ...parts: ReadonlyArray<Buffer>): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), body])
  const size = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

/** Parts in order. */
export const sequence = (...parts: ReadonlyArray<Buffer>): Buffer => tagged(0x30, ...parts)

/** Parts without order. */
export const set = (...parts: ReadonlyArray<Buffer>): Buffer => tagged(0x31, ...parts)

/** A whole number from its bytes, the highest first. */
export const integer = (bytes: Buffer): Buffer =>
  tagged(0x02, (bytes[0] ?? 0) >= 128 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)

/** A truth value. */
export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 255 : 0]))

/** Bytes. */
export const octets = (bytes: Buffer): Buffer => tagged(0x04, bytes)

/** Bits, all of whose bytes are full, or the last of which leaves some unused. */
export const bits = (bytes: Buffer, unused = 0): Buffer => tagged(0x03, Buffer.from([unused]), bytes)

/** Text. */
export const text = (value: string): Buffer => tagged(0x0c, Buffer.from(value, 'utf8'))

/** A time, to the second. */
export const time = (value: Date): Buffer => {
  const digits = value.toISOString().replaceAll(/[-:T]/gu, '').slice(2, 14)
  return tagged(0x17, Buffer.from(`${digits}Z`, 'latin1'))
}

/** An object identifier in dotted form. */
export const identifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = rest.flatMap((part) => {
    const groups = [part & 127]
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128)
    return groups
  })
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]))
}

/** A part that is marked by its number and wraps others. */
export const wrapped = (number: number, ...parts: ReadonlyArray<Buffer>): Buffer => tagged(0xa0 + number, ...parts)

/** A part that is marked by its number and holds bytes. */
export const marked = (number: number, bytes: Buffer): Buffer => tagged(0x80 + number, bytes)
