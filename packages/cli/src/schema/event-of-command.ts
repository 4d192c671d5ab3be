/** The event that a command leads to when nothing stands against it, as far as the catalogue shows it. */
import { commandCatalogue, eventCatalogue, type EventInfo, type MessageInfo } from '@vor-ort/interop'

/**
 * The event of a command, if it can be told.
 *
 * A command with one event of the same data shares its codec; another one shares the words of its name, as `ReserveSlot`
 * and `SlotReserved`. Where neither names exactly one event of the aggregate, or two commands would share it by name,
 * nothing is claimed.
 */
export const eventOfCommand = (command: MessageInfo): EventInfo | undefined => {
  const own = eventCatalogue.filter(({ category }) => category === command.category)
  const alike = own.filter(({ data }) => data === command.data)
  if (alike.length === 1) return alike[0]
  const named = own.filter(({ name }) => isNamedAlike(command.name, name))
  const [only] = named
  const others = commandCatalogue.filter(({ name, category }) => category === command.category && only !== undefined && isNamedAlike(name, only.name))
  return named.length === 1 && others.length === 1 ? only : undefined
}

const wordsOf = (name: string): ReadonlyArray<string> => name.match(/[A-Z][a-z0-9]*/g) ?? []

// "Reserve Slot" and "Slot Reserved": the thing is the same, and the participle begins as the verb does.
const isNamedAlike = (command: string, event: string): boolean => {
  const [verb = '', ...thing] = wordsOf(command)
  const words = wordsOf(event)
  return words.slice(0, -1).join('') === thing.join('') && (words.at(-1) ?? '').slice(0, 3) === verb.slice(0, 3)
}
