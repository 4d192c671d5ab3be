/** The ways in which a history can break what a store promises. */
import type { StreamName } from '@vor-ort/core'

/** What a store has done that it must not; `by` is the client to whom it did it, where there is one. */
export interface Violation {
  readonly _tag:
    /** An acknowledged event is not there. */
    | 'Lost'
    /** An event is there, or was handed out, twice. */
    | 'Doubled'
    /** Revisions of a stream that are not 0, 1, 2 and so on. */
    | 'RevisionGap'
    /** A stream is in another order by itself than in the whole store, or in a read than in the end. */
    | 'Reordered'
    /** A position that is not behind the one before it. */
    | 'PositionNotBehind'
    /** An event that nobody has appended. */
    | 'NeverAppended'
    /** Acknowledged at another place than where it is. */
    | 'PlacedElsewhere'
    /** An append was accepted behind another revision than it expected. */
    | 'ExpectationBroken'
    /** Two accepted appends are said to have the same place. */
    | 'PlaceShared'
    /** An append that began when another had ended lies before it. */
    | 'OutOfTime'
    /** Something of a refused append is there. */
    | 'RefusedButThere'
    /** An append is there in part, or torn apart. */
    | 'Torn'
    /** A read did not show what was acknowledged before it began. */
    | 'Stale'
    /** A subscriber was never handed an event. */
    | 'NotDelivered'
  readonly stream?: StreamName
  readonly id?: string
  readonly by?: string
}
