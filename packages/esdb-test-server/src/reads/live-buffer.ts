/** How far a live subscription may lag before it has to catch up from the log again. */

/** So many events wait for a reader in the server's memory; with more the subscription falls behind, and is told so. */
export const liveBuffer = 32
