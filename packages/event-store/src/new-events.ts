/** From a command to the events that are appended for it: the checks at the door, ids and metadata. */
import {
  canonicalJson,
  check,
  derivedId,
  EventId,
  FuzzyDate,
  isUuid,
  sha256Hex,
  type AnyEvent,
  type CommandDefinitions,
  type EventDefinitions,
  type Fault,
  type Instant,
  type NewEvent,
} from '@vor-ort/core'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'

import type { CommandContext } from './command.ts'

/** A new id for an event whose command carries none. */
export const randomEventId = (): EventId => {
  const id = v7()
  // A UUIDv7 always has the form; the guard only tells the compiler so.
  return EventId.is(id) ? id : derivedId(EventId, id)
}

/** What is wrong with a command before anybody decides on it. */
export const commandFaults = (commands: CommandDefinitions, id: string, command: AnyEvent): ReadonlyArray<Fault> => {
  if (!isUuid(id)) return [{ path: '$.id', expected: 'must be a UUID in lower case', found: id }]
  const definition = Object.hasOwn(commands, command.type) ? commands[command.type] : undefined
  if (definition === undefined) {
    return [{ path: '$.type', expected: `must be one of ${Object.keys(commands).join(', ')}`, found: command.type }]
  }
  return [...faultsAt('$.on', check(FuzzyDate, command.on)), ...faultsAt('$.data', check(definition.data, command.data))]
}

const faultsAt = (path: string, checked: Either<ReadonlyArray<Fault>, unknown>): ReadonlyArray<Fault> =>
  isLeft(checked) ? checked.left.map((fault) => ({ ...fault, path: `${path}${fault.path.slice(1)}` })) : []

/** Tells a command from another one with the same id. */
export const commandDigestOf = (command: AnyEvent): string => sha256Hex(canonicalJson([command.type, command.on, command.data]))

// What an event says of itself that it corrects is said in its metadata too, where every view looks for it.
const correctedBy = (data: unknown): { readonly corrects?: EventId } =>
  typeof data === 'object' && data !== null && 'corrects' in data && EventId.is(data.corrects) ? { corrects: data.corrects } : {}

/** The events of a command, ready to be appended. */
export const newEvents = (
  definitions: EventDefinitions,
  events: ReadonlyArray<AnyEvent>,
  context: CommandContext & { readonly commandDigest?: string },
  recordedAt: Instant,
  newEventId: () => EventId,
): ReadonlyArray<NewEvent> =>
  events.map((event, index) => {
    const definition = definitions[event.type]
    return {
      id: context.commandId === undefined ? newEventId() : derivedId(EventId, `${context.commandId} ${index}`),
      type: event.type,
      // An event without a definition is a bug of the aggregate; the store refuses it with a typed error.
      schemaVersion: definition?.version ?? 1,
      data: event.data,
      metadata: {
        ...context,
        ...correctedBy(event.data),
        recordedAt,
        validTime: event.on,
        classification: definition?.classification ?? 'internal',
      },
    }
  })
