/** Which consumer gets a message. */
import { jsonObjectOf } from '../storage/stream-metadata.ts'
import { hasRoom, type BusyConsumer, type GroupMessage } from './message.ts'
import type { StrategyName } from './settings.ts'

/** Picks a consumer; `wait` means this message must wait, but others may go. */
export type Strategy = (message: GroupMessage, consumers: ReadonlyArray<BusyConsumer>) => BusyConsumer | 'wait' | 'full'

const hash = (text: string): number => {
  let value = 2_166_136_261
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619)
  return value >>> 0
}

const pinned =
  (keyOf: (message: GroupMessage) => string): Strategy =>
  (message, consumers) => {
    if (!consumers.some(hasRoom)) return 'full'
    const chosen = consumers[hash(keyOf(message)) % consumers.length]
    return chosen !== undefined && hasRoom(chosen) ? chosen : 'wait'
  }

const streamOf = ({ resolved }: GroupMessage): string => (resolved.event ?? resolved.link)?.stream ?? ''

const correlationOf = (message: GroupMessage): string => {
  const { event } = message.resolved
  const correlation = event === undefined ? undefined : jsonObjectOf(event.metadata)?.['$correlationId']
  return typeof correlation === 'string' ? correlation : streamOf(message)
}

/** Makes a strategy; it remembers whose turn it is. */
export const strategyOf = (name: StrategyName): Strategy => {
  if (name === 'Pinned') return pinned(streamOf)
  if (name === 'PinnedByCorrelation') return pinned(correlationOf)
  if (name === 'DispatchToSingle') return (_, consumers) => consumers.find(hasRoom) ?? 'full'
  let turn = 0
  return (_, consumers) => {
    for (let step = 0; step < consumers.length; step += 1) {
      const candidate = consumers[(turn + step) % consumers.length]
      if (candidate === undefined || !hasRoom(candidate)) continue
      turn = (turn + step + 1) % consumers.length
      return candidate
    }
    return 'full'
  }
}
