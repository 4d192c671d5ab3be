/** How what an adapter tells of its connections is counted. */
import type { StoreNotice } from '@vor-ort/event-store'

import { makeTelemetry, type Telemetry } from './telemetry.ts'

/**
 * Counts what an adapter tells; give it to the adapter as its `report`.
 *
 * @example
 * ```ts
 * import { countNotices, makeTelemetry } from '@vor-ort/observability'
 * const report = countNotices(makeTelemetry({ system: 'postgresql' }))
 * report({ _tag: 'Reconnected', connection: 'listener', attempts: 3, outageMilliseconds: 1200 }) // => undefined
 * ```
 */
export const countNotices =
  (telemetry: Telemetry = makeTelemetry()) =>
  (notice: StoreNotice): void => {
    const { instruments, system } = telemetry
    const which = { 'db.system.name': system, 'vor_ort.connection': notice.connection }
    switch (notice._tag) {
      case 'Disconnected':
        // It is counted when it is back: then it is known how long it was away.
        return
      case 'Retrying':
        return instruments.storeRetries.add(1, which)
      case 'Reconnected':
        instruments.outageDuration.record(notice.outageMilliseconds / 1_000, which)
        return instruments.reconnects.add(1, which)
      case 'Stalled':
        return instruments.storeStalls.add(1, which)
    }
  }
