/**
 * One client in one process.
 *
 * Both clients put their messages under the same names into the one registry of google-protobuf. Whichever is loaded
 * second breaks the first, or the process; so the second is refused before it is loaded.
 */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import type { ClientName } from './connection-string.ts'

/** The other client is in use in this process. */
export interface OtherClientLoaded {
  readonly _tag: 'OtherClientLoaded'
  readonly loaded: ClientName
  readonly wanted: ClientName
}

/** The package of the client is not installed. */
export interface ClientMissing {
  readonly _tag: 'ClientMissing'
  /** The package to install, as a package manager takes it. */
  readonly install: string
  readonly reason: string
}

const claim = Symbol.for('vor-ort.eventstoredb.client')

/** Loads a client, unless the other one is loaded already: by this package, another copy of it, or anybody else. */
export const loadClient = async <A>(
  name: ClientName,
  install: string,
  load: () => Promise<A>,
): Promise<Either<ClientMissing | OtherClientLoaded, A>> => {
  const realm: Record<symbol, unknown> = Object(globalThis)
  const loaded = loadedClient(realm)
  if (loaded !== undefined && loaded !== name) return left({ _tag: 'OtherClientLoaded', loaded, wanted: name })
  const isFirst = realm[claim] === undefined
  realm[claim] = name
  try {
    return right(await load())
  } catch (thrown) {
    if (isFirst) delete realm[claim]
    return left({ _tag: 'ClientMissing', install, reason: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}

const loadedClient = (realm: Readonly<Record<symbol | string, unknown>>): ClientName | undefined => {
  const claimed = realm[claim]
  if (claimed === 'eventstoredb' || claimed === 'kurrentdb') return claimed
  const messages = realm['proto']
  if (typeof messages !== 'object' || messages === null || !('event_store' in messages)) return undefined
  // Only the newer client brings the newer messages.
  return 'kurrentdb' in messages ? 'kurrentdb' : 'eventstoredb'
}
