/** How calls fail: status, message and trailers, as the server sends them. */
import { Metadata, status } from '@grpc/grpc-js'

/** The end of a failed call. */
export interface RpcFault {
  readonly code: number
  readonly details: string
  readonly metadata: Metadata
}

// Trailers hold printable ASCII only.
const notPrintable = /[^\x20-\x7e]/gu

/** Makes a fault with trailers. */
export const rpcFault = (code: status, details: string, trailers: Readonly<Record<string, string>> = {}): RpcFault => {
  const metadata = new Metadata()
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value.replaceAll(notPrintable, '?'))
  return { code, details, metadata }
}

/** The caller may not do this. */
export const accessDenied = (): RpcFault =>
  rpcFault(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' })

/** Name or password are wrong. */
export const unauthenticated = (): RpcFault => rpcFault(status.UNAUTHENTICATED, 'Bad gRPC response. HTTP status code: 401')

/** The stream is closed for ever. */
export const streamDeleted = (stream: string): RpcFault =>
  rpcFault(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  })

/** A deletion expected something else. */
export const wrongExpectedVersion = (
  operation: string,
  stream: string,
  expected: number | string,
  actual: number,
): RpcFault =>
  rpcFault(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  )

/** No record starts there. */
export const invalidPosition = (): RpcFault =>
  rpcFault(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.')

/** The request makes no sense. */
export const invalidArgument = (details: string): RpcFault => rpcFault(status.INVALID_ARGUMENT, details)

/** The append is too big. */
export const maximumAppendSizeExceeded = (bytes: number): RpcFault =>
  rpcFault(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(bytes),
  })

/** One event is too big. */
export const maximumEventSizeExceeded = (id: string, bytes: number, greatest: number): RpcFault =>
  rpcFault(
    status.INVALID_ARGUMENT,
    `Event with Id: ${id}, Size: ${bytes}, exceeds Maximum Append Event Size of ${greatest}.`,
    {
      exception: 'maximum-append-event-size-exceeded',
      'maximum-append-event-size': String(greatest),
      'event-id': id,
      'proposed-append-event-size': String(bytes),
    },
  )

/** An event says nothing of its type or content. */
export const requiredMetadataPropertyMissing = (property: string): RpcFault =>
  rpcFault(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  })

/** Another node leads. */
export const notLeader = (host: string, port: number): RpcFault =>
  rpcFault(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  })

/** The server cannot answer now. */
export const unavailable = (): RpcFault => rpcFault(status.UNAVAILABLE, 'Server Is Not Ready')

/** This server has no such service. */
export const unimplemented = (): RpcFault => rpcFault(status.UNIMPLEMENTED, 'Service is unimplemented.')

/** Something that should not happen. */
export const unknown = (details: string): RpcFault => rpcFault(status.UNKNOWN, details)
