/** Canonical JSON (RFC 8785) and the digest over it. */
// @ts-nocheck

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/**
 * The canonical JSON text of a value: keys sorted, no blanks, numbers as ECMAScript writes them (RFC 8785).
 *
 * Values are what JSON can carry; codecs see to that before anything gets here.
 *
 * @example
 * ```ts
 * import { canonicalJson } from '@vor-ort/core'
 * canonicalJson({ b: 1, a: 'ß' }) // => '{"a":"ß","b":1}'
 * ```
 */
export const canonicalJson = (value: unknown): string => canonicalize(value) ?? 'null'

/**
 * The SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits.
 *
 * @example
 * ```ts
 * import { sha256Hex } from '@vor-ort/core'
 * sha256Hex('').slice(0, 8) // => 'e3b0c442'
 * ```
 */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
