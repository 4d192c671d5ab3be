/** What a read or a subscription tells its reader. */
import type { RpcFault } from '../grpc/rpc-faults.ts'
import type { StoredEvent } from '../storage/records.ts'

/** An event with the link that led to it; a link whose target is gone has no event. */
export interface ResolvedEvent {
  readonly event: StoredEvent | undefined
  readonly link: StoredEvent | undefined
}

/** One message of a read. */
export type ReadMessage =
  | { readonly kind: 'event'; readonly resolved: ResolvedEvent }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'checkpoint'; readonly position: number }
  | { readonly kind: 'caughtUp'; readonly position?: number; readonly revision?: number }
  | { readonly kind: 'streamNotFound' }
  | { readonly kind: 'firstStreamPosition'; readonly revision: number }
  | { readonly kind: 'lastStreamPosition'; readonly revision: number }
  | { readonly kind: 'failed'; readonly fault: RpcFault }

/** Messages, in groups that were found together. */
export type ReadMessages = AsyncGenerator<ReadonlyArray<ReadMessage>, void, undefined>

/** Where a read starts. */
export type StartingPoint = 'start' | 'end' | number
