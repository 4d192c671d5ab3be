/** How calls on groups fail. */
import { status } from '@grpc/grpc-js'

import { rpcFault, type RpcFault } from './rpc-faults.ts'

const about = (exception: string, stream: string, group: string): Readonly<Record<string, string>> => ({
  exception: `persistent-subscription-${exception}`,
  'stream-name': stream,
  'group-name': group,
})

/** Something in the settings cannot be. */
export const groupFailed = (stream: string, group: string, reason: string): RpcFault =>
  rpcFault(status.INTERNAL, `Subscription group ${group} on stream ${stream} failed: '${reason}'`, {
    ...about('failed', stream, group),
    reason,
  })

/** There is no such group. */
export const groupMissing = (stream: string, group: string): RpcFault =>
  rpcFault(
    status.NOT_FOUND,
    `Subscription group ${group} on stream ${stream} does not exist.`,
    about('does-not-exist', stream, group),
  )

/** There is one already. */
export const groupExists = (stream: string, group: string): RpcFault =>
  rpcFault(status.ALREADY_EXISTS, `Subscription group ${group} on stream ${stream} exists.`, about('exists', stream, group))

/** The group has all the consumers it may have. */
export const groupIsFull = (stream: string, group: string): RpcFault =>
  rpcFault(
    status.FAILED_PRECONDITION,
    `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
    { ...about('', stream, group), exception: 'maximum-subscribers-reached' },
  )

/** The group was changed or removed under the consumer. */
export const groupDropped = (stream: string, group: string): RpcFault =>
  rpcFault(
    status.CANCELLED,
    `Subscription group ${group} on stream ${stream} was dropped.`,
    about('dropped', stream, group),
  )
