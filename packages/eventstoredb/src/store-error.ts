/** Faults of the client as the port knows them. */
import type { StoreError } from '@vor-ort/event-store'

import { reasonOf, type ClientFault } from './client-fault.ts'

/** What a fault of the client means for the store. */
export const storeErrorOf = (fault: ClientFault): StoreError =>
  fault._tag === 'StreamDeleted' ? { _tag: 'StoreDamaged', reason: reasonOf(fault) } : { _tag: 'StoreUnavailable', reason: reasonOf(fault) }
