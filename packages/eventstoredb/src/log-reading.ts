/** Reading records of the log. */
import type { Position } from '@vor-ort/core'
import { comparePositions, type AllPageRange, type StoreError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { LogPosition, ServerRecord } from './client.ts'
import type { ClientFault } from './client-fault.ts'
import type { Connection } from './connection.ts'
import { positionOf } from './log-position.ts'
import { isOurs } from './server-event.ts'
import { storeErrorOf } from './store-error.ts'

/** With few wanted among many, one read looks at so many records. */
export const searchWindow = 500

/** Records in a row; the last ones of the log, or not. */
export interface LogRecords {
  readonly records: ReadonlyArray<ServerRecord>
  readonly isLast: boolean
}

/** Reads the log, forward from a place (inclusive) or backward (exclusive). */
export const readLog = async (
  connection: Connection,
  direction: AllPageRange['direction'],
  from: LogPosition | undefined,
  count: number,
): Promise<Either<ClientFault, LogRecords>> => {
  const page = await connection.read((client, milliseconds) =>
    client.readAll({ direction, count, ...(from === undefined ? {} : { from }) }, milliseconds),
  )
  return isLeft(page) ? page : right({ records: page.right, isLast: page.right.length < count })
}

/** Lets the server choose; where it cannot, or does not find enough in time, nothing is returned. */
export const readFilteredLog = async (
  connection: Connection,
  direction: AllPageRange['direction'],
  from: LogPosition | undefined,
  count: number,
  streams: string,
): Promise<LogRecords | undefined> => {
  const { client, giveBack } = connection.borrow()
  try {
    if (!client.filtersReads) return undefined
    const { attemptMilliseconds } = connection.deadlines
    const page = await client.readAll({ direction, count, streams, ...(from === undefined ? {} : { from }) }, attemptMilliseconds)
    return isLeft(page) ? undefined : { records: page.right, isLast: page.right.length < count }
  } finally {
    giveBack()
  }
}

/**
 * The place of the first record at or behind a position that no record has.
 *
 * Servers refuse such positions, so the log is searched from its start; positions that were read from the store never
 * come here.
 */
export const recordAtOrBehind = async (connection: Connection, position: Position): Promise<Either<StoreError, LogPosition | 'none'>> => {
  let from: LogPosition | undefined
  for (;;) {
    const page = await readLog(connection, 'forward', from, searchWindow)
    if (isLeft(page)) return left(storeErrorOf(page.left))
    const found = page.right.records.find((record) => record.position !== undefined && comparePositions(positionOf(record.position), position) >= 0)
    if (found?.position !== undefined) return right(found.position)
    if (page.right.isLast) return right('none')
    from = page.right.records.at(-1)?.position
  }
}

/** The position of the last event of ours in the log. */
export const lastPosition = async (connection: Connection): Promise<Either<StoreError, Position | undefined>> => {
  let from: LogPosition | undefined
  for (let count = 8; ; count = searchWindow) {
    const page = await readLog(connection, 'backward', from, count)
    if (isLeft(page)) return left(storeErrorOf(page.left))
    const last = page.right.records.find(isOurs)
    if (last?.position !== undefined) return right(positionOf(last.position))
    if (page.right.isLast) return right(undefined)
    from = page.right.records.at(-1)?.position
  }
}

/** The id that the server gave the first event of ours in the log. */
export const firstId = async (connection: Connection): Promise<Either<StoreError, string | undefined>> => {
  let from: LogPosition | undefined
  for (let count = 32; ; count = searchWindow) {
    const page = await readLog(connection, 'forward', from, count)
    if (isLeft(page)) return left(storeErrorOf(page.left))
    const first = page.right.records.find(isOurs)
    if (first !== undefined) return right(first.id)
    if (page.right.isLast) return right(undefined)
    from = page.right.records.at(-1)?.position
  }
}
