/** Who calls, and what the caller may do. */
import type { Metadata } from '@grpc/grpc-js'

import type { StreamStates } from '../append/stream-states.ts'
import { accessDenied, unauthenticated, type RpcFault } from '../grpc/rpc-faults.ts'
import type { TestUser } from '../options.ts'
import { isMetadataStream, originalStreamOf } from '../storage/records.ts'
import type { AccessList } from '../storage/stream-metadata.ts'

/** What can be done with a stream. */
export type StreamOperation = 'read' | 'write' | 'delete' | 'readMetadata' | 'writeMetadata'

/** Asks whether a call may go on; undefined means yes. */
export interface Access {
  readonly toStream: (call: Metadata, operation: StreamOperation, stream: string) => RpcFault | undefined
  /** For what only administrators and operators may do. */
  readonly toOperations: (call: Metadata) => RpcFault | undefined
  /** For what anyone may do who is not a stranger with a wrong password. */
  readonly toAnything: (call: Metadata) => RpcFault | undefined
}

/** Everyone may do everything: the server without security. */
export const openAccess: Access = {
  toStream: () => undefined,
  toOperations: () => undefined,
  toAnything: () => undefined,
}

const administrators = '$admins'
const everyone = '$all'

const rolesOf = (user: TestUser | undefined): ReadonlySet<string> =>
  new Set([everyone, ...(user === undefined ? [] : [user.name, ...user.groups])])

// A metadata stream is guarded by the lists of the stream it describes.
const guardedBy = (operation: StreamOperation, stream: string): readonly [StreamOperation, string] => {
  if (!isMetadataStream(stream)) return [operation, stream]
  return [operation === 'read' || operation === 'readMetadata' ? 'readMetadata' : 'writeMetadata', originalStreamOf(stream)]
}

const defaultRoles = (stream: string): ReadonlyArray<string> => (stream.startsWith('$') ? [administrators] : [everyone])

/** Access by user names, passwords and the lists in the streams' metadata. */
export const securedAccess = (
  users: ReadonlyArray<TestUser>,
  states: StreamStates,
  defaultLists: () => { readonly user: AccessList; readonly system: AccessList },
): Access => {
  const callerOf = (call: Metadata): TestUser | undefined | 'unknown' => {
    const header = call.get('authorization')[0]
    if (header === undefined) return undefined
    const [scheme = '', encoded = ''] = header.toString().split(' ')
    if (scheme.toLowerCase() !== 'basic') return 'unknown'
    const text = Buffer.from(encoded, 'base64').toString('utf8')
    const colon = text.indexOf(':')
    const name = text.slice(0, colon)
    const user = users.find((candidate) => candidate.name === name)
    return user?.password === text.slice(colon + 1) ? user : 'unknown'
  }

  const checked = (call: Metadata, mayDo: (roles: ReadonlySet<string>) => boolean): RpcFault | undefined => {
    const caller = callerOf(call)
    if (caller === 'unknown') return unauthenticated()
    const roles = rolesOf(caller)
    return roles.has(administrators) || mayDo(roles) ? undefined : accessDenied()
  }

  return {
    toStream: (call, operation, stream) =>
      checked(call, (roles) => {
        const [guarded, name] = guardedBy(operation, stream)
        const own = states.of(name).metadata.acl?.[guarded]
        const lists = defaultLists()
        const usual = (name.startsWith('$') ? lists.system : lists.user)[guarded]
        return (own ?? usual ?? defaultRoles(name)).some((role) => roles.has(role))
      }),
    toOperations: (call) => checked(call, (roles) => roles.has('$ops')),
    toAnything: (call) => checked(call, () => true),
  }
}
