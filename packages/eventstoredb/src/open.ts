/** Opening a store on a server. */
import type { Registry } from '@vor-ort/core'
import { makeEventStore, type EventStore, type StoreError, type StoreNotice } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { MakeClient } from './client.ts'
import { preparedFor, shownConnectionString, type ClientName, type Credentials, type InvalidConnectionString } from './connection-string.ts'
import { esdbDriver } from './driver.ts'
import { loadClient, type ClientMissing, type OtherClientLoaded } from './one-client.ts'
import { lastPosition } from './log-reading.ts'

/** Which server, and how. */
export interface EventStoreDbOptions {
  /**
   * Where the server is: `esdb://user:password@host:2113?tls=true` or `esdb+discover://…` for a cluster; with the client
   * of KurrentDB also `kurrentdb://…`. Certificates, node preference and keep-alive are parameters of it.
   */
  readonly connectionString: string
  readonly registry: Registry
  /** Who signs in, where it is not to stand in the connection string; over TLS alone. */
  readonly credentials?: Credentials
  /** The largest append in bytes; 1,048,576 by default, which every server takes. Raise it only as far as the server's own limit. */
  readonly maxAppendBytes?: number
  /** How long one try of a call may take; 5,000 by default. */
  readonly attemptMilliseconds?: number
  /** How long a call is tried again all in all before `StoreUnavailable`; 20,000 by default. */
  readonly totalMilliseconds?: number
  /** How long a subscription may be silent before it is replaced; 60,000 by default. */
  readonly silenceMilliseconds?: number
  /** How many events are read at once; 500 by default. */
  readonly pageSize?: number
  /** Of how many streams the last revision and digest are kept in memory; 10,000 by default. */
  readonly cachedHeads?: number
  /** Is told when connections break, are tried again and are there again. */
  readonly report?: (notice: StoreNotice) => void
}

/** Why a store on a server cannot be opened. */
export type OpenError = InvalidConnectionString | ClientMissing | OtherClientLoaded | StoreError

/** One of the two clients, not yet loaded. */
export interface ClientPackage {
  readonly name: ClientName
  /** As a package manager takes it. */
  readonly install: string
  readonly load: () => Promise<MakeClient>
}

/** Opens a store by one of the clients: loads it, connects, and reads the end of the log to see that it may. */
export const openBy =
  ({ name, install, load }: ClientPackage, options: EventStoreDbOptions): TaskEither<OpenError, EventStore> =>
  async () => {
    const { registry, pageSize = 500, maxAppendBytes = 1_048_576, cachedHeads = 10_000, silenceMilliseconds = 60_000 } = options
    const { attemptMilliseconds = 5_000, totalMilliseconds = 20_000, report = () => undefined } = options
    const prepared = preparedFor(name, options.connectionString, options.credentials)
    if (isLeft(prepared)) return prepared
    const loaded = await loadClient(name, install, load)
    if (isLeft(loaded)) return loaded
    const make = loaded.right
    const checked = tried(() => make(prepared.right))
    if (isLeft(checked)) return checked
    let first: ReturnType<MakeClient> | undefined = checked.right
    const driver = esdbDriver(
      () => {
        const client = first ?? make(prepared.right)
        first = undefined
        return client
      },
      { deadlines: { attemptMilliseconds, totalMilliseconds }, maxAppendBytes, cachedHeads, silenceMilliseconds, report },
    )
    const reachable = await lastPosition(driver.connection)
    if (isLeft(reachable)) {
      await driver.close()
      return reachable
    }
    return right(makeEventStore(driver, registry, { pageSize }))
  }

const tried = <A>(work: () => A): Either<InvalidConnectionString, A> => {
  try {
    return right(work())
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    return left({ _tag: 'InvalidConnectionString', reason: shownConnectionString(reason) })
  }
}
