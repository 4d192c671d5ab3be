/** The stream that somebody means by its name, the beginning of it, its id alone, or the `@` name that stands for the id. */
import { aggregateIdOf, type StreamName } from '@vor-ort/core'
import { collect, type EventStore } from '@vor-ort/event-store'
import { idOfName } from '@vor-ort/interop'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
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
    const id = idOfName(typed.trim())
    if (id !== undefined) return streamOfName(streams, typed.trim(), id, storeName)
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
    const names = some(found)
    return refuse(
      say(`„${typed}“ passt auf ${found.length} Ströme: ${names}. Schreiben Sie mehr davon.`, `"${typed}" fits ${found.length} streams: ${names}. Write more of it.`),
    )
  }

const some = (found: ReadonlyArray<StreamName>): string => `${found.slice(0, shown).join(', ')}${found.length > shown ? ', …' : ''}`

// The letters of a name are as they were written: another spelling is another id.
const streamOfName = (streams: ReadonlyArray<StreamName>, name: string, id: string, storeName: string): Either<Problem, StreamName> => {
  const found = streams.filter((stream) => aggregateIdOf(stream) === id)
  const [only] = found
  if (only === undefined) {
    return refuse(
      say(
        `Unter dem Namen „${name}“ ist in ${storeName} kein Strom erfasst (er steht für die Kennung ${id}; Groß- und Kleinschreibung zählt). vor-ort streams zeigt alle.`,
        `No stream is recorded under the name "${name}" in ${storeName} (it stands for the id ${id}; upper and lower case matter). vor-ort streams shows them all.`,
      ),
    )
  }
  if (found.length === 1) return right(only)
  const names = some(found)
  return refuse(
    say(
      `Unter dem Namen „${name}“ gibt es ${found.length} Ströme: ${names}. Nennen Sie einen davon ganz.`,
      `There are ${found.length} streams under the name "${name}": ${names}. Name one of them in full.`,
    ),
  )
}
