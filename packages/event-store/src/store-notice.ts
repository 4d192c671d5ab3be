/** What an adapter on a server tells of its connections. */

/** Which connection of an adapter; a listener is what wakes subscribers. */
export type StoreConnection = 'writer' | 'reader' | 'subscription' | 'listener'

/**
 * One thing that an adapter tells of a connection. Reasons are tags or codes of the software (`ECONNRESET`, `57P01`), never
 * the text of a message.
 */
export type StoreNotice =
  /** It is gone. */
  | { readonly _tag: 'Disconnected'; readonly connection: StoreConnection; readonly reason: string }
  /** The next try, from 1, comes after a wait: to connect, or to send the same request again. */
  | { readonly _tag: 'Retrying'; readonly connection: StoreConnection; readonly attempt: number; readonly waitMilliseconds: number }
  /** It is there again, so long after it was lost. */
  | { readonly _tag: 'Reconnected'; readonly connection: StoreConnection; readonly attempts: number; readonly outageMilliseconds: number }
  /** Nothing came for so long that it is given up. */
  | { readonly _tag: 'Stalled'; readonly connection: StoreConnection; readonly silentMilliseconds: number }
