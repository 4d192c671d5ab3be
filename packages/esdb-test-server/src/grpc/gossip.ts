/** The service that tells the nodes of the cluster. */
import type { Server, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js'
import gossipPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js'
import type { ClusterInfo, MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js'
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'
import { randomUUID } from 'node:crypto'

import { enter } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { GossipNode } from '../options.ts'
import { unknown, type RpcFault } from './rpc-faults.ts'
import { uuid } from './values.ts'

const states = {
  leader: gossipPb.MemberInfo.VNodeState.LEADER,
  follower: gossipPb.MemberInfo.VNodeState.FOLLOWER,
  readOnlyReplica: gossipPb.MemberInfo.VNodeState.READONLYREPLICA,
  initializing: gossipPb.MemberInfo.VNodeState.INITIALIZING,
} as const

// .NET counts tenths of microseconds since the year 1.
const ticksNow = (): string => String(BigInt(Date.now()) * 10_000n + 621_355_968_000_000_000n)

const member = (node: GossipNode, instance: string): MemberInfo =>
  new gossipPb.MemberInfo()
    .setInstanceId(uuid(instance))
    .setTimeStamp(ticksNow())
    .setState(states[node.state])
    .setIsAlive(node.isAlive)
    .setHttpEndPoint(new gossipPb.EndPoint().setAddress(node.host).setPort(node.port))

/** Adds the service to a server. */
export const addGossip = (server: Server, node: ServerNode): void => {
  const instances = new Map<GossipNode | 'self', string>()
  const instanceOf = (key: GossipNode | 'self'): string => {
    const known = instances.get(key) ?? randomUUID()
    instances.set(key, known)
    return known
  }
  const answer = async (): Promise<ClusterInfo | RpcFault | undefined> => {
    const entrance = await enter(node, 'gossip')
    if (entrance.kind === 'ignored') return undefined
    if (entrance.kind === 'refused') return entrance.fault
    const { otherNodes, host, certificate } = node.settings
    const leads = otherNodes.every((other) => other.state !== 'leader' || !other.isAlive)
    const self: GossipNode = { host: certificate === undefined ? host : 'localhost', port: node.port(), state: leads ? 'leader' : 'follower', isAlive: true }
    return new gossipPb.ClusterInfo().setMembersList([
      member(self, instanceOf('self')),
      ...otherNodes.map((other) => member(other, instanceOf(other))),
    ])
  }
  server.addService(gossipGrpc.GossipService, {
    read: (_: ServerUnaryCall<Empty, ClusterInfo>, callback: sendUnaryData<ClusterInfo>) => {
      answer()
        .then((result) => {
          if (result === undefined) return
          if (result instanceof gossipPb.ClusterInfo) callback(null, result)
          else callback(result)
        })
        .catch((error: unknown) => callback(unknown(String(error))))
    },
  })
}
