/** The calls that delete. */
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'

import type { ExpectedRevision } from '../append/rules.ts'
import type { WriteOutcome } from '../append/writer.ts'
import { enter, wantsLeader } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import { expectedOf } from './append.ts'
import { invalidArgument, streamDeleted, unknown, wrongExpectedVersion, type RpcFault } from './rpc-faults.ts'
import { streamNameOf } from './values.ts'

const shown = (expected: ExpectedRevision): number =>
  expected === 'any' ? -2 : expected === 'noStream' ? -1 : expected === 'streamExists' ? -4 : expected

const removing = async <Answer>(
  node: ServerNode,
  operation: string,
  call: ServerUnaryCall<DeleteReq | TombstoneReq, Answer>,
  remove: (stream: string, expected: ExpectedRevision) => Promise<WriteOutcome>,
): Promise<{ readonly position: string } | RpcFault | undefined> => {
  const options = call.request.getOptions()
  const expected = options === undefined ? undefined : expectedOf(options)
  if (options === undefined || expected === undefined) return invalidArgument('No expected revision was given.')
  const stream = streamNameOf(options.getStreamIdentifier())
  const refusal = node.access.toStream(call.metadata, 'delete', stream)
  if (refusal !== undefined) return refusal
  const entrance = await enter(node, 'delete', wantsLeader(call.metadata))
  if (entrance.kind === 'ignored') return undefined
  if (entrance.kind === 'refused') return entrance.fault
  const outcome = await remove(stream, expected)
  if (outcome.kind === 'written') return { position: String(outcome.position) }
  return outcome.kind === 'deleted'
    ? streamDeleted(stream)
    : wrongExpectedVersion(operation, stream, shown(expected), outcome.current)
}

const answering = <Answer>(
  work: Promise<{ readonly position: string } | RpcFault | undefined>,
  callback: sendUnaryData<Answer>,
  answer: (position: string) => Answer,
): void => {
  work
    .then((result) => {
      if (result === undefined) return
      if ('position' in result) callback(null, answer(result.position))
      else callback(result)
    })
    .catch((error: unknown) => callback(unknown(String(error))))
}

/** Hides what a stream holds. */
export const deleteStream =
  (node: ServerNode) =>
  (call: ServerUnaryCall<DeleteReq, DeleteResp>, callback: sendUnaryData<DeleteResp>): void =>
    answering(removing(node, 'Delete', call, node.writer.softDelete), callback, (position) => {
      const place = new streamsPb.DeleteResp.Position()
      return new streamsPb.DeleteResp().setPosition(place.setCommitPosition(position).setPreparePosition(position))
    })

/** Closes a stream for ever. */
export const tombstoneStream =
  (node: ServerNode) =>
  (call: ServerUnaryCall<TombstoneReq, TombstoneResp>, callback: sendUnaryData<TombstoneResp>): void =>
    answering(removing(node, 'Tombstone', call, node.writer.tombstone), callback, (position) => {
      const place = new streamsPb.TombstoneResp.Position()
      return new streamsPb.TombstoneResp().setPosition(place.setCommitPosition(position).setPreparePosition(position))
    })
