/** Several appends share one transaction: each waits for the commit, none waits alone. */
import type { Log } from '../storage/log.ts'
import type { Commits } from './commits.ts'

/** What happens around a commit. */
export interface CommitHooks {
  /** A transaction was undone; what was remembered of it must be forgotten. */
  readonly onUndone: () => void
  readonly beforeCommit: () => void
  readonly afterCommit: () => void
}

/** Runs work in the next transaction and tells its result once it is committed. */
export type CommitQueue = <A>(work: () => A) => Promise<A>

interface Task {
  readonly run: () => void
  readonly committed: () => void
  readonly failed: (fault: unknown) => void
}

// A transaction holds up the process; so many tasks at most.
const greatestBatch = 500

/** Makes the queue. */
export const makeCommitQueue = (log: Log, commits: Commits, hooks: CommitHooks): CommitQueue => {
  const waiting: Array<Task> = []
  let isPlanned = false

  const plan = (): void => {
    if (isPlanned) return
    isPlanned = true
    setImmediate(flush)
  }
  const flush = (): void => {
    isPlanned = false
    const batch = waiting.splice(0, greatestBatch)
    if (waiting.length > 0) plan()
    try {
      log.inTransaction(() => {
        for (const task of batch) task.run()
        hooks.beforeCommit()
      })
    } catch (fault) {
      hooks.onUndone()
      for (const task of batch) task.failed(fault)
      return
    }
    hooks.afterCommit()
    for (const task of batch) task.committed()
    commits.announce()
  }

  return <A>(work: () => A) =>
    new Promise<A>((resolve, reject) => {
      let result: { readonly value: A } | undefined
      const task: Task = {
        run: () => {
          result = { value: work() }
        },
        committed: () => {
          if (result !== undefined) resolve(result.value)
        },
        failed: reject,
      }
      waiting.push(task)
      plan()
    })
}
