/** The one place where the time of the machine is read. */
// @ts-nocheck

import { Instant } from '@vor-ort/core'

/**
 * The time now, for command handlers outside of tests.
 *
 * @example
 * ```ts
 * import { systemClock } from '@vor-ort/event-store'
 * systemClock().endsWith('Z') // => true
 * ```
 */
export const systemClock = (): Instant => {
  const now = new Date().toISOString()
  // Instants have four-digit years; a machine whose clock is elsewhere gets the last instant there is.
  return Instant.is(now) ? now : lastInstant
}

// The form is that of the codec.
const lastInstant = '9999-12-31T23:59:59.999Z' as Instant
