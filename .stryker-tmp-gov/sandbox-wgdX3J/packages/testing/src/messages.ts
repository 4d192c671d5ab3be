/** Makes commands and events with their types checked, and runs commands one after the other. */
// @ts-nocheck

import { foldEvents, type CommandDefinitions, type DataOf, type EventDefinitions, type FuzzyDate, type MessageOf, type Typed } from '@vor-ort/core'
import { isLeft } from 'fp-ts/lib/Either.js'

import { showMessage, showRejection } from './show.ts'
import { SpecificationFailure, type Specifiable } from './specify.ts'

/**
 * An event of an aggregate: its type, the day on which it was so, and its data.
 *
 * @example
 * ```ts
 * import { day, meeting } from '@vor-ort/core'
 * import { event } from '@vor-ort/testing'
 * event(meeting, 'MeetingClosed', day('2015-01-13'), {}) // => { type: 'MeetingClosed', on: '2015-01-13', data: {} }
 * ```
 */
export const event = <ED extends EventDefinitions, K extends keyof DataOf<ED>>(
  _aggregate: { readonly events: ED },
  type: K,
  on: FuzzyDate,
  data: DataOf<ED>[K],
): MessageOf<DataOf<ED>, K> => ({ type, on, data })

/**
 * A command to an aggregate: its type, the day on which it is so, and its data.
 *
 * @example
 * ```ts
 * import { day, meeting } from '@vor-ort/core'
 * import { command } from '@vor-ort/testing'
 * command(meeting, 'CloseMeeting', day('2015-01-13'), {}) // => { type: 'CloseMeeting', on: '2015-01-13', data: {} }
 * ```
 */
export const command = <CD extends CommandDefinitions, K extends keyof DataOf<CD>>(
  _aggregate: { readonly commands: CD },
  type: K,
  on: FuzzyDate,
  data: DataOf<CD>[K],
): MessageOf<DataOf<CD>, K> => ({ type, on, data })

/**
 * The events that follow from commands, one after the other: the history for a test that begins later.
 *
 * A command that is refused is a fault of the test, so it is thrown, with the reason.
 *
 * @example
 * ```ts
 * import { day, derivedId, BodyId, meeting } from '@vor-ort/core'
 * import { command, eventsFrom } from '@vor-ort/testing'
 * const body = derivedId(BodyId, 'Verwaltungsrat')
 * const schedule = command(meeting, 'ScheduleMeeting', day('2015-02-10'), { body, mode: 'unknown', kind: 'ordinary' })
 * eventsFrom(meeting, [schedule]).map(({ type }) => type) // => ['MeetingScheduled']
 * ```
 */
export const eventsFrom = <Command extends Typed, State, Event extends Typed>(
  aggregate: Specifiable<Command, State, Event>,
  commands: ReadonlyArray<NoInfer<Command>>,
  earlier: ReadonlyArray<NoInfer<Event>> = [],
): ReadonlyArray<Event> => {
  const events: Event[] = [...earlier]
  for (const one of commands) {
    const decided = aggregate.decider.decide(one, foldEvents(aggregate.decider, events))
    if (isLeft(decided)) throw new SpecificationFailure(`${showMessage(one)} is refused: ${showRejection(decided.left)}`)
    events.push(...decided.right)
  }
  return events
}
