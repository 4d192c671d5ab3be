/** What the server says of its version. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { faultOf, type ClientFault } from './client-fault.ts'

/** Whether a server of this version tells its subscribers that they have caught up; one that says nothing does not. */
export const tellsCaughtUpAt = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 10)
}

/** Asks the client, which asks the server once. */
export const askTellsCaughtUp = async (client: object): Promise<Either<ClientFault, boolean>> => {
  try {
    const features: unknown = await Reflect.get(client, 'capabilities', client)
    const version = typeof features === 'object' && features !== null && 'serverVersion' in features ? features.serverVersion : undefined
    return right(typeof version === 'string' && tellsCaughtUpAt(version))
  } catch (thrown) {
    return left(faultOf(thrown))
  }
}
