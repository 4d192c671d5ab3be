/** A message on its way to a consumer. */
import type { ResolvedEvent } from '../reads/messages.ts'

/** A message of a group. */
export interface GroupMessage {
  /** By which it is acknowledged: the id of the link, or of the event itself. */
  readonly id: string
  readonly resolved: ResolvedEvent
  /** Its place in what the group reads; replayed messages have none. */
  readonly place: number | undefined
  readonly retries: number
}

/** A consumer of a group. */
export interface Consumer {
  readonly id: string
  readonly slots: number
  readonly user: string
  readonly from: string
  readonly connectionName: string
  readonly send: (message: GroupMessage) => void
  readonly drop: () => void
}

/** A message that a consumer has not settled. */
export interface InFlight {
  readonly message: GroupMessage
  readonly since: number
  readonly timer: NodeJS.Timeout | undefined
}

/** A consumer and the messages it has not settled. */
export interface BusyConsumer {
  readonly consumer: Consumer
  readonly inFlight: Map<string, InFlight>
  sent: number
  /** How long the last messages took to be settled, in milliseconds. */
  readonly latencies: Array<number>
}

/** Tells whether a consumer takes another message. */
export const hasRoom = ({ consumer, inFlight }: BusyConsumer): boolean => inFlight.size < consumer.slots
