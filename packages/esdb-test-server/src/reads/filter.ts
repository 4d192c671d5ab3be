/** Which events of the log a reader wants. */
import type { StoredEvent } from '../storage/records.ts'

/** Tells whether an event passes. */
export type EventTest = (event: StoredEvent) => boolean

/** A filter on the type or the stream of events, by a regular expression or by beginnings. */
export interface EventFilter {
  readonly on: 'eventType' | 'streamName'
  readonly regex: string
  readonly prefixes: ReadonlyArray<string>
}

// The server's own bookkeeping never shows in reads of the whole log.
const hiddenStreams = /^\$(epoch-information$|persistentsubscription-\$all::.*-(checkpoint|parked)$)/u

/** What every read of the whole log shows. */
export const isShown: EventTest = (event) => !event.stream.startsWith('$') || !hiddenStreams.test(event.stream)

// Servers write .NET expressions; atomic groups and the like have no counterpart here and are refused.
const compile = (regex: string): RegExp | undefined => {
  try {
    return new RegExp(regex.replaceAll('\\A', '^').replaceAll('\\z', '$').replaceAll('\\Z', '$'))
  } catch {
    return undefined
  }
}

/** Makes the test of a filter; undefined when its expression cannot be used. */
export const testOf = ({ on, regex, prefixes }: EventFilter): EventTest | undefined => {
  const field = on === 'eventType' ? (event: StoredEvent) => event.type : (event: StoredEvent) => event.stream
  if (regex === '') return (event) => isShown(event) && prefixes.some((prefix) => field(event).startsWith(prefix))
  const expression = compile(regex)
  return expression === undefined ? undefined : (event) => isShown(event) && expression.test(field(event))
}
