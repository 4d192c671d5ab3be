/** The answers to an append in a batch. */
import anyPb from 'google-protobuf/google/protobuf/any_pb.js'
import type { Any } from 'google-protobuf/google/protobuf/any_pb.js'
import codePb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js'
import type { Code } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js'
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js'
import statusPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js'
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'

import type { ExpectedRevision } from '../append/rules.ts'
import { googleEmpty, streamIdentifier } from './values.ts'

interface Message {
  readonly serializeBinary: () => Uint8Array
}

const statusOf = (code: Code, message: string, name: string, details: Message): Status => {
  const any = new anyPb.Any()
  any.pack(details.serializeBinary(), `event_store.client.${name}`)
  return new statusPb.Status().setCode(code).setMessage(message).setDetails(any)
}

/** The stream is not where the caller expects it. */
export const conflictStatus = (expected: ExpectedRevision, current: number): Status => {
  const details = new sharedPb.WrongExpectedVersion()
  if (expected === 'any') details.setExpectedAny(googleEmpty())
  else if (expected === 'noStream') details.setExpectedNoStream(googleEmpty())
  else if (expected === 'streamExists') details.setExpectedStreamExists(googleEmpty())
  else details.setExpectedStreamPosition(String(expected))
  if (current < 0) details.setCurrentNoStream(googleEmpty())
  else details.setCurrentStreamRevision(String(current))
  return statusOf(codePb.Code.ALREADY_EXISTS, 'WrongExpectedVersion', 'WrongExpectedVersion', details)
}

/** The stream is closed for ever. */
export const deletedStatus = (stream: string): Status =>
  statusOf(
    codePb.Code.NOT_FOUND,
    'StreamDeleted',
    'StreamDeleted',
    new sharedPb.StreamDeleted().setStreamIdentifier(streamIdentifier(stream)),
  )

/** The caller may not write there. */
export const accessDeniedStatus = (): Status =>
  statusOf(codePb.Code.PERMISSION_DENIED, 'AccessDenied', 'AccessDenied', new sharedPb.AccessDenied())

/** The append came too late, or its last part did. */
export const timeoutStatus = (): Status =>
  statusOf(codePb.Code.DEADLINE_EXCEEDED, 'Timeout', 'Timeout', new sharedPb.Timeout())

/** The append is too big. */
export const tooBigStatus = (bytes: number): Status =>
  statusOf(
    codePb.Code.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    'MaximumAppendSizeExceeded',
    new sharedPb.MaximumAppendSizeExceeded().setMaxappendsize(bytes),
  )

/** One event is too big. */
export const eventTooBigStatus = (): Status =>
  statusOf(codePb.Code.INVALID_ARGUMENT, 'MaximumAppendEventSizeExceeded', 'MaximumAppendEventSizeExceeded', googleEmpty())

/** The request makes no sense. */
export const badRequestStatus = (message: string): Status =>
  statusOf(codePb.Code.INVALID_ARGUMENT, 'BadRequest', 'BadRequest', new sharedPb.BadRequest().setMessage(message))

/** The server cannot answer now. */
export const notReadyStatus = (): Status =>
  new statusPb.Status().setMessage('Server Is Not Ready').setDetails(packedEmpty())

const packedEmpty = (): Any => {
  const any = new anyPb.Any()
  any.pack(googleEmpty().serializeBinary(), 'google.protobuf.Empty')
  return any
}

/** The append is stored. */
export const batchSuccess = (last: number, position: number): BatchAppendResp.Success => {
  const success = new streamsPb.BatchAppendResp.Success()
  if (last < 0) success.setNoStream(googleEmpty())
  else success.setCurrentRevision(String(last))
  const place = new sharedPb.AllStreamPosition()
  return success.setPosition(place.setCommitPosition(String(position)).setPreparePosition(String(position)))
}
