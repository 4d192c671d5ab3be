/** What is in a page that was read. */
import type { Either } from 'fp-ts/lib/Either.js'

/** How many things of a page could be read, how many not, and whether the store was at fault. */
export interface PageTally {
  readonly readable: number
  readonly unreadable: number
  readonly fault?: string
}

/** Counts a page. */
export const tallyOf = (page: ReadonlyArray<Either<{ readonly _tag: string }, unknown>>): PageTally => {
  let unreadable = 0
  let fault: string | undefined
  for (const read of page) {
    if (read._tag === 'Right') continue
    if (read.left._tag === 'UnreadableEvent') unreadable++
    else fault = read.left._tag
  }
  const readable = page.length - unreadable - (fault === undefined ? 0 : 1)
  return { readable, unreadable, ...(fault === undefined ? {} : { fault }) }
}
