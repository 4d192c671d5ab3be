/** A stand-in for encryption, so that the suite can lose a key: exclusive or with a row of digests. It protects nobody. */
import { sha256Hex } from '@vor-ort/core'

const keystream = (key: string, length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  let block = ''
  for (let index = 0; index < length; index++) {
    if (index % 32 === 0) block = sha256Hex(`${key} ${index / 32}`)
    bytes[index] = Number.parseInt(block.slice((index % 32) * 2, (index % 32) * 2 + 2), 16)
  }
  return bytes
}

const combined = (key: string, bytes: Uint8Array): Uint8Array => {
  const stream = keystream(key, bytes.length)
  return bytes.map((byte, index) => byte ^ (stream[index] ?? 0))
}

/** The text as hexadecimal digits that say nothing without the key. */
export const enciphered = (key: string, text: string): string =>
  [...combined(key, new TextEncoder().encode(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The text again. */
export const deciphered = (key: string, hex: string): string =>
  new TextDecoder().decode(combined(key, Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))))
