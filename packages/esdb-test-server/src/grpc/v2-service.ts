/** The service of the second protocol: appends to several streams. */
import type { Server, ServerReadableStream, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js'
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js'
import type {
  AppendRecord,
  AppendRecordsRequest,
  AppendRecordsResponse,
  AppendRequest as SessionRequest,
  AppendSessionResponse,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js'
import { randomUUID } from 'node:crypto'

import { appendRecords, appendSession, type StreamCheck } from '../append/multi-stream.ts'
import type { ExpectedRevision } from '../append/rules.ts'
import type { AppendRequest } from '../append/writer.ts'
import { enter } from '../faults/entrance.ts'
import type { ServerNode } from '../node.ts'
import type { ProposedEvent } from '../storage/records.ts'
import { countedBytes } from './proposed-events.ts'
import { invalidArgument, unimplemented, unknown, type RpcFault } from './rpc-faults.ts'
import {
  consistencyViolated,
  recordTooBig,
  revisionConflict,
  streamTombstoned,
  streamTwice,
  transactionTooBig,
} from './v2-faults.ts'

const formatNames = ['Unspecified', 'Json', 'Protobuf', 'Avro', 'Bytes'] as const

const expectationOf = (text: string): ExpectedRevision => {
  const revision = Number(text)
  if (revision === -1) return 'noStream'
  if (revision === -4) return 'streamExists'
  return revision < 0 ? 'any' : revision
}

const proposed = (record: AppendRecord): ProposedEvent => {
  const schema = record.getSchema()
  const format = schema?.getFormat() ?? streamsPb.SchemaFormat.SCHEMA_FORMAT_UNSPECIFIED
  const properties: Record<string, unknown> = {}
  record.getPropertiesMap().forEach((value, key) => {
    properties[key] = value.toJavaScript()
  })
  const type = schema?.getName() ?? ''
  const id = schema === undefined || !schema.hasId() ? {} : { '$schema.id': schema.getId() }
  const metadata = { ...properties, '$schema.name': type, '$schema.format': formatNames[format] ?? '', ...id }
  return {
    id: record.getRecordId()?.toLowerCase() || randomUUID(),
    type,
    isJson: format === streamsPb.SchemaFormat.SCHEMA_FORMAT_JSON,
    data: record.getData_asU8(),
    metadata: Buffer.from(JSON.stringify(metadata), 'utf8'),
  }
}

const tooBig = (node: ServerNode, requests: ReadonlyArray<AppendRequest>): RpcFault | undefined => {
  const { maximumEventBytes, maximumAppendBytes } = node.abilities
  let total = 0
  for (const { stream, events } of requests)
    for (const event of events) {
      const bytes = countedBytes(event)
      if (bytes > maximumEventBytes) return recordTooBig(stream, event.id, bytes, maximumEventBytes)
      total += bytes
      if (total > maximumAppendBytes) return transactionTooBig(total, maximumAppendBytes)
    }
  return undefined
}

const greatest = (positions: ReadonlyArray<{ readonly position: number }>): string =>
  String(positions.reduce((most, { position }) => Math.max(most, position), 0))

type Result<Response> = Response | { readonly fault: RpcFault } | 'silent'

const session = async (
  node: ServerNode,
  requests: ReadonlyArray<AppendRequest>,
): Promise<Result<AppendSessionResponse>> => {
  const seen = new Set<string>()
  for (const { stream } of requests) {
    if (stream === '') return { fault: invalidArgument('stream: must not be empty.') }
    if (seen.has(stream.toLowerCase())) return { fault: streamTwice(stream) }
    seen.add(stream.toLowerCase())
  }
  const fault = tooBig(node, requests)
  if (fault !== undefined) return { fault }
  const outcome = await node.writer.together(appendSession(requests))
  if (node.faults.take('swallowReply') !== undefined) return 'silent'
  if (outcome.kind === 'deleted') return { fault: streamTombstoned(outcome.stream) }
  if (outcome.kind === 'conflict') return { fault: revisionConflict(outcome.stream, outcome.expected, outcome.current) }
  const output = outcome.streams.map(({ stream, last, position }) =>
    new streamsPb.AppendResponse().setStream(stream).setStreamRevision(String(last)).setPosition(String(position)),
  )
  return new streamsPb.AppendSessionResponse().setOutputList(output).setPosition(greatest(outcome.streams))
}

const checksOf = (request: AppendRecordsRequest): ReadonlyArray<StreamCheck> | RpcFault => {
  const checks: Array<StreamCheck> = []
  for (const check of request.getChecksList()) {
    const state = check.getStreamState()
    const expected = expectationOf(state?.getExpectedState() ?? '-2')
    if (state === undefined || expected === 'any')
      return invalidArgument('checks: a check must name a stream and the state it expects.')
    checks.push({ stream: state.getStream(), expected })
  }
  return checks
}

const records = async (
  node: ServerNode,
  requests: ReadonlyArray<AppendRequest>,
  request: AppendRecordsRequest,
): Promise<Result<AppendRecordsResponse>> => {
  const checks = checksOf(request)
  if ('code' in checks) return { fault: checks }
  if (requests.some(({ stream }) => stream === '')) return { fault: invalidArgument('stream: must not be empty.') }
  const fault = tooBig(node, requests)
  if (fault !== undefined) return { fault }
  const outcome = await node.writer.together(appendRecords(node.states, requests, checks))
  if (node.faults.take('swallowReply') !== undefined) return 'silent'
  if (outcome.kind === 'deleted') return { fault: streamTombstoned(outcome.stream) }
  if (outcome.kind === 'violated') return { fault: consistencyViolated(outcome.violations) }
  const revisions = outcome.streams.map(({ stream, last }) =>
    new streamsPb.StreamRevision().setStream(stream).setRevision(String(last)),
  )
  return new streamsPb.AppendRecordsResponse().setRevisionsList(revisions).setPosition(greatest(outcome.streams))
}

/** Adds the service to a server. */
export const addStreamsV2 = (server: Server, node: ServerNode): void => {
  const { abilities } = node
  const run = <Response extends object>(
    call: { readonly metadata: ServerUnaryCall<unknown, unknown>['metadata'] },
    callback: sendUnaryData<Response>,
    requests: ReadonlyArray<AppendRequest>,
    work: () => Promise<Result<Response>>,
  ): void => {
    const answer = async (): Promise<Result<Response>> => {
      node.faults.count('appendsReceived')
      for (const { stream } of requests) {
        const refusal = node.access.toStream(call.metadata, 'write', stream)
        if (refusal !== undefined) return { fault: refusal }
      }
      const entrance = await enter(node, 'append', true)
      if (entrance.kind === 'ignored') return 'silent'
      return entrance.kind === 'refused' ? { fault: entrance.fault } : work()
    }
    answer()
      .then((result) => {
        if (result === 'silent') return
        if ('fault' in result) callback(result.fault)
        else callback(null, result)
      })
      .catch((error: unknown) => callback(unknown(String(error))))
  }
  server.addService(streamsGrpc.StreamsServiceService, {
    appendSession: (
      call: ServerReadableStream<SessionRequest, AppendSessionResponse>,
      callback: sendUnaryData<AppendSessionResponse>,
    ) => {
      if (!abilities.hasMultiStreamAppend) return callback(unimplemented())
      const requests: Array<AppendRequest> = []
      call.on('data', (request: SessionRequest) =>
        requests.push({
          stream: request.getStream(),
          expected: expectationOf(request.getExpectedRevision() ?? '-2'),
          events: request.getRecordsList().map(proposed),
        }),
      )
      call.on('end', () => run(call, callback, requests, () => session(node, requests)))
    },
    appendRecords: (
      call: ServerUnaryCall<AppendRecordsRequest, AppendRecordsResponse>,
      callback: sendUnaryData<AppendRecordsResponse>,
    ) => {
      if (!abilities.hasAppendRecords) return callback(unimplemented())
      const requests = call.request
        .getRecordsList()
        .map((record): AppendRequest => ({ stream: record.getStream(), expected: 'any', events: [proposed(record)] }))
      run(call, callback, requests, () => records(node, requests, call.request))
    },
  })
}
