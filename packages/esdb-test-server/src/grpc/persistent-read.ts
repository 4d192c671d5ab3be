/** The call of a consumer. */
import type { ServerDuplexStream } from '@grpc/grpc-js'
import persistentPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'
import { randomUUID } from 'node:crypto'

import { enter } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { Group, NackAction } from '../persistent/group.ts'
import type { Groups } from '../persistent/groups.ts'
import { keyOf } from '../persistent/settings.ts'
import type { Consumer, GroupMessage } from '../persistent/message.ts'
import type { Connections } from './connections.ts'
import { asField, readEventBytes } from './event-bytes.ts'
import { groupDropped, groupIsFull, groupMissing } from './persistent-faults.ts'
import { sourceOf } from './persistent-request.ts'
import { unknown, type RpcFault } from './rpc-faults.ts'
import { uuidOf } from './values.ts'

/** A message, or its bytes. */
export type ConsumerAnswer = ReadResp | Buffer

type ConsumerCall = ServerDuplexStream<ReadReq, ConsumerAnswer>

const eventField = 0x0a
const retryCountTag = 0x28

const messageBytes = ({ resolved, retries }: GroupMessage, hasStringIds: boolean): Buffer => {
  const event = readEventBytes(resolved, { hasStringIds, hasPositions: true })
  // A count below 128 is its own encoding; more retries than that are told as that many.
  return asField(eventField, Buffer.concat([event, Buffer.from([retryCountTag, Math.min(retries, 127)])]))
}

const actions: Readonly<Record<number, NackAction>> = { 1: 'park', 2: 'retry', 3: 'skip', 4: 'stop' }

const userOf = (call: ConsumerCall): string => {
  const [scheme = '', encoded = ''] = String(call.metadata.get('authorization')[0] ?? '').split(' ')
  if (scheme.toLowerCase() !== 'basic') return 'anonymous'
  return Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? ''
}

interface Session {
  readonly group: Group
  readonly consumer: Consumer
}

/** Answers the call. */
export const consume =
  (node: ServerNode, connections: Connections, groups: Groups) =>
  (call: ConsumerCall): void => {
    const close = node.faults.open('persistentSubscription')
    let session: Session | undefined
    let isOver = false
    const leave = (): void => {
      if (isOver) return
      isOver = true
      close()
      session?.group.disconnect(session.consumer)
    }
    const fail = (fault: RpcFault): void => {
      if (isOver) return
      leave()
      call.emit('error', fault)
    }

    const connect = async (options: ReadReq.Options): Promise<RpcFault | undefined> => {
      const stream = sourceOf(options)
      const name = options.getGroupName()
      const refusal = node.access.toStream(call.metadata, 'read', stream)
      if (refusal !== undefined) return refusal
      const entrance = await enter(node, 'persistentSubscription', true)
      if (entrance.kind === 'ignored') return undefined
      if (entrance.kind === 'refused') return entrance.fault
      const group = groups.find(stream, name)
      if (group === undefined) return groupMissing(stream, name)
      let left = node.faults.take('drop', 'persistentSubscription')?.afterMessages ?? Number.POSITIVE_INFINITY
      const hasStringIds = options.getUuidOption()?.hasString() === true
      const consumer: Consumer = {
        id: `${keyOf(stream, name)}::${randomUUID()}`,
        slots: Math.max(1, options.getBufferSize()),
        user: userOf(call),
        from: call.getPeer(),
        connectionName: String(call.metadata.get('connection-name')[0] ?? '<unknown>'),
        send: (message) => {
          if (isOver) return
          if (left > 0) call.write(messageBytes(message, hasStringIds))
          left -= 1
          if (left <= 0) connections.drop(call)
        },
        drop: () => fail(groupDropped(stream, name)),
      }
      if (isOver) return undefined
      if (!group.connect(consumer)) return groupIsFull(stream, name)
      session = { group, consumer }
      const confirmation = new persistentPb.ReadResp.SubscriptionConfirmation().setSubscriptionId(consumer.id)
      call.write(new persistentPb.ReadResp().setSubscriptionConfirmation(confirmation))
      group.wake()
      return undefined
    }

    const obey = ({ group, consumer }: Session, request: ReadReq): void => {
      const ack = request.getAck()
      const nack = request.getNack()
      if (ack !== undefined) group.acknowledge(consumer, ack.getIdsList().map(uuidOf))
      else if (nack !== undefined)
        group.refuse(consumer, nack.getIdsList().map(uuidOf), actions[nack.getAction()] ?? 'unknown', nack.getReason())
    }

    call.on('cancelled', leave)
    call.on('error', leave)
    call.on('close', leave)
    call.on('data', (request: ReadReq) => {
      const options = request.getOptions()
      if (session !== undefined) return obey(session, request)
      if (options === undefined) return fail(unknown('Exception was thrown by handler.'))
      connect(options)
        .then((fault) => {
          if (fault !== undefined) fail(fault)
        })
        .catch((error: unknown) => fail(unknown(String(error))))
    })
    call.on('end', () => {
      if (isOver) return
      leave()
      call.end()
    })
  }
