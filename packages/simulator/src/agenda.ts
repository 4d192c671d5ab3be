/** The agenda: what is to be done on which day, in the order in which it was put down. */
import { workdayFrom, type Day } from './time.ts'

/** What is to be done on a day; it is told which day it is. */
export type Task = (day: Day) => void

/** What is to be done on which day. */
export interface Agenda {
  /** Puts a task down for a day, or for the first working day after it; what is past is done tomorrow. */
  readonly on: (day: Day, task: Task) => void
  /** The tasks of a day one after the other, those included that are put down for it meanwhile. */
  readonly due: (day: Day) => Generator<Task, void, undefined>
}

/** Makes an empty agenda that begins on a day. */
export const makeAgenda = (first: Day): Agenda => {
  const pages = new Map<Day, Task[]>()
  let today = first
  return {
    on: (day, task) => {
      const at = workdayFrom(Math.max(day, today))
      const page = pages.get(at)
      if (page === undefined) pages.set(at, [task])
      else page.push(task)
    },
    due: function* (day) {
      today = day
      // One list may grow while it is read.
      for (const task of pages.get(day) ?? []) yield task
      pages.delete(day)
      today = day + 1
    },
  }
}
