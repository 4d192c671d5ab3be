/** For how long process managers have been behind: asked by waiting for the end of the store as it was. */
import type { Position } from '@vor-ort/core'
import type { EventStore, ProcessManagerRunner } from '@vor-ort/event-store'
import { isLeft } from 'fp-ts/lib/Either.js'

import { headOf } from './head.ts'
import type { Telemetry } from './telemetry.ts'

/**
 * Makes the question for the lag in seconds.
 *
 * A runner does not say where it is, but it says when it has come to a position. So at a question the end of the store is
 * taken down, and until the runner has come there each further question is answered by the time since then.
 */
export const makeProcessLag = ({ milliseconds }: Telemetry, store: EventStore, runner: ProcessManagerRunner): (() => Promise<number | undefined>) => {
  let behind: { readonly position: Position; readonly since: number } | undefined
  let isWaiting = false
  const wait = (position: Position): Promise<void> => {
    isWaiting = true
    return runner.waitFor(position)().then((reached) => {
      isWaiting = false
      // Where the runner stopped it is behind still; the next question waits again.
      if (!isLeft(reached)) behind = undefined
    })
  }
  return async () => {
    if (behind === undefined) {
      const head = await headOf(store)
      if (isLeft(head)) return undefined
      if (head.right === undefined) return 0
      behind = { position: head.right, since: milliseconds() }
    }
    const { since, position } = behind
    // What is reached already settles within a few turns.
    if (!isWaiting) await Promise.race([wait(position), turns()])
    return behind === undefined ? 0 : (milliseconds() - since) / 1_000
  }
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}
