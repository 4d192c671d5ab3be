/** Random pseudonyms for persons and memberships, kept apart from the events. */
// @ts-nocheck

import { randomUUID } from 'node:crypto'

/**
 * Gives each person and membership of a source a random pseudonym, the same one at every import.
 *
 * It is the only place that knows which pseudonym stands for which source URL, it holds no names, and it can be deleted
 * without touching an event: then nobody can tell any more (design rule 6, R-40).
 */
export interface PseudonymDirectory {
  readonly pseudonymOf: (kind: 'person' | 'membership', url: string) => Promise<string>
}

/** A directory that lives as long as the process. */
export const memoryDirectory = (): PseudonymDirectory => {
  const known = new Map<string, string>()
  return {
    pseudonymOf: (kind, url) => {
      const key = `${kind} ${url}`
      const pseudonym = known.get(key) ?? randomUUID()
      known.set(key, pseudonym)
      return Promise.resolve(pseudonym)
    },
  }
}
