/** What went wrong between client and server, told by what both clients' errors say of themselves. */

/** Why a call failed. */
export type ClientFault =
  | { readonly _tag: 'WrongExpectedRevision' }
  /** There is nothing of this name, or its events were deleted for the time being. */
  | { readonly _tag: 'StreamNotFound' }
  /** The stream was deleted for ever. */
  | { readonly _tag: 'StreamDeleted' }
  /** Larger than the server takes; it names its limit where it does. */
  | { readonly _tag: 'TooLarge'; readonly maximum: number | undefined }
  /** No event lies at the position that was named. */
  | { readonly _tag: 'InvalidPosition' }
  /** Asking again will not help: no access, or not such a server. */
  | { readonly _tag: 'Refused'; readonly reason: string }
  /** The server has another leader; the client has taken note, and the next call goes there. */
  | { readonly _tag: 'Redirected'; readonly reason: string }
  /** No answer, or none that says what became of it: an append may have been stored. */
  | { readonly _tag: 'Unreachable'; readonly reason: string }
  /** No answer in time; the rest is as with `Unreachable`. */
  | { readonly _tag: 'TimedOut'; readonly milliseconds: number }

/** Whether the same call may succeed later. */
export const isPassing = (fault: ClientFault): fault is Extract<ClientFault, { readonly _tag: 'Redirected' | 'Unreachable' | 'TimedOut' }> =>
  fault._tag === 'Redirected' || fault._tag === 'Unreachable' || fault._tag === 'TimedOut'

/** A fault in words. */
export const reasonOf = (fault: ClientFault): string => {
  switch (fault._tag) {
    case 'Refused':
    case 'Redirected':
    case 'Unreachable':
      return fault.reason
    case 'TimedOut':
      return `the server did not answer within ${fault.milliseconds} ms`
    case 'StreamDeleted':
      return 'the stream was deleted on the server'
    case 'StreamNotFound':
      return 'the server does not know the stream'
    case 'TooLarge':
      return 'the server does not take so much in one append'
    case 'WrongExpectedRevision':
      return 'the stream is at another revision'
    case 'InvalidPosition':
      return 'no event of the server lies at this position'
  }
}

// Codes of gRPC (grpc.io/docs/guides/status-codes).
const invalidArgument = 3
const permissionDenied = 7
const unimplemented = 12
const unauthenticated = 16

/**
 * The fault that a client has thrown.
 *
 * It is told by the `type` and the gRPC code that errors carry, not by their classes: some errors are raw ones of the
 * transport (an append while the server is down), and classes differ between copies of a client.
 */
export const faultOf = (thrown: unknown): ClientFault => {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  switch (field(thrown, 'type')) {
    case 'wrong-expected-version':
      return { _tag: 'WrongExpectedRevision' }
    case 'stream-not-found':
      return { _tag: 'StreamNotFound' }
    case 'stream-deleted':
    case 'stream-tombstoned':
      return { _tag: 'StreamDeleted' }
    case 'maximum-append-size-exceeded':
    case 'append-record-size-exceeded':
    case 'transaction-max-size-exceeded': {
      const maximum = field(thrown, 'maxAppendSize')
      return { _tag: 'TooLarge', maximum: typeof maximum === 'number' ? maximum : undefined }
    }
    case 'access-denied':
      return { _tag: 'Refused', reason: reason === '' ? 'access was denied' : reason }
    case 'unsupported':
      return { _tag: 'Refused', reason }
    case 'not-leader':
      return { _tag: 'Redirected', reason: 'another node is the leader' }
    default:
      return byCode(field(thrown, 'code') ?? codeIn(reason), reason)
  }
}

const byCode = (code: unknown, reason: string): ClientFault => {
  if (code === invalidArgument || /invalid argument/i.test(reason)) {
    return /invalid position/i.test(reason) ? { _tag: 'InvalidPosition' } : { _tag: 'Refused', reason }
  }
  if (code === permissionDenied || code === unauthenticated || code === unimplemented) return { _tag: 'Refused', reason }
  return { _tag: 'Unreachable', reason: reason === '' ? 'the connection broke' : reason }
}

// The raw errors of grpc-js begin with their code.
const codeIn = (reason: string): number | undefined => {
  const found = /^(\d+) [A-Z_]+:/.exec(reason)?.[1]
  return found === undefined ? undefined : Number(found)
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined
