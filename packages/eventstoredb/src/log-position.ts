/** Positions in the log of the server, and as the port knows them. */
import { comparePositions, isPosition } from '@vor-ort/event-store'
import type { Position } from '@vor-ort/core'

import type { LogPosition } from './client.ts'

/**
 * The position as the port knows it: one decimal number.
 *
 * Events that are written over gRPC have prepare and commit alike. Where old tools wrote them apart, the smaller one is
 * taken: whoever goes on from there may see something again, but misses nothing.
 */
export const positionOf = ({ commit, prepare }: LogPosition): Position => {
  const text = String(prepare !== 0n && prepare < commit ? prepare : commit)
  // A number that is not negative has this form; the check is there for the type.
  return isPosition(text) ? text : startOfLog
}

/** Before this lies nothing. */
export const startOfLog = '0' as Position

/** The place in the log that a position names. */
export const logPositionOf = (position: Position): LogPosition => {
  const number = BigInt(position)
  return { commit: number, prepare: number }
}

/** Orders two places in the log. */
export const compareLogPositions = (a: LogPosition, b: LogPosition): number =>
  a.commit !== b.commit ? (a.commit < b.commit ? -1 : 1) : a.prepare === b.prepare ? 0 : a.prepare < b.prepare ? -1 : 1

/** The later of two positions. */
export const laterOf = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a === undefined ? b : b === undefined || comparePositions(a, b) >= 0 ? a : b

/** The earlier of two positions; nothing where one is nothing. */
export const earlierOf = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a === undefined || b === undefined ? undefined : comparePositions(a, b) <= 0 ? a : b

// Where a server does not tell the position (stream reads of old servers), it sends the largest number that fits.
const greatest = 2n ** 64n - 1n

/** What a client gives as a position; numbers of old versions of a client included. */
export const toLogPosition = (given: unknown): LogPosition | undefined => {
  if (typeof given !== 'object' || given === null || !('commit' in given) || !('prepare' in given)) return undefined
  const commit = toBigInt(given.commit)
  const prepare = toBigInt(given.prepare)
  if (commit === undefined || prepare === undefined || commit < 0n || commit >= greatest) return undefined
  return { commit, prepare: prepare < 0n || prepare >= greatest ? commit : prepare }
}

/** A number of any form as a bigint. */
export const toBigInt = (given: unknown): bigint | undefined =>
  typeof given === 'bigint' ? given : typeof given === 'number' && Number.isSafeInteger(given) ? BigInt(given) : undefined
