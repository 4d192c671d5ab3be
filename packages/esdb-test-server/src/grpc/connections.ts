/** The sockets of the server, so that a test can break them. */
import type { Socket } from 'node:net'

/** What a call tells of its connection. */
export interface Call {
  readonly getPeer: () => string
}

/** The open connections. */
export interface Connections {
  readonly add: (socket: Socket) => void
  /** Breaks the connection of a call, after what was written has left. */
  readonly drop: (call: Call) => void
  readonly dropAll: () => void
  readonly count: () => number
}

const nameOf = (socket: Socket): string => {
  const { remoteAddress = '', remotePort = 0 } = socket
  return `${remoteAddress}:${remotePort}`
}

// grpc writes in its own time; what was handed to it has left by then.
const flushMilliseconds = 5

/** Makes an empty registry. */
export const makeConnections = (): Connections => {
  const sockets = new Map<string, Socket>()
  return {
    add: (socket) => {
      const name = nameOf(socket)
      sockets.set(name, socket)
      socket.once('close', () => sockets.delete(name))
    },
    drop: (call) => {
      const socket = sockets.get(call.getPeer())
      if (socket !== undefined) setTimeout(() => socket.destroy(), flushMilliseconds)
    },
    dropAll: () => {
      for (const socket of sockets.values()) socket.destroy()
    },
    count: () => sockets.size,
  }
}
