/** The service that tells what the server can do. */
import type { Server, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js'
import featuresPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js'
import type {
  SupportedMethod,
  SupportedMethods,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js'
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

import { enter } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { Abilities } from '../version.ts'
import { unknown, type RpcFault } from './rpc-faults.ts'

const method = (service: string, name: string, features: ReadonlyArray<string> = []): SupportedMethod =>
  new featuresPb.SupportedMethod().setServiceName(service).setMethodName(name).setFeaturesList([...features])

const methodsOf = (abilities: Abilities): ReadonlyArray<SupportedMethod> => {
  const streams = 'event_store.client.streams.streams'
  const persistent = 'event_store.client.persistent_subscriptions.persistentsubscriptions'
  const v2 = 'kurrentdb.protocol.v2.streams.streamsservice'
  const targets = abilities.hasPersistentSubscriptionsToAll ? ['stream', 'all'] : ['stream']
  return [
    ...['read', 'append', 'delete', 'tombstone'].map((name) => method(streams, name)),
    ...(abilities.hasBatchAppend ? [method(streams, 'batchappend', ['deadline_duration'])] : []),
    ...['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list'].map((name) =>
      method(persistent, name, targets),
    ),
    method(persistent, 'restartsubsystem'),
    method('event_store.client.gossip.gossip', 'read'),
    method('event_store.client.server_features.serverfeatures', 'getsupportedmethods'),
    ...(abilities.hasMultiStreamAppend ? [method(v2, 'appendsession')] : []),
    ...(abilities.hasAppendRecords ? [method(v2, 'appendrecords')] : []),
  ]
}

/** Adds the service to a server. */
export const addServerFeatures = (server: Server, node: ServerNode): void => {
  const answer = async (): Promise<SupportedMethods | RpcFault | undefined> => {
    const entrance = await enter(node, 'features')
    if (entrance.kind === 'ignored') return undefined
    if (entrance.kind === 'refused') return entrance.fault
    return new featuresPb.SupportedMethods()
      .setEventStoreServerVersion(node.abilities.version)
      .setMethodsList([...methodsOf(node.abilities)])
  }
  server.addService(featuresGrpc.ServerFeaturesService, {
    getSupportedMethods: (_: ServerUnaryCall<Empty, SupportedMethods>, callback: sendUnaryData<SupportedMethods>) => {
      answer()
        .then((result) => {
          if (result === undefined) return
          if (result instanceof featuresPb.SupportedMethods) callback(null, result)
          else callback(result)
        })
        .catch((error: unknown) => callback(unknown(String(error))))
    },
  })
}
