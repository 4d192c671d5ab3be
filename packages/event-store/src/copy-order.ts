/** The order of all events of a store as one digest, so that two stores can be compared without keeping either. */
import { digestOf } from './digest.ts'

/** Takes the digests of events in the order of their store. */
export interface OrderDigest {
  readonly add: (hash: string) => void
  readonly value: () => string
}

// One digest over many events costs next to nothing for each.
const together = 256

/** Starts with no event. */
export const orderDigest = (): OrderDigest => {
  let digest = ''
  let waiting: string[] = []
  const fold = (): void => {
    digest = digestOf(digest + waiting.join(''))
    waiting = []
  }
  return {
    add: (hash) => {
      waiting.push(hash)
      if (waiting.length === together) fold()
    },
    value: () => digestOf(digest + waiting.join('')),
  }
}
