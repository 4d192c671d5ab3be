/** The registry of all event types: built once from definitions, it checks and upcasts what is stored. */
import { left, right, type Either } from 'fp-ts/lib/Either.js'

import { check, type Fault } from './fault.ts'
import type { EventDefinition, EventDefinitions, Upcaster } from './event.ts'

/** Why a registry cannot be built. */
export type RegistryFault =
  | { readonly _tag: 'DuplicateEventType'; readonly type: string }
  | { readonly _tag: 'IncompleteDefinition'; readonly type: string; readonly missing: string }
  | { readonly _tag: 'UpcasterGap'; readonly type: string; readonly from: number; readonly current: number }
  | { readonly _tag: 'UpcasterCycle'; readonly type: string; readonly from: number; readonly to: number }
  | { readonly _tag: 'DuplicateUpcaster'; readonly type: string; readonly from: number }
  | { readonly _tag: 'UpcasterBeyondCurrent'; readonly type: string; readonly to: number; readonly current: number }

/** Why stored data is not an event that this software knows. */
export type DecodeFault =
  | { readonly _tag: 'UnknownEventType'; readonly type: string }
  | { readonly _tag: 'UnknownSchemaVersion'; readonly type: string; readonly schemaVersion: number; readonly newest: number }
  | { readonly _tag: 'InvalidEventData'; readonly type: string; readonly schemaVersion: number; readonly faults: ReadonlyArray<Fault> }

/** Knows every event type and turns stored data of any version into current data. */
export interface Registry {
  readonly definition: (type: string) => EventDefinition | undefined
  readonly types: ReadonlyArray<string>
  /** Checks data that is about to be stored in its current version. */
  readonly accept: (type: string, data: unknown) => Either<DecodeFault, unknown>
  /** Checks stored data, upcasting it first where an older version was stored. */
  readonly decode: (type: string, schemaVersion: number, data: unknown) => Either<DecodeFault, unknown>
}

/**
 * Builds a registry from the definitions of several aggregates.
 *
 * Every fault is reported at once: a type defined twice, a definition without German term, legal seat or summary, and
 * upcasters that have a gap, run backwards, come twice for one version or lead past the current version.
 *
 * @example
 * ```ts
 * import { defineEvent, makeRegistry, record, text } from '@vor-ort/core'
 * const Cancelled = defineEvent({ german: 'Absage', summary: 'Called off.', data: record({ reason: text }), version: 2 })
 * makeRegistry([{ Cancelled }])
 * // => { _tag: 'Left', left: [{ _tag: 'UpcasterGap', type: 'Cancelled', from: 1, current: 2 }] }
 * ```
 */
export const makeRegistry = (
  catalogues: ReadonlyArray<EventDefinitions>,
): Either<ReadonlyArray<RegistryFault>, Registry> => {
  const faults: RegistryFault[] = []
  const known = new Map<string, { readonly definition: EventDefinition; readonly upcasters: ReadonlyMap<number, Upcaster> }>()
  for (const catalogue of catalogues) {
    for (const [type, definition] of Object.entries(catalogue)) {
      if (known.has(type)) faults.push({ _tag: 'DuplicateEventType', type })
      faults.push(...incomplete(type, definition), ...brokenChain(type, definition))
      known.set(type, { definition, upcasters: new Map(definition.upcasters.map((upcaster) => [upcaster.from, upcaster])) })
    }
  }
  if (faults.length > 0) return left(faults)

  const checked = (type: string, schemaVersion: number, definition: EventDefinition, data: unknown): Either<DecodeFault, unknown> => {
    if (definition.data.is(data)) return right(data)
    const explained = check(definition.data, data)
    return explained._tag === 'Right' ? explained : left({ _tag: 'InvalidEventData', type, schemaVersion, faults: explained.left })
  }
  return right({
    types: [...known.keys()],
    definition: (type) => known.get(type)?.definition,
    accept: (type, data) => {
      const entry = known.get(type)
      return entry === undefined
        ? left({ _tag: 'UnknownEventType', type })
        : checked(type, entry.definition.version, entry.definition, data)
    },
    decode: (type, schemaVersion, data) => {
      const entry = known.get(type)
      if (entry === undefined) return left({ _tag: 'UnknownEventType', type })
      const { definition, upcasters } = entry
      // The current version, nearly every event, skips the upcasters: chains of them cost more than parsing.
      if (schemaVersion === definition.version) return checked(type, schemaVersion, definition, data)
      let version = schemaVersion
      let current = data
      while (version !== definition.version) {
        const upcaster = upcasters.get(version)
        if (upcaster === undefined) {
          return left({ _tag: 'UnknownSchemaVersion', type, schemaVersion, newest: definition.version })
        }
        current = upcaster.upcast(current)
        version = upcaster.to
      }
      return checked(type, schemaVersion, definition, current)
    },
  })
}

const incomplete = (type: string, definition: EventDefinition): ReadonlyArray<RegistryFault> =>
  (['german', 'seat', 'summary'] as const)
    .filter((field) => definition[field].trim() === '')
    .map((missing) => ({ _tag: 'IncompleteDefinition', type, missing }))

const brokenChain = (type: string, { upcasters, version: current }: EventDefinition): ReadonlyArray<RegistryFault> => {
  const faults: RegistryFault[] = []
  const next = new Map<number, number>()
  for (const { from, to } of upcasters) {
    if (next.has(from)) faults.push({ _tag: 'DuplicateUpcaster', type, from })
    if (to <= from) faults.push({ _tag: 'UpcasterCycle', type, from, to })
    if (to > current) faults.push({ _tag: 'UpcasterBeyondCurrent', type, to, current })
    next.set(from, to)
  }
  for (let version = 1; version < current; version++) {
    if (!next.has(version)) faults.push({ _tag: 'UpcasterGap', type, from: version, current })
  }
  return faults
}

/** A registry that knows no event. */
export const emptyRegistry: Registry = {
  types: [],
  definition: () => undefined,
  accept: (type) => left({ _tag: 'UnknownEventType', type }),
  decode: (type) => left({ _tag: 'UnknownEventType', type }),
}
