/** The call that appends to one stream and ends. */
import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js'
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'

import type { ExpectedRevision } from '../append/rules.ts'
import { enter, wantsLeader } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { ProposedEvent } from '../storage/records.ts'
import type { Connections } from './connections.ts'
import { countedBytes, proposedEventOf } from './proposed-events.ts'
import {
  invalidArgument,
  maximumAppendSizeExceeded,
  maximumEventSizeExceeded,
  requiredMetadataPropertyMissing,
  streamDeleted,
  unavailable,
  unknown,
  type RpcFault,
} from './rpc-faults.ts'
import { empty, numberOf, streamNameOf } from './values.ts'

/** Reads what the caller expects. */
export const expectedOf = (options: {
  readonly hasRevision: () => boolean
  readonly getRevision: () => string
  readonly hasNoStream: () => boolean
  readonly hasAny: () => boolean
  readonly hasStreamExists: () => boolean
}): ExpectedRevision | undefined => {
  if (options.hasRevision()) return numberOf(options.getRevision())
  if (options.hasNoStream()) return 'noStream'
  if (options.hasAny()) return 'any'
  return options.hasStreamExists() ? 'streamExists' : undefined
}

const written = (last: number, position: number): AppendResp => {
  const success = new streamsPb.AppendResp.Success()
  if (last < 0) success.setNoStream(empty())
  else success.setCurrentRevision(String(last))
  const place = new streamsPb.AppendResp.Position()
  success.setPosition(place.setCommitPosition(String(position)).setPreparePosition(String(position)))
  return new streamsPb.AppendResp().setSuccess(success)
}

const conflict = (expected: ExpectedRevision, current: number): AppendResp => {
  const message = new streamsPb.AppendResp.WrongExpectedVersion()
  if (expected === 'any') message.setExpectedAny(empty()).setAny2060(empty())
  else if (expected === 'streamExists') message.setExpectedStreamExists(empty()).setStreamExists2060(empty())
  else if (expected === 'noStream') message.setExpectedNoStream(empty())
  else message.setExpectedRevision(String(expected)).setExpectedRevision2060(expected)
  if (current < 0) message.setCurrentNoStream(empty()).setNoStream2060(empty())
  else message.setCurrentRevision(String(current)).setCurrentRevision2060(current)
  return new streamsPb.AppendResp().setWrongExpectedVersion(message)
}

/** Answers the call. */
export const append =
  (node: ServerNode, connections: Connections) =>
  (call: ServerReadableStream<AppendReq, AppendResp>, callback: sendUnaryData<AppendResp>): void => {
    const { abilities, faults } = node
    faults.count('singleAppendCalls')
    const close = faults.open('append')
    let options: AppendReq.Options | undefined
    let bytes = 0
    let fault: RpcFault | undefined
    const events: Array<ProposedEvent> = []

    const refuse = (refusal: RpcFault): void => {
      close()
      callback(refusal)
    }
    const take = (request: AppendReq): RpcFault | undefined => {
      const message = request.getProposedMessage()
      if (message === undefined) {
        options = request.getOptions()
        return node.access.toStream(call.metadata, 'write', streamNameOf(options?.getStreamIdentifier()))
      }
      const proposed = proposedEventOf(message)
      if (proposed.kind === 'lacking') return requiredMetadataPropertyMissing(proposed.property)
      const size = countedBytes(proposed.event)
      bytes += size
      if (size > abilities.maximumEventBytes)
        return maximumEventSizeExceeded(proposed.event.id, size, abilities.maximumEventBytes)
      if (bytes > abilities.maximumAppendBytes) return maximumAppendSizeExceeded(abilities.maximumAppendBytes)
      events.push(proposed.event)
      return undefined
    }
    const finish = async (): Promise<void> => {
      if (fault !== undefined) return
      if (options === undefined) return refuse(unknown('Exception was thrown by handler.'))
      faults.count('appendsReceived')
      const entrance = await enter(node, 'append', wantsLeader(call.metadata))
      if (entrance.kind === 'ignored') return
      if (entrance.kind === 'refused') return refuse(entrance.fault)
      const stream = streamNameOf(options.getStreamIdentifier())
      const expected = expectedOf(options)
      if (expected === undefined) return refuse(invalidArgument('No expected revision was given.'))
      if (faults.take('notReady') !== undefined) return refuse(unavailable())
      const outcome = await node.writer.append({ stream, expected, events })
      if (faults.take('swallowReply') !== undefined) return
      if (faults.take('dropReply') !== undefined) return connections.drop(call)
      close()
      if (outcome.kind === 'written') callback(null, written(outcome.last, outcome.position))
      else if (outcome.kind === 'conflict') callback(null, conflict(expected, outcome.current))
      else callback(streamDeleted(stream))
    }

    call.on('cancelled', close)
    call.on('error', close)
    call.on('data', (request: AppendReq) => {
      if (fault !== undefined) return
      fault = take(request)
      if (fault !== undefined) refuse(fault)
    })
    call.on('end', () => {
      finish().catch((error: unknown) => refuse(unknown(String(error))))
    })
  }
