/** What a call meets before it is looked at. */
import type { Metadata } from '@grpc/grpc-js'

import { notLeader, unavailable, type RpcFault } from '../grpc/rpc-faults.ts'
import type { ServerNode } from '../node.ts'
import type { GossipNode } from '../options.ts'
import type { CallKind } from './fault.ts'

/** Go on, be refused, or never hear anything. */
export type Entrance = { readonly kind: 'open' } | { readonly kind: 'ignored' } | { readonly kind: 'refused'; readonly fault: RpcFault }

const open: Entrance = { kind: 'open' }

/** Tells whether the caller wants the leader and no other node. */
export const wantsLeader = (call: Metadata): boolean => call.get('requires-leader')[0] === 'true'

const leaderOf = ({ settings }: ServerNode): GossipNode | undefined =>
  settings.otherNodes.find((other) => other.state === 'leader' && other.isAlive)

/** Applies the ordered faults; without a delay the answer is there at once, so that calls keep their order. */
export const enter = (node: ServerNode, on: CallKind, needsLeader = false): Entrance | Promise<Entrance> => {
  const { faults } = node
  const delay = faults.take('delay', on)
  if (delay !== undefined)
    return new Promise((resolve) => {
      setTimeout(() => resolve(enter(node, on, needsLeader)), delay.milliseconds)
    })
  if (faults.take('ignore', on) !== undefined) return { kind: 'ignored' }
  if (faults.take('unavailable', on) !== undefined) return { kind: 'refused', fault: unavailable() }
  const elsewhere = faults.take('notLeader', on)
  if (elsewhere !== undefined)
    return { kind: 'refused', fault: notLeader(elsewhere.host ?? node.settings.host, elsewhere.port ?? node.port()) }
  const leader = needsLeader ? leaderOf(node) : undefined
  return leader === undefined ? open : { kind: 'refused', fault: notLeader(leader.host, leader.port) }
}
