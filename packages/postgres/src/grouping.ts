/** Appends of different streams that come at the same time share a transaction, and with it a journey and a commit. */
import type { Ask } from './connections.ts'
import { kindOf } from './errors.ts'
import type { Sealed, Stored, Storing } from './storing.ts'

/** Stores events of one stream; a fault is thrown. */
export type Store = (sealed: Sealed) => Promise<Stored>

// So many are on their way while the next are gathered.
const atOnce = 3
const appendsTogether = 64
// A large append gains nothing from company, and would keep it waiting.
const fewEvents = 20

interface Waiting {
  readonly sealed: Sealed
  readonly resolve: (stored: Stored) => void
  readonly reject: (thrown: unknown) => void
}

/**
 * Makes storing that gathers what comes while others are on their way; who comes alone goes alone and at once.
 *
 * Each append is still stored or refused for itself. What creates a stream may have to wait for another transaction,
 * so it always goes alone; and so goes again what met somebody else's lock or fault in a group.
 */
export const makeGrouping = (storing: Storing, once: <A>(work: (ask: Ask) => Promise<A>) => Promise<A>): Store => {
  let onTheWay = 0
  let waiting: Waiting[] = []

  const alone = (sealed: Sealed): Promise<Stored> => once((ask) => storing.one(ask, sealed, false))

  const send = async (group: ReadonlyArray<Waiting>): Promise<void> => {
    const [first] = group
    if (first === undefined) return
    if (group.length === 1) return alone(first.sealed).then(first.resolve, first.reject)
    try {
      const results = await once((ask) => storing.group(ask, group.map(({ sealed }) => sealed)))
      for (const [index, { sealed, resolve, reject }] of group.entries()) {
        const stored = results[index]
        const isHeld = stored?._tag === 'Moved' && stored.head?.revision === sealed.head.revision && stored.head.hash === sealed.head.hash
        if (stored === undefined || isHeld) alone(sealed).then(resolve, reject)
        else resolve(stored)
      }
    } catch (thrown) {
      // A lost connection is everybody's doubt; any other fault has undone the group, and one of them is its cause.
      const isLost = kindOf(thrown) === 'lost'
      for (const { sealed, resolve, reject } of group) {
        if (isLost) reject(thrown)
        else alone(sealed).then(resolve, reject)
      }
    }
  }

  const next = async (): Promise<void> => {
    onTheWay++
    while (waiting.length > 0) {
      const group = waiting.slice(0, appendsTogether)
      waiting = waiting.slice(appendsTogether)
      await send(group)
    }
    onTheWay--
  }

  return (sealed) => {
    if (sealed.head.revision < 0n || sealed.events.length > fewEvents) return alone(sealed)
    return new Promise((resolve, reject) => {
      waiting.push({ sealed, resolve, reject })
      if (onTheWay < atOnce) void next()
    })
  }
}
