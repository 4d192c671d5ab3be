/** What a run of the command sees of the world; tests give their own. */
import type { Instant } from '@vor-ort/core'

/** Where text goes. */
export interface Output {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  /** The width of the terminal, where it is one. */
  readonly columns?: number
}

/** The world around one run. */
export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** The time that is recorded with new events. */
  readonly clock: () => Instant
  /** A clock that only moves forward, for progress lines. */
  readonly milliseconds: () => number
  /** How long to wait for a store that another process has locked; 5,000 by default. */
  readonly busyTimeoutMilliseconds?: number
  /** How long to try to reach a server; 10,000 by default. */
  readonly serverTimeoutMilliseconds?: number
}
