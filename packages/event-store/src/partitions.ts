/** Partitions: a store seen as a fixed number of parts, each of whole streams, so that several consumers share the work. */
import type { StreamName } from '@vor-ort/core'

/** Some of the parts of a store; every stream lies in one part, for good. */
export interface Partitions {
  /** How many parts there are, 1 to 256; it is not changed while checkpoints of the parts are kept. */
  readonly count: number
  /** The parts that are meant, from 0. */
  readonly wanted: ReadonlyArray<number>
}

/** The most parts that a store can be seen as. */
export const maxPartitions = 256

/**
 * The part that a stream lies in: its last two hexadecimal digits, which are random in every id, modulo the count.
 *
 * They stand in the name of the stream, so that a server can choose by them too.
 *
 * @example
 * ```ts
 * import { partitionOf } from '@vor-ort/event-store'
 * import { streamName } from '@vor-ort/core'
 * partitionOf(streamName('meeting', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90'), 16) // => 0
 * partitionOf(streamName('meeting', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d9f'), 16) // => 15
 * ```
 */
export const partitionOf = (stream: StreamName, count: number): number => Number.parseInt(stream.slice(-2), 16) % count

/**
 * The parts of one member of a group, each part in one member's share.
 *
 * @example
 * ```ts
 * import { shareOf } from '@vor-ort/event-store'
 * shareOf({ member: 1, size: 3 }, 8) // => [1, 4, 7]
 * ```
 */
export const shareOf = ({ member, size }: { readonly member: number; readonly size: number }, count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, number) => number).filter((number) => number % size === member)

/**
 * The endings of the names of all streams in some parts: two hexadecimal digits each. For drivers.
 *
 * @example
 * ```ts
 * import { endingsOf } from '@vor-ort/event-store'
 * endingsOf({ count: 128, wanted: [5] }) // => ['05', '85']
 * ```
 */
export const endingsOf = ({ count, wanted }: Partitions): ReadonlyArray<string> => {
  const parts = new Set(wanted)
  return Array.from({ length: maxPartitions }, (_, number) => number)
    .filter((number) => parts.has(number % count))
    .map((number) => number.toString(16).padStart(2, '0'))
}

/** What is wanted of a store, as a driver is asked for it. */
export const filterOf = ({ categories, partitions }: { readonly categories?: ReadonlyArray<string>; readonly partitions?: Partitions }): {
  readonly categories?: ReadonlyArray<string>
  readonly endings?: ReadonlyArray<string>
} => ({
  ...(categories === undefined ? {} : { categories }),
  ...(partitions === undefined ? {} : { endings: endingsOf(partitions) }),
})
