/** The client of EventStoreDB (`@eventstore/db-client`), behind the interface of this package. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { guardAppends } from './append-stream.ts'
import type { EsdbClient, MakeClient, ServerRecord } from './client.ts'
import { faultOf, type ClientFault } from './client-fault.ts'
import { dispose } from './closing.ts'
import { toLogPosition } from './log-position.ts'
import { withDeadline } from './patience.ts'
import { recordOf } from './record.ts'
import { askTellsCaughtUp } from './server-version.ts'
import { pump, type CheckpointTap } from './subscription-pump.ts'

/** Loads the package. */
export const loadEventStoreDb = async (): Promise<MakeClient> => {
  const { BACKWARDS, END, EventStoreDBClient, FORWARDS, NO_STREAM, START, streamNameFilter } = await import('@eventstore/db-client')

  return (connectionString): EsdbClient => {
    const client = EventStoreDBClient.connectionString(connectionString)
    guardAppends(client)
    return {
      filtersReads: false,

      append: (stream, expected, events, milliseconds) => {
        const proposed = events.map(({ id, type, data, metadata }) => ({ id, type, data: asJson(data), metadata, contentType: 'application/json' as const }))
        const expectedRevision = expected === 'noStream' ? NO_STREAM : expected
        const result = client.appendToStream(stream, proposed, { expectedRevision, deadline: milliseconds })
        return withDeadline(
          milliseconds,
          result.then(({ nextExpectedRevision, position }) => right({ revision: nextExpectedRevision, position: toLogPosition(position) }), failed),
        )
      },

      readStream: (stream, { direction, from, count }, milliseconds) =>
        collect(milliseconds, () =>
          client.readStream(stream, {
            direction: direction === 'forward' ? FORWARDS : BACKWARDS,
            fromRevision: from ?? (direction === 'forward' ? START : END),
            maxCount: count,
          }),
        ),

      readAll: ({ direction, from, count }, milliseconds) =>
        collect(milliseconds, () =>
          client.readAll({
            direction: direction === 'forward' ? FORWARDS : BACKWARDS,
            fromPosition: from ?? (direction === 'forward' ? START : END),
            maxCount: count,
          }),
        ),

      subscribe: (after, streams, listener) => {
        const tap: CheckpointTap = { tell: () => undefined }
        const filter = streamNameFilter({ regex: streams, maxSearchWindow: 500, checkpointReached: (_, position) => tap.tell(position) })
        return pump(client.subscribeToAll({ fromPosition: after ?? START, filter }), tap, recordOf, listener)
      },

      tellsCaughtUp: (milliseconds) => withDeadline(milliseconds, askTellsCaughtUp(client)),
      close: () => dispose(client),
    }
  }
}

const failed = (thrown: unknown): Either<ClientFault, never> => left(faultOf(thrown))

interface ClientRead {
  readonly on: (event: string, listener: (given: unknown) => void) => unknown
  readonly cancel: () => Promise<void>
}

/** Reads all that a bounded read gives. */
const collect = (milliseconds: number, start: () => ClientRead): Promise<Either<ClientFault, ReadonlyArray<ServerRecord>>> => {
  let read: ClientRead
  try {
    read = start()
  } catch (thrown) {
    return Promise.resolve(left(faultOf(thrown)))
  }
  // A read that is left leaves its call open on the server for ever, so it is always ended.
  const cancel = (): void => void read.cancel().catch(() => undefined)
  return withDeadline(
    milliseconds,
    new Promise((resolve) => {
      const records: ServerRecord[] = []
      read.on('data', (resolved) => {
        const record = recordOf(resolved)
        if (record !== undefined) records.push(record)
      })
      read.on('error', (thrown) => {
        resolve(left(faultOf(thrown)))
        cancel()
      })
      read.on('end', () => resolve(right(records)))
      read.on('close', () => resolve(left({ _tag: 'Unreachable', reason: 'the read was closed' })))
    }),
    cancel,
  )
}

// What is stored is JSON; the client's type says less than that.
const asJson = (data: unknown): Record<string, unknown> => data as Record<string, unknown>
