/** Connection strings: which client they are for, and what of them must not stay as it is. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

/** The two official clients. */
export type ClientName = 'eventstoredb' | 'kurrentdb'

/** A connection string that no client can use. */
export interface InvalidConnectionString {
  readonly _tag: 'InvalidConnectionString'
  readonly reason: string
}

/** Who signs in. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

interface Parts {
  readonly isDiscovering: boolean
  readonly credentials: string | undefined
  /** Hosts and path, without the question mark. */
  readonly hosts: string
  readonly parameters: ReadonlyArray<readonly [name: string, value: string]>
}

const form = /^(?<scheme>[a-z]+)(?<discover>\+discover)?:\/\/(?:(?<credentials>[^@/?]*)@)?(?<hosts>[^?]+?)\/*(?:\?(?<parameters>.*))?$/

const schemes: Readonly<Record<string, ClientName>> = { esdb: 'eventstoredb', kurrentdb: 'kurrentdb', kurrent: 'kurrentdb', kdb: 'kurrentdb' }

/**
 * The client that a connection string is for: `esdb` is that of EventStoreDB, `kurrentdb`, `kurrent` and `kdb` that of
 * KurrentDB; each with `+discover` or without. Both clients speak to both servers.
 *
 * @example
 * ```ts
 * import { clientOf } from '@vor-ort/eventstoredb'
 * clientOf('esdb+discover://cluster:2113') // => 'eventstoredb'
 * clientOf('kurrentdb://localhost:2113?tls=false') // => 'kurrentdb'
 * clientOf('postgres://localhost') // => undefined
 * ```
 */
export const clientOf = (connectionString: string): ClientName | undefined => {
  const scheme = form.exec(connectionString.trim())?.groups?.['scheme']
  return scheme !== undefined && Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined
}

/** The connection string without the password, for messages. */
export const shownConnectionString = (connectionString: string): string =>
  connectionString.replace(/:\/\/[^@/?]*@/, '://***@')

/** The connection string as the client must get it. */
export const preparedFor = (
  client: ClientName,
  connectionString: string,
  credentials?: Credentials,
): Either<InvalidConnectionString, string> => {
  const parts = partsOf(connectionString)
  if (parts === undefined) {
    const reason = `it must look like esdb://user:password@host:2113?tls=true, and was ${shownConnectionString(connectionString)}`
    return left({ _tag: 'InvalidConnectionString', reason })
  }
  const scheme = client === 'eventstoredb' ? 'esdb' : 'kurrentdb'
  const user =
    credentials === undefined ? parts.credentials : `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}`
  const parameters = parametersFor(client, parts.parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return right(
    `${scheme}${parts.isDiscovering ? '+discover' : ''}://${user === undefined ? '' : `${user}@`}${parts.hosts}${parameters === '' ? '' : `?${parameters}`}`,
  )
}

const partsOf = (connectionString: string): Parts | undefined => {
  const found = clientOf(connectionString) === undefined ? undefined : form.exec(connectionString.trim())?.groups
  if (found === undefined) return undefined
  return {
    isDiscovering: found['discover'] !== undefined,
    credentials: found['credentials'],
    hosts: found['hosts'] ?? '',
    parameters: (found['parameters'] ?? '')
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=')
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      }),
  }
}

// The clients take names of parameters in any case, with dashes or without.
const isNamed = (name: string, wanted: string): boolean => name.trim().toLowerCase().replaceAll(/[_-]/g, '') === wanted.toLowerCase()

const parametersFor = (client: ClientName, given: Parts['parameters']): Parts['parameters'] => {
  // Without a thrown error a refused append names a revision that is wrong (both clients), so the setting is not passed on.
  const kept = given.filter(([name]) => !isNamed(name, 'throwOnAppendFailure'))
  // The first read of the KurrentDB client waits for one such interval, 500 ms by default, also with a single node.
  const isQuick = client !== 'kurrentdb' || kept.some(([name]) => isNamed(name, 'discoveryInterval'))
  return isQuick ? kept : [...kept, ['discoveryInterval', '20']]
}
