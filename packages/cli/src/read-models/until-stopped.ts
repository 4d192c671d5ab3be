/** Work that goes on until it is told to stop. */

const signals = ['SIGINT', 'SIGTERM'] as const

/** Does some work whose signal comes with the first Ctrl-C or `kill`; a second one ends the process at once. */
export const untilStopped = async <A>(work: (signal: AbortSignal) => Promise<A>): Promise<A> => {
  const stop = new AbortController()
  const onSignal = (): void => {
    for (const name of signals) process.off(name, onSignal)
    stop.abort()
  }
  for (const name of signals) process.on(name, onSignal)
  try {
    return await work(stop.signal)
  } finally {
    for (const name of signals) process.off(name, onSignal)
  }
}
