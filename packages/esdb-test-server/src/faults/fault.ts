/** The faults that a test can order. */

/** The kinds of calls that faults tell apart. */
export type CallKind = 'append' | 'read' | 'subscription' | 'persistentSubscription' | 'delete' | 'features' | 'gossip'

interface Ordered {
  /** How often it happens; once, if not said. */
  readonly times?: number
}

/** A fault, and the calls that it befalls. */
export type Fault =
  /** The connection breaks after so many messages to the client; the call ends with it. */
  | (Ordered & { readonly kind: 'drop'; readonly on: CallKind; readonly afterMessages: number })
  /** The call waits before it is looked at. */
  | (Ordered & { readonly kind: 'delay'; readonly on: CallKind; readonly milliseconds: number })
  /** The append is stored, and nothing is answered. */
  | (Ordered & { readonly kind: 'swallowReply' })
  /** The call is neither looked at nor answered. */
  | (Ordered & { readonly kind: 'ignore'; readonly on: CallKind })
  /** The append is stored, and then the connection breaks. */
  | (Ordered & { readonly kind: 'dropReply' })
  /** Another node leads, the call says; without a name it is this one. */
  | (Ordered & { readonly kind: 'notLeader'; readonly on: CallKind; readonly host?: string; readonly port?: number })
  | (Ordered & { readonly kind: 'unavailable'; readonly on: CallKind })
  /** An append is answered as the server answers while it starts: within a batch by an answer that is no error of the call. */
  | (Ordered & { readonly kind: 'notReady' })
  /** A subscription is told twice that it caught up. */
  | (Ordered & { readonly kind: 'repeatCaughtUp' })
  /** The process kills itself around a commit of appends. */
  | (Ordered & { readonly kind: 'die'; readonly at: 'beforeCommit' | 'afterCommit' })

/** What happened so far, for tests to look at. */
export interface Counters {
  /** Appends that arrived, whether stored or not. */
  readonly appendsReceived: number
  readonly batchAppendCalls: number
  readonly singleAppendCalls: number
  readonly readsStarted: number
  readonly subscriptionsStarted: number
  readonly openConnections: number
  /** Calls that have not ended, by kind. */
  readonly openCalls: Readonly<Partial<Record<CallKind, number>>>
  /** Faults that were ordered and have not happened yet. */
  readonly faultsLeft: number
}
