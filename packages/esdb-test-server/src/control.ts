/** What a test and the server's process tell each other. */
import type { Counters, Fault } from './faults/fault.ts'

/** An event that is put into the log past all checks. */
export interface InjectedEvent {
  readonly id?: string
  readonly type: string
  readonly data: string
  readonly metadata?: string
  /** The event is announced as JSON, whatever its data are. */
  readonly isJson?: boolean
}

/** A command to the process. */
export type Command =
  | { readonly kind: 'order'; readonly faults: ReadonlyArray<Fault> }
  | { readonly kind: 'clearFaults' }
  | { readonly kind: 'counters' }
  | { readonly kind: 'closeConnections' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'inject'; readonly stream: string; readonly events: ReadonlyArray<InjectedEvent> }
  | { readonly kind: 'stop' }

/** A command with its number, for the answer. */
export interface NumberedCommand {
  readonly number: number
  readonly command: Command
}

/** What the process tells. */
export type Report =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly number: number; readonly counters?: Counters; readonly error?: string }
