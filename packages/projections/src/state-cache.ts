/** The states of a generation that were used last, so that busy keys need no look at the target. */

/** The state of a key while events are folded. */
export interface CachedState {
  readonly key: string
  state: unknown
  /** Whether the generation has no state of this key yet. */
  isNew: boolean
  /** Whether the batch at hand has touched it. */
  isTouched: boolean
  /** The state whose rows are written, while the batch at hand is ahead of it; nothing for a new key. */
  written: unknown
  /** How long its JSON text was when it was last read or written: a measure of the room that it takes. */
  size: number
}

/** A bounded cache of states, the longest unused of which go first. */
export interface StateCache {
  readonly get: (key: string) => CachedState | undefined
  /** Puts a state that was loaded, or the initial one of a new key. */
  readonly put: (key: string, state: unknown, isNew: boolean, size?: number) => CachedState
  /** Marks a state as touched, and as used last. */
  readonly touch: (cached: CachedState) => void
  /** Whether every key of the generation is here, so that a key that is not here is new. */
  readonly isComplete: () => boolean
  /** After a commit: forgets what is too much, and that anything was touched. */
  readonly settle: (touched: ReadonlyArray<CachedState>) => void
}

// A state takes several times the room of its text; so a projection keeps at most some eighty megabytes at hand.
const charactersAtHand = 20_000_000

/** Makes a cache; `isComplete` says that there is no key yet, `caches` among how many the room is divided. */
export const makeStateCache = (capacity: number, isComplete: boolean, caches = 1): StateCache => {
  const states = new Map<string, CachedState>()
  let complete = isComplete
  return {
    get: (key) => states.get(key),
    put: (key, state, isNew, size = 0) => {
      const cached = { key, state, isNew, isTouched: false, written: undefined, size }
      states.set(key, cached)
      return cached
    },
    touch: (cached) => {
      cached.isTouched = true
      // A map keeps the order of insertion: what is used goes to the end.
      states.delete(cached.key)
      states.set(cached.key, cached)
    },
    isComplete: () => complete,
    settle: (touched) => {
      for (const cached of touched) {
        cached.isTouched = false
        cached.isNew = false
        cached.written = undefined
      }
      let room = 0
      for (const { size } of states.values()) room += size
      for (const [key, { size }] of states) {
        if (states.size * caches <= capacity && room * caches <= charactersAtHand) break
        states.delete(key)
        room -= size
        complete = false
      }
    },
  }
}
