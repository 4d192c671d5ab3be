/** The service for persistent subscriptions. */
import type { Server, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import persistentGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_grpc_pb.js'
import persistentPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'
import type {
  CreateReq,
  DeleteReq,
  GetInfoReq,
  ListReq,
  ReplayParkedReq,
  UpdateReq,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/persistentsubscriptions_pb.js'
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

import { enter } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import { makeGroups, type Groups } from '../persistent/groups.ts'
import type { Connections } from './connections.ts'
import { groupExists, groupFailed, groupMissing } from './persistent-faults.ts'
import { infoOf } from './persistent-info.ts'
import { consume, type ConsumerAnswer } from './persistent-read.ts'
import { requestedGroup, sourceOf } from './persistent-request.ts'
import { unknown, type RpcFault } from './rpc-faults.ts'
import { empty, numberOf, streamNameOf } from './values.ts'

type Answer<Response> = { readonly kind: 'answer'; readonly response: Response } | { readonly kind: 'fault'; readonly fault: RpcFault }

const answer = <Response>(response: Response): Answer<Response> => ({ kind: 'answer', response })
const failed = (fault: RpcFault): { readonly kind: 'fault'; readonly fault: RpcFault } => ({ kind: 'fault', fault })

const service = persistentGrpc.PersistentSubscriptionsService

const definition = {
  ...service,
  read: {
    ...service.read,
    responseSerialize: (response: ConsumerAnswer): Buffer =>
      Buffer.isBuffer(response) ? response : Buffer.from(response.serializeBinary()),
  },
}

const create = (groups: Groups, request: CreateReq): Answer<InstanceType<typeof persistentPb.CreateResp>> => {
  const requested = requestedGroup(request.getOptions())
  if (requested.kind === 'failed') return failed(groupFailed(requested.stream, requested.group, requested.reason))
  const { stream, group } = requested.definition
  if (groups.create(requested.definition) === 'exists') return failed(groupExists(stream, group))
  return answer(new persistentPb.CreateResp())
}

const update = (groups: Groups, request: UpdateReq): Answer<InstanceType<typeof persistentPb.UpdateResp>> => {
  const requested = requestedGroup(request.getOptions())
  if (requested.kind === 'failed') return failed(groupFailed(requested.stream, requested.group, requested.reason))
  const { stream, group } = requested.definition
  if (groups.update(requested.definition) === 'missing') return failed(groupMissing(stream, group))
  return answer(new persistentPb.UpdateResp())
}

const remove = async (
  groups: Groups,
  request: DeleteReq,
): Promise<Answer<InstanceType<typeof persistentPb.DeleteResp>>> => {
  const options = request.getOptions()
  const stream = options === undefined ? '' : sourceOf(options)
  const group = options?.getGroupName() ?? ''
  if ((await groups.remove(stream, group)) === 'missing') return failed(groupMissing(stream, group))
  return answer(new persistentPb.DeleteResp())
}

const getInfo = (groups: Groups, request: GetInfoReq): Answer<InstanceType<typeof persistentPb.GetInfoResp>> => {
  const options = request.getOptions()
  const stream = options === undefined ? '' : sourceOf(options)
  const name = options?.getGroupName() ?? ''
  const group = groups.find(stream, name)
  if (group === undefined) return failed(groupMissing(stream, name))
  return answer(new persistentPb.GetInfoResp().setSubscriptionInfo(infoOf(group)))
}

const list = (groups: Groups, request: ListReq): Answer<InstanceType<typeof persistentPb.ListResp>> => {
  const one = request.getOptions()?.getListForStream()
  const stream = one === undefined ? undefined : one.hasAll() ? '$all' : streamNameOf(one.getStream())
  const found = groups.list(stream)
  if (stream !== undefined && found.length === 0) return failed(groupMissing(stream, ''))
  return answer(new persistentPb.ListResp().setSubscriptionsList(found.map(infoOf)))
}

const replayParked = async (
  groups: Groups,
  request: ReplayParkedReq,
): Promise<Answer<InstanceType<typeof persistentPb.ReplayParkedResp>>> => {
  const options = request.getOptions()
  const stream = options === undefined ? '' : sourceOf(options)
  const name = options?.getGroupName() ?? ''
  const group = groups.find(stream, name)
  if (options === undefined || group === undefined) return failed(groupMissing(stream, name))
  await group.replayParked(options.hasStopAt() ? numberOf(options.getStopAt()) : undefined)
  return answer(new persistentPb.ReplayParkedResp())
}

const restart = (groups: Groups): Answer<Empty> => {
  groups.restart()
  return answer(empty())
}

/** Adds the service to a server; `end` stops all groups. */
export const addPersistentSubscriptions = (server: Server, node: ServerNode, connections: Connections): { readonly end: () => void } => {
  const groups = makeGroups(node.source, node.writer)
  const unary =
    <Request, Response>(handle: (groups: Groups, request: Request) => Answer<Response> | Promise<Answer<Response>>) =>
    (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
      const run = async (): Promise<Answer<Response> | undefined> => {
        const refusal = node.access.toOperations(call.metadata)
        if (refusal !== undefined) return failed(refusal)
        const entrance = await enter(node, 'persistentSubscription', true)
        if (entrance.kind === 'ignored') return undefined
        return entrance.kind === 'refused' ? failed(entrance.fault) : handle(groups, call.request)
      }
      run()
        .then((result) => {
          if (result === undefined) return
          if (result.kind === 'answer') callback(null, result.response)
          else callback(result.fault)
        })
        .catch((error: unknown) => callback(unknown(String(error))))
    }
  server.addService(definition, {
    create: unary(create),
    update: unary(update),
    delete: unary(remove),
    getInfo: unary(getInfo),
    list: unary(list),
    replayParked: unary(replayParked),
    restartSubsystem: unary(restart),
    read: consume(node, connections, groups),
  })
  return {
    end: () => {
      for (const group of groups.list(undefined)) group.end()
    },
  }
}
