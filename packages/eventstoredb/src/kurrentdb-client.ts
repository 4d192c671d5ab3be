/** The client of KurrentDB (`@kurrent/kurrentdb-client`), behind the interface of this package. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { guardAppends } from './append-stream.ts'
import type { EsdbClient, MakeClient, ServerRecord } from './client.ts'
import { faultOf, type ClientFault } from './client-fault.ts'
import { dispose } from './closing.ts'
import { toBigInt, toLogPosition } from './log-position.ts'
import { withDeadline } from './patience.ts'
import { recordOf } from './record.ts'
import { askTellsCaughtUp } from './server-version.ts'
import { pump, type CheckpointTap } from './subscription-pump.ts'

/** Loads the package. */
export const loadKurrentDb = async (): Promise<MakeClient> => {
  const { BACKWARDS, END, FORWARDS, KurrentDBClient, NO_STREAM, START, streamNameFilter } = await import('@kurrent/kurrentdb-client')

  return (connectionString): EsdbClient => {
    const client = KurrentDBClient.connectionString(connectionString)
    guardAppends(client)
    return {
      filtersReads: true,

      append: (stream, expected, events, milliseconds) => {
        const proposed = events.map(({ id, type, data, metadata }) => ({ id, type, data: asJson(data), metadata, contentType: 'application/json' as const }))
        const streamState = expected === 'noStream' ? NO_STREAM : expected
        const result = client.appendToStream(stream, proposed, { streamState, deadline: milliseconds })
        return withDeadline(
          milliseconds,
          result.then(
            ({ nextExpectedRevision, position }) => right({ revision: toBigInt(nextExpectedRevision) ?? -1n, position: toLogPosition(position) }),
            failed,
          ),
        )
      },

      readStream: (stream, { direction, from, count }, milliseconds) =>
        withDeadline(
          milliseconds,
          collect(() =>
            client.readStream(stream, {
              direction: direction === 'forward' ? FORWARDS : BACKWARDS,
              fromRevision: from ?? (direction === 'forward' ? START : END),
              maxCount: count,
            }),
          ),
        ),

      readAll: ({ direction, from, count, streams }, milliseconds) =>
        withDeadline(
          milliseconds,
          collect(() =>
            client.readAll({
              direction: direction === 'forward' ? FORWARDS : BACKWARDS,
              fromPosition: from ?? (direction === 'forward' ? START : END),
              maxCount: count,
              ...(streams === undefined ? {} : { filter: streamNameFilter({ regex: streams }) }),
            }),
          ),
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

/** Reads all that a bounded read gives; a read of this client cannot be cancelled, so it is never left half-way. */
const collect = async (start: () => AsyncIterable<unknown>): Promise<Either<ClientFault, ReadonlyArray<ServerRecord>>> => {
  try {
    const records: ServerRecord[] = []
    for await (const resolved of start()) {
      const record = recordOf(resolved)
      if (record !== undefined) records.push(record)
    }
    return right(records)
  } catch (thrown) {
    return failed(thrown)
  }
}

// What is stored is JSON; the client's type says less than that.
const asJson = (data: unknown): Record<string, unknown> => data as Record<string, unknown>
