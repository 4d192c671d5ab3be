/** What both clients hand out for an event, as a record. */
import type { ServerRecord } from './client.ts'
import { toBigInt, toLogPosition } from './log-position.ts'

/** The record of a resolved event; nothing where a link leads to an event that is gone. */
export const recordOf = (resolved: unknown): ServerRecord | undefined => {
  if (typeof resolved !== 'object' || resolved === null || !('event' in resolved)) return undefined
  const { event } = resolved
  if (!isRecorded(event)) return undefined
  const revision = toBigInt(event.revision)
  if (revision === undefined) return undefined
  const commit = 'commitPosition' in resolved ? resolved.commitPosition : undefined
  return {
    id: event.id,
    stream: event.streamId,
    revision,
    type: event.type,
    isJson: event.isJson,
    data: event.data,
    metadata: event.metadata,
    // The date that the server gives is not read: one client cuts it to whole seconds. Ours is in the metadata.
    position: toLogPosition(event.position) ?? toLogPosition({ commit, prepare: commit }),
  }
}

interface Recorded {
  readonly id: string
  readonly streamId: string
  readonly revision: unknown
  readonly type: string
  readonly isJson: boolean
  readonly data: unknown
  readonly metadata: unknown
  readonly position?: unknown
}

const isRecorded = (value: unknown): value is Recorded =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'streamId' in value &&
  typeof value.streamId === 'string' &&
  'type' in value &&
  typeof value.type === 'string' &&
  'isJson' in value &&
  typeof value.isJson === 'boolean'
