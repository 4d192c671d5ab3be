/** Starts the server's process and speaks with it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Command, InjectedEvent } from './control.ts'
import type { Counters, Fault } from './faults/fault.ts'
import { defaultUsers, type GossipNode, type ServerSettings, type TestUser } from './options.ts'
import { endProcess, startProcess, type StartedProcess } from './process.ts'
import { makeCertificates } from './tls/certificates.ts'

/** How a test server is started; all of it can be left out. */
export interface TestServerOptions {
  /** The SQLite file of the log; without one a temporary file lives until the server is stopped. */
  readonly file?: string
  /** A free port, if not said. */
  readonly port?: number
  /** From `21.10.0` to `26.1.0`; `24.10.0` if not said. */
  readonly version?: string
  /** A secure server has a fresh certificate, and users who must sign in for what not everyone may do. */
  readonly isSecure?: boolean
  /** Who may sign in; `admin` and `ops` with the password `changeit`, if not said. */
  readonly users?: ReadonlyArray<TestUser>
  readonly writeTimeoutMilliseconds?: number
  /** Nodes that gossip tells of beside this one; with a leader among them this one follows, and sends on who wants the leader. */
  readonly otherNodes?: ReadonlyArray<GossipNode>
}

/** A running server, and what can be done to it. */
export interface TestServer {
  /** The connection string; for a secure server it signs in as the first user. */
  readonly url: string
  /** The same, for another user, or for nobody. */
  readonly urlFor: (user: TestUser | undefined) => string
  readonly port: number
  readonly pid: number
  readonly file: string
  /** Orders faults; each happens once unless it says more. */
  readonly faults: (...faults: ReadonlyArray<Fault>) => Promise<void>
  readonly clearFaults: () => Promise<void>
  readonly counters: () => Promise<Counters>
  readonly closeConnections: () => Promise<void>
  /** Breaks all connections and forgets everything: log, faults and counters are those of a new server, on the same port. */
  readonly reset: () => Promise<void>
  /** Puts events into the log past all checks. */
  readonly inject: (stream: string, ...events: ReadonlyArray<InjectedEvent>) => Promise<void>
  /** Stops the process from running, so that connections stay open and silent. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** Ends the server in order and removes its temporary file. */
  readonly stop: () => Promise<void>
  /** Kills the process at once; its file stays. */
  readonly kill: () => Promise<void>
  /** Starts a process again on the same file and port, after ending the running one by SIGKILL or in order. */
  readonly restart: (how?: 'kill' | 'stop') => Promise<void>
}

/**
 * Starts a server in a process of its own.
 *
 * @returns The server, listening; rejects when the process cannot start.
 */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'esdb-test-server-'))
  const file = options.file ?? join(folder, 'log.sqlite')
  const authorityFile = join(folder, 'authority.pem')
  const isSecure = options.isSecure === true
  const certificates = isSecure ? makeCertificates() : undefined
  if (certificates !== undefined) await writeFile(authorityFile, certificates.authority)
  const users = options.users ?? (isSecure ? defaultUsers : undefined)
  const settings: ServerSettings = {
    file,
    host: '127.0.0.1',
    port: options.port ?? 0,
    version: options.version ?? '24.10.0',
    users,
    certificate: certificates?.server,
    writeTimeoutMilliseconds: options.writeTimeoutMilliseconds ?? 2000,
    otherNodes: options.otherNodes ?? [],
  }
  let running = await startProcess().serve(settings)
  const { port } = running
  let standby: StartedProcess | undefined
  const tell = async (command: Command): Promise<void> => {
    await running.send(command)
  }
  const urlFor = (user: TestUser | undefined): string => {
    const name = user === undefined ? '' : `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@`
    const security = isSecure ? `tls=true&tlsCAFile=${encodeURIComponent(authorityFile)}` : 'tls=false'
    return `esdb://${name}${isSecure ? 'localhost' : settings.host}:${port}?${security}`
  }
  return {
    url: urlFor(users?.[0]),
    urlFor,
    port,
    file,
    get pid() {
      return running.child.pid ?? 0
    },
    faults: (...faults) => tell({ kind: 'order', faults }),
    clearFaults: () => tell({ kind: 'clearFaults' }),
    counters: async () => {
      const { counters } = await running.send({ kind: 'counters' })
      if (counters === undefined) throw new Error('The test server told no counters.')
      return counters
    },
    closeConnections: () => tell({ kind: 'closeConnections' }),
    reset: () => tell({ kind: 'reset' }),
    inject: (stream, ...events) => tell({ kind: 'inject', stream, events }),
    freeze: () => {
      running.child.kill('SIGSTOP')
    },
    thaw: () => {
      running.child.kill('SIGCONT')
    },
    stop: async () => {
      standby?.end()
      standby = undefined
      await endProcess(running, undefined)
      await rm(folder, { recursive: true, force: true })
    },
    kill: () => endProcess(running, 'SIGKILL'),
    restart: async (how = 'kill') => {
      await endProcess(running, how === 'kill' ? 'SIGKILL' : undefined)
      const next = standby ?? startProcess()
      standby = undefined
      running = await next.serve({ ...settings, port })
      // Who has restarted once does so again: the next process loads its code while this one serves.
      standby = startProcess()
    },
  }
}
