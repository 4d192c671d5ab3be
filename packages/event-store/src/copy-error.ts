/** Why a copy ended early. */
import type { StreamHead, StreamName } from '@vor-ort/core'

import type { EventPlace, RestoreError, StoreError } from './port.ts'
import type { StoreFault } from './verify.ts'

/** Why a store was not copied as a whole; what the target has then is a true beginning, and a second run goes on behind it. */
export type CopyError =
  /** The target holds something that the source does not: the first stream found to differ; nothing was written. */
  | { readonly _tag: 'TargetIsNotACopy'; readonly stream: StreamName; readonly target: StreamHead; readonly source: StreamHead | 'noStream' }
  /** An event of the source is not what was once written, or is missing. */
  | ({ readonly _tag: 'SourceDamaged'; readonly fault: StoreFault } & Partial<EventPlace>)
  /** The same of the target, found when all was copied. */
  | ({ readonly _tag: 'TargetDamaged'; readonly fault: StoreFault } & Partial<EventPlace>)
  /** The source could not be read. */
  | { readonly _tag: 'SourceFailed'; readonly error: StoreError }
  /** The target could not be read or written. */
  | { readonly _tag: 'TargetFailed'; readonly error: StoreError }
  /** The target did not take the events of a stream from this revision on; as a rule someone else writes into it. */
  | { readonly _tag: 'TargetRefused'; readonly stream: StreamName; readonly revision: bigint; readonly error: Exclude<RestoreError, StoreError> }
  /** When all was copied, a stream ended elsewhere on one side: someone else writes into the target. */
  | { readonly _tag: 'CopyDiffers'; readonly stream: StreamName; readonly source: StreamHead | 'noStream'; readonly target: StreamHead | 'noStream' }
  /** The signal aborted; so many events were copied until then. */
  | { readonly _tag: 'CopyStopped'; readonly copied: number }

const storeErrors: ReadonlySet<string> = new Set<StoreError['_tag']>(['StoreUnavailable', 'StoreBusy', 'StoreDamaged', 'InvalidPosition'])

/** Whether the store itself is at fault and not what was asked of it. */
export const isStoreError = (error: RestoreError): error is StoreError => storeErrors.has(error._tag)
