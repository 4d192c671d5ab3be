/** The process of the server: its settings come by the channel from the parent, and it ends with the parent. */
import type { NumberedCommand, Report } from './control.ts'
import type { ServerSettings } from './options.ts'
import { injected } from './injection.ts'
import { serve, type Listening } from './serve.ts'

const report = (message: Report): void => {
  process.send?.(message)
}

const obey = async (server: Listening, { number, command }: NumberedCommand): Promise<Listening> => {
  switch (command.kind) {
    case 'order':
      server.faults.order(command.faults)
      break
    case 'clearFaults':
      server.faults.clear()
      break
    case 'counters':
      report({ kind: 'done', number, counters: server.faults.counters(server.connections.count()) })
      return server
    case 'closeConnections':
      server.connections.dropAll()
      break
    case 'reset': {
      const fresh = await server.replace()
      report({ kind: 'done', number })
      return fresh
    }
    case 'inject':
      await server.writer.append(injected(command.stream, command.events))
      break
    case 'stop':
      server.close()
      process.exit(0)
  }
  report({ kind: 'done', number })
  return server
}

process.once('disconnect', () => process.exit(0))
process.once('message', (settings: ServerSettings) => {
  serve(settings)
    .then((first) => {
      let server = first
      process.on('message', (command: NumberedCommand) => {
        const { number } = command
        obey(server, command)
          .then((next) => {
            server = next
          })
          .catch((error: unknown) => report({ kind: 'done', number, error: String(error) }))
      })
      report({ kind: 'listening', port: first.port })
    })
    .catch((error: unknown) => {
      report({ kind: 'failed', message: String(error) })
      process.exit(1)
    })
})
