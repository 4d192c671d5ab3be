/** The stream of appends of a client, made safe. */

interface Emitting {
  readonly on: (event: 'data', listener: (message: unknown) => void) => unknown
  readonly listeners: (event: 'data') => ReadonlyArray<unknown>
  readonly removeAllListeners: (event: 'data') => unknown
}

type StreamCreator = (service: unknown, name: string, create: (service: unknown) => unknown, cache: unknown) => unknown

/**
 * Sees to it that an answer which a client does not expect does not end the process.
 *
 * The 6.2 client keeps all appends of the process in one list, whatever client object they came from. When one
 * connection breaks, or is closed, the appends of all others are rejected; an answer to one of those then throws where
 * nobody can catch it. Here it is passed over: the rejected append is repeated under the same ids, which the server
 * takes for what it is.
 */
export const guardAppends = (client: object): void => {
  const create: unknown = Reflect.get(client, 'GRPCStreamCreator')
  if (!isCreator(create)) return
  const guarded: StreamCreator = (service, name, make, cache) =>
    create(service, name, name === 'appendToStream' ? (grpc) => withGuard(make(grpc)) : make, cache)
  Reflect.set(client, 'GRPCStreamCreator', guarded)
}

const withGuard = (stream: unknown): unknown => {
  if (!isEmitting(stream)) return stream
  const listeners = stream.listeners('data').filter(isListener)
  stream.removeAllListeners('data')
  for (const listener of listeners) {
    stream.on('data', (message) => {
      try {
        listener(message)
      } catch {
        // The append that it answers is not waited for, or waits for its deadline.
      }
    })
  }
  return stream
}

const isCreator = (value: unknown): value is StreamCreator => typeof value === 'function'
const isListener = (value: unknown): value is (message: unknown) => void => typeof value === 'function'
const isEmitting = (value: unknown): value is Emitting => typeof value === 'object' && value !== null && 'listeners' in value && 'removeAllListeners' in value
