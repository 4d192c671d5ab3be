/** The official client against a test server, and the small steps that tests share. */
import { EventEmitter } from 'node:events'

import { jsonEvent, KurrentDBClient, type JSONEventType, type EventData } from '@kurrent/kurrentdb-client'

/** An event for tests. */
export type Counted = JSONEventType<string, { readonly index: number }>

/** Connects; the short interval only shortens the client's first read. */
export const connect = (url: string): KurrentDBClient =>
  KurrentDBClient.connectionString(`${url.replace(/^esdb/u, 'kurrentdb')}&discoveryInterval=1`)

/** Makes so many events of a type. */
export const events = (count: number, type = 'counted'): Array<EventData> =>
  Array.from({ length: count }, (_, index) => jsonEvent<Counted>({ type, data: { index } }))

/** Reads to the end. */
export const collect = async <A>(source: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  for await (const one of source) all.push(one)
  return all
}

/** What can be known of an error, whatever its class. */
export interface Failure {
  readonly type?: string
  readonly code?: number
  readonly message: string
  readonly streamName?: string
  readonly expectedState?: unknown
  readonly actualState?: unknown
  readonly leader?: unknown
  readonly violations?: unknown
}

/** Waits for a failure; it is a fault of the test when there is none. */
export const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
  throw new Error('It did not fail.')
}

/** Follows a subscription until it told something a number of times. */
export const told = (source: object, event: string, times = 1): Promise<ReadonlyArray<unknown>> =>
  new Promise((resolve, reject) => {
    if (!(source instanceof EventEmitter)) throw new TypeError('It tells nothing.')
    const values: Array<unknown> = []
    source.on('error', (error: unknown) => reject(error))
    source.on(event, (value: unknown) => {
      values.push(value)
      if (values.length === times) resolve(values)
    })
  })
