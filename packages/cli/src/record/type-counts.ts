/** How many events of each type came of a file: what was decided is seen at once, such as that a booking was rejected. */
import type { AnyEvent } from '@vor-ort/core'

/** The number of events of each type, in the order in which the types came first. */
export type TypeCounts = ReadonlyMap<string, number>

/** Counts events by their types. */
export const countTypes = (): { readonly add: (events: ReadonlyArray<AnyEvent>) => void; readonly counts: TypeCounts } => {
  const counts = new Map<string, number>()
  return {
    add: (events) => {
      for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1)
    },
    counts,
  }
}
