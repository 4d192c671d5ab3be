/** How many appends are made ready before what is ready is sent. */

/** Resolves when there is room in this turn of the event loop; nothing where there is some now. */
export type Pace = () => Promise<void> | undefined

/**
 * Lets so many pass in one turn of the event loop, in the order in which they came.
 *
 * The transport sends at the end of a turn. Answers come in bursts, and each sets off the next append: without a pace,
 * all of them would be made ready while the server has nothing to do, and the process waits for the server afterwards.
 */
export const makePace = (perTurn: number): Pace => {
  let passed = 0
  let isPlanned = false
  let waiting: Array<() => void> = []
  const turn = (): void => {
    const now = waiting.slice(0, perTurn)
    waiting = waiting.slice(perTurn)
    passed = now.length
    isPlanned = passed > 0
    if (isPlanned) setImmediate(turn)
    for (const pass of now) pass()
  }
  return () => {
    if (!isPlanned) {
      isPlanned = true
      setImmediate(turn)
    }
    if (passed < perTurn) {
      passed++
      return undefined
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
}
