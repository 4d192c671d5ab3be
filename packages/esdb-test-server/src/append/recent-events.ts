/** The lately committed events by their ids: a bounded memory, as the server has it. */

/** Where a remembered event stands. */
export interface RecentEvent {
  readonly stream: string
  readonly revision: number
}

/** The memory of the last events. */
export interface RecentEvents {
  readonly remember: (id: string, stream: string, revision: number) => void
  readonly find: (id: string, stream: string) => number | undefined
}

// The server keeps 8 MiB of them; an entry takes about so much there.
const greatestBytes = 8 * 1024 * 1024
const bytesOf = (stream: string): number => 2 * stream.length + 100

/** Makes the memory; it is empty after a start. */
export const recentEvents = (): RecentEvents => {
  const entries = new Map<string, RecentEvent>()
  let bytes = 0
  const forgetOldest = (): void => {
    for (const [id, entry] of entries) {
      if (bytes <= greatestBytes) return
      entries.delete(id)
      bytes -= bytesOf(entry.stream)
    }
  }
  return {
    remember: (id, stream, revision) => {
      const before = entries.get(id)
      if (before !== undefined) bytes -= bytesOf(before.stream)
      entries.delete(id)
      entries.set(id, { stream, revision })
      bytes += bytesOf(stream)
      if (bytes > greatestBytes) forgetOldest()
    },
    find: (id, stream) => {
      const entry = entries.get(id)
      return entry?.stream === stream ? entry.revision : undefined
    },
  }
}
