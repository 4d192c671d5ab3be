/** The service for streams. */
import type { Server } from '@grpc/grpc-js'
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js'

import type { ServerNode } from '../node.ts'
import { append } from './append.ts'
import { batchAppend } from './batch-append.ts'
import type { Connections } from './connections.ts'
import { deleteStream, tombstoneStream } from './deletions.ts'
import type { ReadAnswer } from './read-response.ts'
import { read } from './read.ts'
import { unimplemented } from './rpc-faults.ts'

const service = streamsGrpc.StreamsService

const definition = {
  ...service,
  read: {
    ...service.read,
    responseSerialize: (answer: ReadAnswer): Buffer =>
      Buffer.isBuffer(answer) ? answer : Buffer.from(answer.serializeBinary()),
  },
}

/** Adds the service to a server. */
export const addStreams = (server: Server, node: ServerNode, connections: Connections): void => {
  server.addService(definition, {
    read: read(node, connections),
    append: append(node, connections),
    batchAppend: node.abilities.hasBatchAppend
      ? batchAppend(node, connections)
      : (call: { readonly emit: (name: 'error', fault: unknown) => boolean }) => {
          call.emit('error', unimplemented())
        },
    delete: deleteStream(node),
    tombstone: tombstoneStream(node),
  })
}
