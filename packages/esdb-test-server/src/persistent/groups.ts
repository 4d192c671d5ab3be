/** All groups of the server. */
import type { Writer } from '../append/writer.ts'
import type { ReadSource } from '../reads/source.ts'
import { makeBookkeeping } from './bookkeeping.ts'
import { groupSource } from './group-source.ts'
import { makeGroup, type Group } from './group.ts'
import { keyOf, type GroupDefinition } from './settings.ts'

/** Makes, changes, finds and removes groups. */
export interface Groups {
  readonly find: (stream: string, group: string) => Group | undefined
  readonly list: (stream: string | undefined) => ReadonlyArray<Group>
  readonly create: (definition: GroupDefinition) => 'created' | 'exists'
  /** Consumers are dropped and must come again. */
  readonly update: (definition: GroupDefinition) => 'updated' | 'missing'
  readonly remove: (stream: string, group: string) => Promise<'removed' | 'missing'>
  /** Drops all consumers and starts all groups anew. */
  readonly restart: () => void
}

const settingName = 'persistentSubscriptions'

const definitionsOf = (text: string | undefined): ReadonlyArray<GroupDefinition> => {
  // Only this server writes the setting.
  const definitions: ReadonlyArray<GroupDefinition> = text === undefined ? [] : JSON.parse(text)
  return definitions
}

/** Starts the groups that the log knows. */
export const makeGroups = (source: ReadSource, writer: Writer): Groups => {
  const { log, commits } = source
  const groups = new Map<string, Group>()
  const start = (definition: GroupDefinition): void => {
    const key = keyOf(definition.stream, definition.group)
    groups.set(key, makeGroup(definition, groupSource(source, definition), makeBookkeeping(source, writer, key)))
  }
  const save = (): void =>
    log.putSetting(settingName, JSON.stringify([...groups.values()].map(({ definition }) => definition)))
  const find = (stream: string, group: string): Group | undefined => groups.get(keyOf(stream, group))
  for (const definition of definitionsOf(log.setting(settingName))) start(definition)

  const forever = new AbortController().signal
  const follow = async (): Promise<void> => {
    for (;;) {
      const seen = commits.count()
      for (const group of groups.values()) group.wake()
      await commits.after(seen, forever)
    }
  }
  void follow()

  return {
    find,
    list: (stream) => [...groups.values()].filter((group) => stream === undefined || group.definition.stream === stream),
    create: (definition) => {
      if (find(definition.stream, definition.group) !== undefined) return 'exists'
      start(definition)
      save()
      return 'created'
    },
    update: (definition) => {
      const group = find(definition.stream, definition.group)
      if (group === undefined) return 'missing'
      group.end()
      // An update cannot say a filter; the one it was created with stays.
      const { filter } = group.definition.settings
      start({ ...definition, settings: { ...definition.settings, filter } })
      save()
      return 'updated'
    },
    remove: async (stream, name) => {
      const group = find(stream, name)
      if (group === undefined) return 'missing'
      groups.delete(keyOf(stream, name))
      save()
      group.end()
      await makeBookkeeping(source, writer, keyOf(stream, name)).forget()
      return 'removed'
    },
    restart: () => {
      for (const group of groups.values()) {
        group.end()
        start(group.definition)
      }
    },
  }
}
