/** Work that was asked for and is not done. */
import { pause } from './patience.ts'

/** The work under way. */
export interface UnderWay {
  readonly add: <A>(work: Promise<A>) => Promise<A>
  /** Resolves when nothing is under way any more, or after so long. */
  readonly done: (milliseconds: number) => Promise<void>
}

/** Makes the list; it is empty at first. */
export const makeUnderWay = (): UnderWay => {
  let count = 0
  let onDone = (): void => undefined
  const oneDone = (): void => {
    count--
    if (count === 0) onDone()
  }
  return {
    add: (work) => {
      count++
      void work.then(oneDone, oneDone)
      return work
    },
    done: async (milliseconds) => {
      if (count === 0) return
      const over = new AbortController()
      onDone = () => over.abort()
      await pause(milliseconds, over.signal)
    },
  }
}
