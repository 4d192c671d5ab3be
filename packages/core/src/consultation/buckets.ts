/** Values by random id in a fixed number of buckets, so that a change copies one short list and not everything. */

/** Values by id: plain JSON data, found and changed in about the same time whether there are ten or thousands. */
export type Buckets<V> = ReadonlyArray<ReadonlyArray<readonly [id: string, value: V]>>

const count = 64

/** Buckets in which nothing is. */
export const emptyBuckets: Buckets<never> = Array.from({ length: count }, () => [])

// The last digits are random in UUIDs of every version in use; the first of a UUIDv7 are its time.
const bucketOf = (id: string): number => Number.parseInt(id.slice(-2), 16) % count

/** The value of an id, if there is one. */
export const findIn = <V>(buckets: Buckets<V>, id: string): V | undefined => buckets[bucketOf(id)]?.find(([other]) => other === id)?.[1]

/** The values with one more, or with one changed. */
export const putIn = <V>(buckets: Buckets<V>, id: string, value: V): Buckets<V> => {
  const bucket = bucketOf(id)
  return buckets.with(bucket, [...(buckets[bucket] ?? []).filter(([other]) => other !== id), [id, value]])
}

/** Every id with its value, in no meaningful order. */
export const entriesOf = <V>(buckets: Buckets<V>): ReadonlyArray<readonly [id: string, value: V]> => buckets.flat()
