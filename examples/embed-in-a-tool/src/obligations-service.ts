/**
 * A small service as many offices have one: it keeps the to-do list of what a body resolved, over HTTP.
 *
 * Before, it wrote rows into a table. Now each request is a command to the core and each answer a fold of events: who
 * said so, when, and on what evidence is there for the auditor without another line of code.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { json } from 'node:stream/consumers'

import { domainRegistry, explainRejection, resolution, streamName } from '@vor-ort/core'
import { loadState, makeCommandHandler, systemClock } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft, right, type Either } from 'fp-ts/lib/Either.js'

// Errors may hold revisions, which are bigints; JSON carries them as texts.
const asJson = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

/** Starts the service on a store file; the answer is the server, ready to listen, or why the file cannot be used. */
export const obligationsService = async (file: string): Promise<Either<unknown, Server>> => {
  const store = await openSqliteStore({ path: file, registry: domainRegistry })()
  if (isLeft(store)) return store
  const { handle } = makeCommandHandler({ store: store.right, clock: systemClock })

  const answer = async (request: IncomingMessage): Promise<readonly [status: number, body: unknown]> => {
    const id = request.url?.slice('/resolutions/'.length) ?? ''
    if (request.method === 'GET') {
      const loaded = await loadState(store.right, resolution, streamName(resolution.category, id))()
      return isLeft(loaded) ? [503, loaded.left] : [200, loaded.right.state.obligations]
    }
    // The command handler checks what came in; nothing of it is trusted before.
    const command = (await json(request)) as Parameters<typeof resolution.decider.decide>[0]
    const commandId = request.headers['idempotency-key']
    const context = { actor: { role: 'Sitzungsdienst' }, ...(typeof commandId === 'string' ? { commandId } : {}) }
    const handled = await handle(resolution, id, command, context)()
    if (!isLeft(handled)) return [201, handled.right.events]
    if (handled.left._tag === 'CommandRejected') return [409, { why: explainRejection(handled.left.rejection, 'de') }]
    return [handled.left._tag === 'CommandIdReused' ? 422 : 503, handled.left]
  }

  const server = createServer((request, response) => {
    const send = ([status, body]: readonly [number, unknown]): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body, asJson))
    }
    answer(request).then(send, () => send([400, { why: 'Die Anfrage ist kein JSON.' }]))
  })
  server.on('close', () => void store.right.close()())
  return right(server)
}
