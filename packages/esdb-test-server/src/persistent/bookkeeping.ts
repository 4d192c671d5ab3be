/** What a group keeps in the log: its checkpoints and its parked messages. */
import { randomUUID } from 'node:crypto'

import type { Writer } from '../append/writer.ts'
import { resolve, visiblePartOf, type ReadSource } from '../reads/source.ts'
import { metadataStreamOf, tombstoneRevision, type ProposedEvent } from '../storage/records.ts'
import { checkpointStream, parkedStream } from './settings.ts'
import type { GroupMessage } from './message.ts'

/** The part of the log that belongs to a group. */
export interface Bookkeeping {
  readonly checkpoint: () => number | undefined
  readonly putCheckpoint: (place: number) => Promise<void>
  readonly park: (message: GroupMessage, reason: string) => Promise<void>
  readonly parkedCount: () => number
  /** Takes parked messages out, up to the given one. */
  readonly unpark: (stopAt: number | undefined) => Promise<ReadonlyArray<GroupMessage>>
  readonly forget: () => Promise<void>
}

const json = (type: string, text: string, metadata = ''): ProposedEvent => ({
  id: randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(text, 'utf8'),
  metadata: Buffer.from(metadata, 'utf8'),
})

/** Makes the bookkeeping of a group. */
export const makeBookkeeping = (source: ReadSource, writer: Writer, key: string): Bookkeeping => {
  const { log } = source
  const checkpoints = checkpointStream(key)
  const parked = parkedStream(key)
  const put = async (stream: string, event: ProposedEvent): Promise<void> => {
    await writer.append({ stream, expected: 'any', events: [event] })
  }
  return {
    checkpoint: () => {
      if (visiblePartOf(source, checkpoints) === 'notFound') return undefined
      const newest = log.streamBackwards(checkpoints, tombstoneRevision - 1, 1)[0]
      const place = newest === undefined ? Number.NaN : Number(Buffer.from(newest.data).toString('utf8'))
      return Number.isSafeInteger(place) ? place : undefined
    },
    putCheckpoint: (place) => put(checkpoints, json('$SubscriptionCheckpoint', String(place))),
    park: async ({ resolved }, reason) => {
      const event = resolved.event ?? resolved.link
      if (event === undefined) return
      const metadata = JSON.stringify({ added: new Date().toISOString(), reason, subscriptionEventNumber: event.revision })
      await put(parked, { ...json('$>', `${event.revision}@${event.stream}`, metadata), isJson: false })
    },
    parkedCount: () => {
      const part = visiblePartOf(source, parked)
      return part === 'notFound' || part === 'deleted' ? 0 : Math.max(0, part.last + 1 - part.first)
    },
    unpark: async (stopAt) => {
      const part = visiblePartOf(source, parked)
      if (part === 'notFound' || part === 'deleted') return []
      const end = Math.min(stopAt ?? part.last + 1, part.last + 1)
      if (end <= part.first) return []
      const links = log.streamForwards(parked, part.first, end - part.first)
      await put(metadataStreamOf(parked), json('$metadata', JSON.stringify({ $tb: end })))
      return links.map((link) => ({ id: link.id, resolved: resolve(source, link, true), place: undefined, retries: 0 }))
    },
    forget: async () => {
      await writer.softDelete(checkpoints, 'any')
      await writer.softDelete(parked, 'any')
    },
  }
}
