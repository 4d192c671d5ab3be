/** A bell: those who wait for new events are woken when it rings. For drivers. */
// @ts-nocheck


/** Wakes all who wait. */
export interface Notifier {
  readonly ring: () => void
  /** Resolves at the next ring, or when the signal aborts. */
  readonly wait: (signal: AbortSignal) => Promise<void>
  readonly waiting: () => number
}

/** Makes a bell; `onWaiting` is told whenever the number of those who wait changes. */
export const makeNotifier = (onWaiting: (count: number) => void = () => undefined): Notifier => {
  const sleepers = new Set<() => void>()
  return {
    ring: () => {
      const woken = [...sleepers]
      for (const wake of woken) wake()
    },
    wait: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const wake = (): void => {
          sleepers.delete(wake)
          signal.removeEventListener('abort', wake)
          onWaiting(sleepers.size)
          resolve()
        }
        sleepers.add(wake)
        signal.addEventListener('abort', wake, { once: true })
        onWaiting(sleepers.size)
      }),
    waiting: () => sleepers.size,
  }
}

/** Lets timers, sockets and other work of the process run before the next page. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
