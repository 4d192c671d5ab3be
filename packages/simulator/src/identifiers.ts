/** Identifiers that follow from the seed: UUIDv7 of the simulated time, so that indexes grow at their end. */
import { derivedId, type Id, type ScalarType } from '@vor-ort/core'

import type { Random } from './random.ts'

const bytes = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'))
const hex32 = (value: number): string =>
  `${bytes[value >>> 24] ?? ''}${bytes[(value >>> 16) & 255] ?? ''}${bytes[(value >>> 8) & 255] ?? ''}${bytes[value & 255] ?? ''}`

/** Makes identifiers. */
export interface Identifiers {
  /** A new UUID in text form. */
  readonly uuid: () => string
  /** A new identifier of one kind. */
  readonly next: <Kind extends string>(codec: ScalarType<Id<Kind>>) => Id<Kind>
}

/** Identifiers at the simulated time that `milliseconds` tells; those of one millisecond ascend by a counter. */
export const makeIdentifiers = (random: Random, milliseconds: () => number): Identifiers => {
  let counter = 0
  const uuid = (): string => {
    const time = milliseconds()
    counter = (counter + 1) & 0xfff
    const seconds = Math.floor(time / 65_536)
    const low = time % 65_536
    const third = 0x7000 | counter
    const [high, tail] = [random.bits(), random.bits()]
    const fourth = 0x8000 | (high & 0x3fff)
    const middle = `${bytes[low >>> 8] ?? ''}${bytes[low & 255] ?? ''}-${bytes[third >>> 8] ?? ''}${bytes[third & 255] ?? ''}`
    return `${hex32(seconds)}-${middle}-${bytes[fourth >>> 8] ?? ''}${bytes[fourth & 255] ?? ''}-${bytes[(high >>> 24) & 255] ?? ''}${bytes[(high >>> 16) & 255] ?? ''}${hex32(tail)}`
  }
  return {
    uuid,
    next: (codec) => {
      const id = uuid()
      // It always has the form; the guard only tells the compiler so.
      return codec.is(id) ? id : derivedId(codec, id)
    },
  }
}
