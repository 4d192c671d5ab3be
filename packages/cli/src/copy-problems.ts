/** Why a copy ended early, as sentences. */
import type { StreamHead } from '@vor-ort/core'
import type { CopyError } from '@vor-ort/event-store'

import { faultInWords } from './faults-in-words.ts'
import { problemOf, say, type Problem } from './problem.ts'
import { storeProblem } from './store-problems.ts'

const endOf = (head: StreamHead | 'noStream') => (head === 'noStream' ? say('gibt es nicht', 'does not exist') : say(`endet mit Ereignis ${head.revision}`, `ends with event ${head.revision}`))

/** Exit code 1 where one of the stores is not what it should be. */
export const copyProblem = (error: CopyError, { from, to }: { readonly from: string; readonly to: string }): Problem => {
  switch (error._tag) {
    case 'TargetIsNotACopy': {
      const source = error.source === 'noStream' ? say(`in ${from} gibt es ihn nicht`, `${from} does not have it`) : say(`in ${from} ist er ein anderer`, `in ${from} it is another one`)
      return problemOf(
        say(
          `${to} ist nicht leer und kein Anfang derselben Kopie: dort endet ${error.stream} mit Ereignis ${error.target.revision}, ${source.de}; es blieb unverändert, nennen Sie einen leeren Speicher.`,
          `${to} is neither empty nor the beginning of the same copy: there ${error.stream} ends with event ${error.target.revision}, ${source.en}; it was left as it is, name an empty store.`,
        ),
      )
    }
    case 'SourceDamaged':
    case 'TargetDamaged': {
      const name = error._tag === 'SourceDamaged' ? from : to
      const fault = faultInWords(error.fault)
      const place = error.stream === undefined ? say('', '') : say(` bei Ereignis ${error.revision} von ${error.stream}`, ` at event ${error.revision} of ${error.stream}`)
      const rest =
        error._tag === 'SourceDamaged'
          ? say(` Was davor liegt, ist in ${to} und unversehrt.`, ` What lies before it is in ${to}, and intact.`)
          : say(' Kopieren Sie noch einmal in einen leeren Speicher.', ' Copy again, into an empty store.')
      return { ...problemOf(say(`${name} ist nicht unversehrt${place.de}: ${fault.de}${rest.de}`, `${name} is not intact${place.en}: ${fault.en}${rest.en}`)), exitCode: 1 }
    }
    case 'SourceFailed':
      return goesOn(storeProblem(error.error, from))
    case 'TargetFailed':
      return goesOn(storeProblem(error.error, to))
    case 'TargetRefused':
      return problemOf(
        say(
          `${to} nahm Ereignis ${error.revision} von ${error.stream} nicht an (${error.error._tag}); schreibt noch jemand dorthin? Ein zweiter Lauf prüft, was dort liegt.`,
          `${to} did not take event ${error.revision} of ${error.stream} (${error.error._tag}); is anyone else writing there? A second run checks what lies there.`,
        ),
      )
    case 'CopyDiffers': {
      const [source, target] = [endOf(error.source), endOf(error.target)]
      const sentence = say(
        `Die Kopie weicht ab: ${error.stream} ${source.de} in ${from} und ${target.de} in ${to}; während der Kopie darf niemand sonst dorthin schreiben.`,
        `The copy differs: ${error.stream} ${source.en} in ${from} and ${target.en} in ${to}; nobody else may write there during the copy.`,
      )
      return { ...problemOf(sentence), exitCode: 1 }
    }
    case 'CopyStopped':
      return problemOf(say(`Abgebrochen nach ${error.copied} Ereignissen; ein zweiter Lauf macht dort weiter.`, `Stopped after ${error.copied} events; a second run goes on there.`))
  }
}

const goesOn = (problem: Problem): Problem => ({
  ...problem,
  sentence: say(`${problem.sentence.de} Ein zweiter Lauf macht dort weiter.`, `${problem.sentence.en} A second run goes on there.`),
})
