/** Every kind of stream behind one interface, whatever its aggregate. */
import { aggregates, type EventDefinition, type EventDefinitions, type Folded } from '@vor-ort/core'

/** What all streams of one category have in common. */
export interface Kind {
  readonly category: string
  readonly german: string
  readonly start: Folded
  readonly definition: (type: string) => EventDefinition | undefined
}

const definitionIn =
  (events: EventDefinitions): Kind['definition'] =>
  (type) =>
    Object.hasOwn(events, type) ? events[type] : undefined

/** Every kind of stream. */
export const kinds: ReadonlyArray<Kind> = aggregates.map(({ category, german, start, events }) => ({ category, german, start, definition: definitionIn(events) }))

const byCategory = new Map(kinds.map((kind) => [kind.category, kind]))

/** The kind of a category; streams of a category that this version does not know have no state. */
export const kindOfCategory = (category: string): Kind => byCategory.get(category) ?? unknownKind(category)

const unknownKind = (category: string): Kind => {
  const start: Folded = { state: { phase: 'none' }, title: () => '', findings: () => [], shown: () => ({ phase: 'none' }), next: () => start }
  return { category, german: category, start, definition: () => undefined }
}
