/** The call that reads and subscribes. */
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import { once } from 'node:events'

import { enter, wantsLeader } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { Connections } from './connections.ts'
import { readRequestOf, type UnderstoodRead } from './read-request.ts'
import { readAnswers, type ReadAnswer } from './read-response.ts'
import { unknown, type RpcFault } from './rpc-faults.ts'

type ReadCall = ServerWritableStream<ReadReq, ReadAnswer>

const run = async (
  node: ServerNode,
  connections: Connections,
  call: ReadCall,
  read: UnderstoodRead,
  signal: AbortSignal,
): Promise<RpcFault | 'done' | 'silent'> => {
  const on = read.isSubscription ? 'subscription' : 'read'
  node.faults.count(read.isSubscription ? 'subscriptionsStarted' : 'readsStarted')
  const refusal = node.access.toStream(call.metadata, 'read', read.stream)
  if (refusal !== undefined) return refusal
  const entrance = await enter(node, on, wantsLeader(call.metadata))
  if (entrance.kind === 'ignored') return 'silent'
  if (entrance.kind === 'refused') return entrance.fault
  const drop = node.faults.take('drop', on)
  let eventsLeft = drop?.afterMessages ?? Number.POSITIVE_INFINITY
  const hasPositions = read.stream === '$all' || node.abilities.hasStreamReadPositions
  const answerOf = readAnswers(node.abilities, read.stream, { hasStringIds: read.hasStringIds, hasPositions })

  for await (const messages of read.run(node.source, signal)) {
    for (const message of messages) {
      if (eventsLeft <= 0) {
        connections.drop(call)
        return 'silent'
      }
      if (message.kind === 'failed') return message.fault
      const answer = answerOf(message)
      if (answer === undefined) continue
      if (signal.aborted) return 'silent'
      if (message.kind === 'event') eventsLeft -= 1
      if (message.kind === 'caughtUp' && node.faults.take('repeatCaughtUp') !== undefined) call.write(answer)
      if (!call.write(answer)) await Promise.race([once(call, 'drain'), once(signal, 'abort')])
    }
    if (eventsLeft <= 0) {
      connections.drop(call)
      return 'silent'
    }
  }
  return signal.aborted ? 'silent' : 'done'
}

/** Answers the call. */
export const read =
  (node: ServerNode, connections: Connections) =>
  (call: ReadCall): void => {
    const request = readRequestOf(call.request)
    if (request.kind === 'refused') {
      call.emit('error', request.fault)
      return
    }
    const close = node.faults.open(request.isSubscription ? 'subscription' : 'read')
    const abort = new AbortController()
    const cancel = (): void => {
      close()
      abort.abort()
    }
    call.on('cancelled', cancel)
    call.on('close', cancel)
    run(node, connections, call, request, abort.signal)
      .then((end) => {
        if (end === 'silent') return
        close()
        if (end === 'done') call.end()
        else call.emit('error', end)
      })
      .catch((error: unknown) => {
        close()
        if (!abort.signal.aborted) call.emit('error', unknown(String(error)))
      })
  }
