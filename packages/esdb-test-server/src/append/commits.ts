/** Tells waiting readers that something was committed. */

/** The number of commits so far, and a way to wait for the next. */
export interface Commits {
  readonly count: () => number
  readonly announce: () => void
  /** Resolves once there are more commits than given, or the signal fires. */
  readonly after: (count: number, signal: AbortSignal) => Promise<void>
}

/** Makes the announcer. */
export const makeCommits = (): Commits => {
  let count = 0
  let waiting: Array<() => void> = []
  return {
    count: () => count,
    announce: () => {
      count += 1
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    after: (seen, signal) =>
      count > seen || signal.aborted
        ? Promise.resolve()
        : new Promise((resolve) => {
            const wake = (): void => {
              signal.removeEventListener('abort', wake)
              resolve()
            }
            signal.addEventListener('abort', wake, { once: true })
            waiting.push(wake)
          }),
  }
}
