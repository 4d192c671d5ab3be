/** Puts the parts of the server together and listens. */
import { Server, ServerCredentials } from '@grpc/grpc-js'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'

import { openAccess, securedAccess } from './access/access.ts'
import { defaultLists, prepareSystemStreams } from './access/system-streams.ts'
import { makeCommitQueue } from './append/commit-queue.ts'
import { makeCommits } from './append/commits.ts'
import { recentEvents } from './append/recent-events.ts'
import { streamStates } from './append/stream-states.ts'
import { makeWriter, type Writer } from './append/writer.ts'
import { faultBoard, type FaultBoard } from './faults/fault-board.ts'
import { makeConnections, type Connections } from './grpc/connections.ts'
import { addGossip } from './grpc/gossip.ts'
import { addPersistentSubscriptions } from './grpc/persistent-service.ts'
import { addServerFeatures } from './grpc/server-features.ts'
import { addStreams } from './grpc/streams-service.ts'
import { addStreamsV2 } from './grpc/v2-service.ts'
import type { ServerNode } from './node.ts'
import type { ServerSettings } from './options.ts'
import { openLog } from './storage/log.ts'
import { abilitiesOf } from './version.ts'

/** The server, listening. */
export interface Listening {
  readonly port: number
  readonly faults: FaultBoard
  readonly writer: Writer
  readonly connections: Connections
  /** Goes on as a new server on the same port, with an empty log; this one is not used again. */
  readonly replace: () => Promise<Listening>
  readonly close: () => void
}

// Clients take up to 17 MiB; the server takes as much.
const greatestMessage = 17 * 1024 * 1024

const diesAt = (faults: FaultBoard, moment: 'beforeCommit' | 'afterCommit'): void => {
  const fault = faults.take('die')
  if (fault === undefined) return
  if (fault.at === moment) process.kill(process.pid, 'SIGKILL')
  faults.order([{ ...fault, times: 1 }])
}

/** Starts the server. */
export const serve = async (settings: ServerSettings): Promise<Listening> => {
  const log = openLog(settings.file)
  const commits = makeCommits()
  const states = streamStates(log)
  const faults = faultBoard()
  const queue = makeCommitQueue(log, commits, {
    onUndone: states.forgetAll,
    beforeCommit: () => diesAt(faults, 'beforeCommit'),
    afterCommit: () => diesAt(faults, 'afterCommit'),
  })
  const writer = makeWriter({ log, states, recent: recentEvents(), queue })
  await prepareSystemStreams(writer, states)

  const connections = makeConnections()
  const listener = createServer({ noDelay: true })
  listener.listen(settings.port, settings.host)
  await once(listener, 'listening')
  const address: AddressInfo | string | null = listener.address()
  const port = typeof address === 'object' && address !== null ? address.port : settings.port

  const node: ServerNode = {
    settings,
    abilities: abilitiesOf(settings.version),
    source: { log, states, commits },
    states,
    writer,
    faults,
    access: settings.users === undefined ? openAccess : securedAccess(settings.users, states, () => defaultLists(log)),
    port: () => port,
  }
  const server = new Server({
    'grpc.max_receive_message_length': greatestMessage,
    'grpc-node.max_session_memory': Number.MAX_SAFE_INTEGER,
  })
  addStreams(server, node, connections)
  addServerFeatures(server, node)
  addStreamsV2(server, node)
  addGossip(server, node)
  const groups = addPersistentSubscriptions(server, node, connections)
  const { certificate } = settings
  const credentials =
    certificate === undefined
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(null, [
          { private_key: Buffer.from(certificate.key), cert_chain: Buffer.from(certificate.certificate) },
        ])
  const injector = server.createConnectionInjector(credentials)
  listener.on('connection', (socket) => {
    connections.add(socket)
    socket.on('error', () => socket.destroy())
    injector.injectConnection(socket)
  })
  const leave = (): void => {
    groups.end()
    listener.close()
    connections.dropAll()
    injector.destroy()
  }
  return {
    port,
    faults,
    writer,
    connections,
    replace: async () => {
      const left = once(listener, 'close')
      leave()
      await left
      // The old log stays open without a name: a call that comes to its end late writes there, and nobody sees it.
      for (const ending of ['', '-wal', '-shm']) await rm(`${settings.file}${ending}`, { force: true })
      return serve({ ...settings, port })
    },
    close: () => {
      leave()
      log.close()
    },
  }
}
