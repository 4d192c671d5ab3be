/** A progress line: on a terminal only, and gone when the work is done. */
// @ts-nocheck

import type { Bilingual, Language } from '@vor-ort/core'

import type { Io } from './io.ts'
import { grouped } from './output/numbers.ts'

/** Tells how far some work has come. */
export interface Progress {
  readonly at: (done: number, total?: number) => void
  readonly end: () => void
}

// Often enough to look alive, seldom enough to cost nothing.
const pauseMilliseconds = 100

/** A progress line on stderr, such as "Reading events … 12,000". */
export const progressOn = (io: Io, language: Language, what: Bilingual): Progress => {
  if (!io.stderr.isTerminal) return { at: () => {}, end: () => {} }
  let shownAt = Number.NEGATIVE_INFINITY
  let isShown = false
  return {
    at: (done, total) => {
      const now = io.milliseconds()
      if (now - shownAt < pauseMilliseconds) return
      shownAt = now
      isShown = true
      const share = total === undefined || total === 0 ? '' : ` / ${grouped(total, language)} (${Math.floor((100 * done) / total)} %)`
      io.stderr.write(`\r\u001B[2K${what[language]} … ${grouped(done, language)}${share}`)
    },
    end: () => {
      if (isShown) io.stderr.write('\r\u001B[2K')
      isShown = false
    },
  }
}
