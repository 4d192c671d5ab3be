/** Closing a client. */

// The clients wait for streams that may never end.
const patienceMilliseconds = 2_000

/** Disposes of a client; it never waits for long, and never fails. */
export const dispose = (client: { readonly dispose: () => Promise<void> }): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMilliseconds)
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    client.dispose().then(done, done)
  })
