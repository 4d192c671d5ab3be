/** EventStoreDB and KurrentDB as stores; adapter and client are loaded when one is asked for. */
import { domainRegistry } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import type { EventStoreDbOptions, OpenError } from '@vor-ort/eventstoredb'
import { isLeft, left } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Io } from '../io.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'
import { nameOfServer, type ServerUrl } from '../store-url.ts'
import { signInRefused, unreachable } from './server-problems.ts'

type Url = ServerUrl<'eventstoredb'> | ServerUrl<'kurrentdb'>

// Each client is loaded alone: two in one process break each other.
const adapters = {
  eventstoredb: async (options: EventStoreDbOptions) => (await import('@vor-ort/eventstoredb/eventstoredb')).openEventStoreDbStore(options)(),
  kurrentdb: async (options: EventStoreDbOptions) => (await import('@vor-ort/eventstoredb/kurrentdb')).openKurrentDbStore(options)(),
} as const

/** Opens a server as an event store. */
export const openEventStoreDb =
  (url: Url, { serverTimeoutMilliseconds = 10_000 }: Io): TaskEither<Problem, EventStore> =>
  async () => {
    const unusable = unusableParameter(url)
    if (unusable !== undefined) return left(unusable)
    const opened = await adapters[url.kind]({
      connectionString: url.url,
      registry: domainRegistry,
      totalMilliseconds: serverTimeoutMilliseconds,
    })
    return isLeft(opened) ? left(openProblem(opened.left, url)) : opened
  }

// By the parsers of both clients, in their spelling; they take any case, with dashes or without.
const parameters = ['tls', 'tlsCAFile', 'userCertFile', 'userKeyFile', 'nodePreference', 'connectionName', 'maxDiscoverAttempts', 'discoveryInterval', 'gossipTimeout', 'defaultDeadline', 'keepAliveInterval', 'keepAliveTimeout', 'throwOnAppendFailure', 'tlsVerifyCert']

/** A client warns of a parameter that has no effect by printing the URL as it is, with its password; so such a URL never gets there. */
const unusableParameter = (url: Url): Problem | undefined => {
  const [, query = ''] = url.url.split('?')
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = pair.split('=')
    const known = parameters.find((parameter) => parameter.toLowerCase() === name.trim().toLowerCase().replaceAll(/[_-]/g, ''))
    if (known === undefined) {
      const server = nameOfServer(url)
      return problemOf(say(`${server}: die URL hat einen Parameter, den es nicht gibt; es gibt: ${parameters.join(', ')}.`, `${server}: the URL has a parameter that does not exist; there are: ${parameters.join(', ')}.`))
    }
    if (known === 'tlsVerifyCert' && value.trim() !== 'true') {
      return problemOf(say(`${nameOfServer(url)}: tlsVerifyCert=false hat keine Wirkung; tlsCAFile=DATEI nennt das Zertifikat, das gilt.`, `${nameOfServer(url)}: tlsVerifyCert=false has no effect; tlsCAFile=FILE names the certificate to trust.`))
    }
  }
  return undefined
}

const openProblem = (error: OpenError, url: Url): Problem => {
  const name = nameOfServer(url)
  switch (error._tag) {
    case 'InvalidConnectionString':
      // The reason quotes the URL, and a password may look like anything.
      return problemOf(
        say(
          `${name} ist keine brauchbare Adresse; sie hat die Form ${url.kind === 'kurrentdb' ? 'kurrentdb' : 'esdb'}://benutzer:passwort@host:2113?tls=true, Sonderzeichen im Passwort als %XX.`,
          `${name} is no address that can be used; its form is ${url.kind === 'kurrentdb' ? 'kurrentdb' : 'esdb'}://user:password@host:2113?tls=true, with special characters of the password as %XX.`,
        ),
      )
    case 'ClientMissing':
      return problemOf(
        say(
          `Für ${name} fehlt ein Paket, das vor-ort nicht mitbringt: npm install ${error.install}.`,
          `${name} needs a package that vor-ort does not bring along: npm install ${error.install}.`,
        ),
      )
    case 'OtherClientLoaded':
      return problemOf(
        say(
          `${name} braucht den Client ${error.wanted}, und dieser Lauf hat schon ${error.loaded}: nennen Sie beide Server mit derselben Art, esdb:// oder kurrentdb://.`,
          `${name} needs the client ${error.wanted}, and this run has ${error.loaded} already: name both servers by the same kind, esdb:// or kurrentdb://.`,
        ),
      )
    case 'StoreUnavailable':
      return /denied|authenticat|password/i.test(error.reason) ? signInRefused(name, error.reason) : unreachable(name, error.reason)
    default:
      return storeProblem(error, name)
  }
}
