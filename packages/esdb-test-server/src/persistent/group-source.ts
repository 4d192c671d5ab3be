/** What a group reads: one stream, or the log. */
import { isShown, testOf } from '../reads/filter.ts'
import type { ResolvedEvent } from '../reads/messages.ts'
import { resolve, visiblePartOf, type ReadSource } from '../reads/source.ts'
import type { GroupDefinition } from './settings.ts'

/** An event at its place: its revision in a stream, or its position in the log. */
export interface PlacedEvent {
  readonly place: number
  readonly resolved: ResolvedEvent
}

/** A page, and where the next one starts. */
export interface GroupPage {
  readonly events: ReadonlyArray<PlacedEvent>
  readonly next: number
  readonly isEnd: boolean
}

/** Reads for a group. */
export interface GroupSource {
  readonly read: (from: number, limit: number) => GroupPage
  /** The first place behind everything there is. */
  readonly end: () => number
  /** Shows a place as statistics do. */
  readonly show: (place: number) => string
}

/** Makes the reader of a group. */
export const groupSource = (source: ReadSource, { stream, settings }: GroupDefinition): GroupSource => {
  const { log, states } = source
  if (stream !== '$all')
    return {
      read: (from, limit) => {
        const part = visiblePartOf(source, stream)
        if (part === 'notFound' || part === 'deleted') return { events: [], next: from, isEnd: true }
        const page = log.streamForwards(stream, Math.max(from, part.first), limit)
        return {
          events: page
            .filter(part.isYoungEnough)
            .map((event) => ({ place: event.revision, resolved: resolve(source, event, settings.resolvesLinks) })),
          next: (page.at(-1)?.revision ?? from - 1) + 1,
          isEnd: page.length < limit,
        }
      },
      end: () => states.of(stream).last + 1,
      show: String,
    }
  const test = (settings.filter === undefined ? undefined : testOf(settings.filter)) ?? isShown
  return {
    read: (from, limit) => {
      const page = log.allForwards(from, limit)
      return {
        events: page
          .filter(test)
          .map((event) => ({ place: event.position, resolved: resolve(source, event, settings.resolvesLinks) })),
        next: (page.at(-1)?.position ?? from - 1) + 1,
        isEnd: page.length < limit,
      }
    },
    end: () => log.end(),
    show: (place) => `C:${place}/P:${place}`,
  }
}
