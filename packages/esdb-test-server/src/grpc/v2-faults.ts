/** How calls of the second protocol fail: a status with details in its trailers. */
import { Metadata } from '@grpc/grpc-js'
import anyPb from 'google-protobuf/google/protobuf/any_pb.js'
import codePb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js'
import type { Code } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js'
import errorsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/errors_pb.js'
import statusPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'

import type { Violation } from '../append/multi-stream.ts'
import type { ExpectedRevision } from '../append/rules.ts'
import { asField } from './event-bytes.ts'
import type { RpcFault } from './rpc-faults.ts'

interface Details {
  readonly serializeBinary: () => Uint8Array
}

const textField = (tag: number, text: string): Buffer => asField(tag, Buffer.from(text, 'utf8'))

const anyBytes = (name: string, value: Uint8Array): Buffer => {
  const any = new anyPb.Any()
  any.pack(value, name)
  return Buffer.from(any.serializeBinary())
}

// The generated status holds one detail only; the server sends two, and clients read the last.
const fault = (code: Code, reason: string, message: string, name: string, details: Details): RpcFault => {
  const info = anyBytes('google.rpc.ErrorInfo', Buffer.concat([textField(0x0a, reason), textField(0x12, 'kurrentdb')]))
  const specific = anyBytes(`kurrentdb.protocol.v2.streams.errors.${name}`, details.serializeBinary())
  const start = new statusPb.Status().setCode(code).setMessage(message).serializeBinary()
  const metadata = new Metadata()
  metadata.set('grpc-status-details-bin', Buffer.concat([start, asField(0x1a, info), asField(0x1a, specific)]))
  return { code, details: message, metadata }
}

/** Shows what was expected as the protocol does. */
export const shownExpectation = (expected: ExpectedRevision): string =>
  String(expected === 'any' ? -2 : expected === 'noStream' ? -1 : expected === 'streamExists' ? -4 : expected)

/** A stream is elsewhere. */
export const revisionConflict = (stream: string, expected: ExpectedRevision, current: number): RpcFault =>
  fault(
    codePb.Code.FAILED_PRECONDITION,
    'STREAM_REVISION_CONFLICT',
    `Append failed due to a revision conflict on stream '${stream}'. Expected revision: ${shownExpectation(expected)}. Actual revision: ${current}.`,
    'StreamRevisionConflictErrorDetails',
    new errorsPb.StreamRevisionConflictErrorDetails()
      .setStream(stream)
      .setExpectedRevision(shownExpectation(expected))
      .setActualRevision(String(current)),
  )

/** A stream is closed for ever. */
export const streamTombstoned = (stream: string): RpcFault =>
  fault(
    codePb.Code.FAILED_PRECONDITION,
    'STREAM_TOMBSTONED',
    `Stream '${stream}' has been tombstoned. It has been permanently removed from the system and cannot be restored.`,
    'StreamTombstonedErrorDetails',
    new errorsPb.StreamTombstonedErrorDetails().setStream(stream),
  )

/** A stream comes twice in a session. */
export const streamTwice = (stream: string): RpcFault =>
  fault(
    codePb.Code.ABORTED,
    'STREAM_ALREADY_IN_APPEND_SESSION',
    `Stream '${stream}' is already part of this append session. Appending to the same stream multiple times is currently not supported.`,
    'StreamAlreadyInAppendSessionErrorDetails',
    new errorsPb.StreamAlreadyInAppendSessionErrorDetails().setStream(stream),
  )

/** A record is too big. */
export const recordTooBig = (stream: string, id: string, bytes: number, greatest: number): RpcFault =>
  fault(
    codePb.Code.INVALID_ARGUMENT,
    'APPEND_RECORD_SIZE_EXCEEDED',
    `The size of record ${id} (${bytes} bytes) exceeds the maximum allowed size of ${greatest} bytes.`,
    'AppendRecordSizeExceededErrorDetails',
    new errorsPb.AppendRecordSizeExceededErrorDetails().setStream(stream).setRecordId(id).setSize(bytes).setMaxSize(greatest),
  )

/** All of it is too big. */
export const transactionTooBig = (bytes: number, greatest: number): RpcFault =>
  fault(
    codePb.Code.ABORTED,
    'APPEND_TRANSACTION_SIZE_EXCEEDED',
    `The total size of the append transaction (${bytes} bytes) exceeds the maximum allowed size of ${greatest} bytes.`,
    'AppendTransactionSizeExceededErrorDetails',
    new errorsPb.AppendTransactionSizeExceededErrorDetails().setSize(bytes).setMaxSize(greatest),
  )

/** Conditions do not hold. */
export const consistencyViolated = (violations: ReadonlyArray<Violation>): RpcFault =>
  fault(
    codePb.Code.FAILED_PRECONDITION,
    'APPEND_CONSISTENCY_VIOLATION',
    `Append failed: ${violations.length} consistency checks were violated.`,
    'AppendConsistencyViolationErrorDetails',
    new errorsPb.AppendConsistencyViolationErrorDetails().setViolationsList(
      violations.map(({ index, stream, expected, actual }) =>
        new errorsPb.ConsistencyViolation()
          .setCheckIndex(index)
          .setStreamState(
            new errorsPb.ConsistencyViolation.StreamStateViolation()
              .setStream(stream)
              .setExpectedState(shownExpectation(expected))
              .setActualState(String(actual)),
          ),
      ),
    ),
  )
