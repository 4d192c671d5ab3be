/** The stream that somebody means by its name, the beginning of it, or its id alone. */
// @ts-nocheck

import { aggregateIdOf, type StreamName } from '@vor-ort/core'
import { collect, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { didYouMean, refuse, say, type Problem } from './problem.ts'
import { storeProblem } from './store-problems.ts'
import { similarTo } from './suggest.ts'

const shown = 3

/** Finds the one stream that is meant; none or several are a sentence with suggestions. */
export const findStream =
  (store: EventStore, typed: string, storeName: string): TaskEither<Problem, StreamName> =>
  async () => {
    const listed = await collect(store.streams())()
    if (isLeft(listed)) return left(storeProblem(listed.left, storeName))
    const streams = listed.right.map(({ stream }) => stream)
    const wanted = typed.trim().toLowerCase()
    const exact = streams.find((stream) => stream === wanted)
    if (exact !== undefined) return right(exact)
    const found = wanted === '' ? [] : streams.filter((stream) => stream.startsWith(wanted) || aggregateIdOf(stream).startsWith(wanted))
    const [only] = found
    if (only !== undefined && found.length === 1) return right(only)
    if (only === undefined) {
      if (streams.length === 0) return refuse(say(`${storeName} ist leer: es gibt keinen Strom „${typed}“.`, `${storeName} is empty: there is no stream "${typed}".`))
      // A half-typed name is completed, a mistyped one corrected.
      const hint = didYouMean(similarTo(wanted, streams, shown))
      return refuse(
        say(
          `Es gibt keinen Strom „${typed}“ in ${storeName}.${hint.de || ' vor-ort streams zeigt alle.'}`,
          `There is no stream "${typed}" in ${storeName}.${hint.en || ' vor-ort streams shows them all.'}`,
        ),
      )
    }
    const some = found.slice(0, shown).join(', ')
    const dots = found.length > shown ? ', …' : ''
    return refuse(
      say(`„${typed}“ passt auf ${found.length} Ströme: ${some}${dots}. Schreiben Sie mehr davon.`, `"${typed}" fits ${found.length} streams: ${some}${dots}. Write more of it.`),
    )
  }
