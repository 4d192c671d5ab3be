/** What reads look at. */
import type { Commits } from '../append/commits.ts'
import type { StreamStates } from '../append/stream-states.ts'
import type { Log } from '../storage/log.ts'
import type { StoredEvent } from '../storage/records.ts'
import { isSoftDeleted } from '../storage/stream-metadata.ts'
import type { ResolvedEvent } from './messages.ts'

/** The log, the streams' states, and the news of commits. */
export interface ReadSource {
  readonly log: Log
  readonly states: StreamStates
  readonly commits: Commits
}

/** The part of a stream that its settings leave to be seen. */
export interface VisiblePart {
  readonly first: number
  readonly last: number
  readonly isYoungEnough: (event: StoredEvent) => boolean
}

/** Tells what can be seen of a stream, or why nothing can. */
export const visiblePartOf = ({ states }: ReadSource, stream: string): VisiblePart | 'notFound' | 'deleted' => {
  const { last, isTombstoned, metadata } = states.of(stream)
  if (isTombstoned) return 'deleted'
  if (last < 0 || isSoftDeleted(metadata)) return 'notFound'
  const byCount = metadata.maxCount === undefined ? 0 : last - metadata.maxCount + 1
  const oldest = metadata.maxAgeSeconds === undefined ? 0 : (Date.now() - metadata.maxAgeSeconds * 1000) * 1000
  return {
    first: Math.max(0, byCount, metadata.truncateBefore ?? 0),
    last,
    isYoungEnough: (event) => event.created >= oldest,
  }
}

const linkType = '$>'

/** Follows a link when asked to; other events stay as they are. */
export const resolve = (source: ReadSource, event: StoredEvent, followsLinks: boolean): ResolvedEvent => {
  if (!followsLinks || event.type !== linkType) return { event, link: undefined }
  const target = Buffer.from(event.data).toString('utf8')
  const at = target.indexOf('@')
  const revision = Number(target.slice(0, at))
  const stream = target.slice(at + 1)
  if (at < 1 || !Number.isSafeInteger(revision)) return { event: undefined, link: event }
  const part = visiblePartOf(source, stream)
  if (part === 'notFound' || part === 'deleted' || revision < part.first) return { event: undefined, link: event }
  const found = source.log.at(stream, revision)
  return { event: found !== undefined && part.isYoungEnough(found) ? found : undefined, link: event }
}
