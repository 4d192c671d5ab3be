/** The call that appends for as long as a connection lasts. */
import type { ServerDuplexStream } from '@grpc/grpc-js'
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { BatchAppendReq, BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'

import type { ExpectedRevision } from '../append/rules.ts'
import { enter, wantsLeader } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { ProposedEvent } from '../storage/records.ts'
import {
  accessDeniedStatus,
  badRequestStatus,
  batchSuccess,
  conflictStatus,
  deletedStatus,
  eventTooBigStatus,
  notReadyStatus,
  timeoutStatus,
  tooBigStatus,
} from './batch-status.ts'
import type { Connections } from './connections.ts'
import { countedBytes, proposedEventOf } from './proposed-events.ts'
import { numberOf, streamIdentifier, streamNameOf, uuidOf } from './values.ts'

interface Pending {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly events: Array<ProposedEvent>
  readonly timer: NodeJS.Timeout
  bytes: number
}

const expectedOf = (options: BatchAppendReq.Options): ExpectedRevision | undefined => {
  if (options.hasStreamPosition()) return numberOf(options.getStreamPosition())
  if (options.hasNoStream()) return 'noStream'
  if (options.hasAny()) return 'any'
  return options.hasStreamExists() ? 'streamExists' : undefined
}

const grantedMilliseconds = (options: BatchAppendReq.Options, greatest: number): number => {
  const duration = options.getDeadline()
  if (duration !== undefined) return Math.min(greatest, duration.getSeconds() * 1000 + duration.getNanos() / 1e6)
  const deadline = options.getDeadline21100()
  return deadline === undefined ? greatest : Math.min(greatest, deadline.toDate().getTime() - Date.now())
}

/** Answers the call. */
export const batchAppend =
  (node: ServerNode, connections: Connections) =>
  (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const { abilities, faults } = node
    faults.count('batchAppendCalls')
    const stranger = node.access.toAnything(call.metadata)
    if (stranger !== undefined) {
      call.emit('error', stranger)
      return
    }
    const close = faults.open('append')
    const pending = new Map<string, Pending>()
    let unanswered = 0
    let isEnding = false
    let isOver = false

    const forget = (correlation: string): void => {
      clearTimeout(pending.get(correlation)?.timer)
      pending.delete(correlation)
    }
    const over = (): void => {
      isOver = true
      for (const correlation of pending.keys()) forget(correlation)
      close()
    }
    const answer = (id: UUID | undefined, stream: string, result: Status | BatchAppendResp.Success): void => {
      if (isOver) return
      const response = new streamsPb.BatchAppendResp().setCorrelationId(id).setStreamIdentifier(streamIdentifier(stream))
      call.write(result instanceof streamsPb.BatchAppendResp.Success ? response.setSuccess(result) : response.setError(result))
    }
    const endWhenDone = (): void => {
      if (!isEnding || unanswered > 0 || isOver) return
      over()
      call.end()
    }

    const start = (id: UUID | undefined, correlation: string, options: BatchAppendReq.Options): Status | undefined => {
      const stream = streamNameOf(options.getStreamIdentifier())
      if (node.access.toStream(call.metadata, 'write', stream) !== undefined) return accessDeniedStatus()
      if (!options.hasStreamIdentifier()) return badRequestStatus('Required field StreamIdentifier not set.')
      const milliseconds = grantedMilliseconds(options, node.settings.writeTimeoutMilliseconds)
      if (milliseconds <= 0) return timeoutStatus()
      const expected = expectedOf(options)
      if (expected === undefined) return badRequestStatus('No expected stream position was given.')
      const expire = (): void => {
        if (pending.delete(correlation)) answer(id, stream, timeoutStatus())
      }
      if (!pending.has(correlation))
        pending.set(correlation, { stream, expected, events: [], bytes: 0, timer: setTimeout(expire, milliseconds) })
      return undefined
    }

    const addEvents = (write: Pending, request: BatchAppendReq): Status | undefined => {
      for (const message of request.getProposedMessagesList()) {
        const proposed = proposedEventOf(message)
        if (proposed.kind === 'lacking')
          return badRequestStatus(`Required Metadata Property '${proposed.property}' is missing`)
        const bytes = countedBytes(proposed.event)
        if (bytes > abilities.maximumEventBytes) return eventTooBigStatus()
        write.bytes += bytes
        write.events.push(proposed.event)
      }
      return write.bytes > abilities.maximumAppendBytes ? tooBigStatus(abilities.maximumAppendBytes) : undefined
    }

    const commit = async (id: UUID | undefined, write: Pending): Promise<void> => {
      faults.count('appendsReceived')
      const entered = enter(node, 'append', wantsLeader(call.metadata))
      const entrance = entered instanceof Promise ? await entered : entered
      if (entrance.kind === 'ignored') return
      if (entrance.kind === 'refused') {
        over()
        call.emit('error', entrance.fault)
        return
      }
      if (faults.take('notReady') !== undefined) {
        unanswered -= 1
        answer(id, write.stream, notReadyStatus())
        return endWhenDone()
      }
      const outcome = await node.writer.append(write)
      if (faults.take('swallowReply') !== undefined) return
      if (faults.take('dropReply') !== undefined) return connections.drop(call)
      unanswered -= 1
      if (outcome.kind === 'written') answer(id, write.stream, batchSuccess(outcome.last, outcome.position))
      else if (outcome.kind === 'conflict')
        answer(id, write.stream, conflictStatus(write.expected, outcome.current))
      else answer(id, write.stream, deletedStatus(write.stream))
      endWhenDone()
    }

    call.on('cancelled', over)
    call.on('error', over)
    call.on('data', (request: BatchAppendReq) => {
      if (isOver) return
      const id = request.getCorrelationId()
      const correlation = uuidOf(id)
      const options = request.getOptions()
      if (options !== undefined) {
        const refusal = start(id, correlation, options)
        if (refusal !== undefined) return answer(id, streamNameOf(options.getStreamIdentifier()), refusal)
      }
      const write = pending.get(correlation)
      if (write === undefined) return
      const refusal = addEvents(write, request)
      if (refusal !== undefined) {
        forget(correlation)
        return answer(id, write.stream, refusal)
      }
      if (!request.getIsFinal()) return
      forget(correlation)
      unanswered += 1
      commit(id, write).catch((error: unknown) => {
        over()
        call.emit('error', { code: 2, details: String(error) })
      })
    })
    call.on('end', () => {
      isEnding = true
      endWhenDone()
    })
  }
