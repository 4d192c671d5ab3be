/**
 * A map from ids to values as plain data, of which a change copies only a few small pieces.
 *
 * The state of a process manager is plain data and never mutated; one flat record of 10,000 ids would be copied whole at
 * each event. Two hexadecimal digits of a UUID lead to a list of some forty entries. A list, because the engine makes a
 * new shape for each record with other keys.
 */
export type IdMap<V> = Readonly<Record<string, Readonly<Record<string, Leaf<V>>>>>

type Leaf<V> = ReadonlyArray<readonly [id: string, value: V]>

// The last digits are random in every version of UUID; the first ones of version 7 are a time.
const first = (id: string): string => id.slice(-1)
const second = (id: string): string => id.slice(-2, -1)

const leafOf = <V>(map: IdMap<V>, id: string): Leaf<V> => map[first(id)]?.[second(id)] ?? []

const withLeaf = <V>(map: IdMap<V>, id: string, leaf: Leaf<V>): IdMap<V> => {
  const a = first(id)
  return { ...map, [a]: { ...map[a], [second(id)]: leaf } }
}

/** The value of an id. */
export const valueIn = <V>(map: IdMap<V>, id: string): V | undefined => leafOf(map, id).find(([known]) => known === id)?.[1]

/** The map with the value of one id set. */
export const withId = <V>(map: IdMap<V>, id: string, value: V): IdMap<V> => {
  const leaf = leafOf(map, id)
  const place = leaf.findIndex(([known]) => known === id)
  return withLeaf(map, id, place < 0 ? [...leaf, [id, value]] : leaf.with(place, [id, value]))
}

/** The map without one id. */
export const withoutId = <V>(map: IdMap<V>, id: string): IdMap<V> => {
  const leaf = leafOf(map, id)
  const rest = leaf.filter(([known]) => known !== id)
  return rest.length === leaf.length ? map : withLeaf(map, id, rest)
}

/** Every id with its value. */
export const entriesIn = <V>(map: IdMap<V>): Leaf<V> => Object.values(map).flatMap((leaves) => Object.values(leaves).flat())
