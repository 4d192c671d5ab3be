/** What `history` and `state` have in common: one stream of a store, as a view shows it. */
import type { Language, RecordedEvent } from '@vor-ort/core'
import { isLeft } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Argument, Context, Input } from './command.ts'
import { describe, describeInstant } from './dates.ts'
import { findStream } from './find-stream.ts'
import type { Kind } from './kinds.ts'
import { withStore } from './open-store.ts'
import { asOfOption, storeOption, validAtOption, viewOfInput } from './options.ts'
import { facts, heading, type Block } from './output/report.ts'
import { say, type Problem } from './problem.ts'
import { nameOf } from './store-url.ts'
import { readStreamView, type StreamView } from './stream-view.ts'

export const streamArgument: Argument = {
  name: 'STREAM',
  summary: say('Name eines Stroms, sein Anfang, nur die Kennung oder der @Name aus einer Datei für record', 'the name of a stream, the beginning of it, the id alone, or the @name from a file for record'),
}

export const streamOptions = [storeOption, asOfOption, validAtOption]

/** Reads the stream that the input asks for. */
export const readAskedStream =
  (input: Input, { io }: Context): TaskEither<Problem, StreamView> =>
  async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const view = viewOfInput(input)
    if (isLeft(view)) return view
    const name = nameOf(url.right)
    return withStore(url.right, 'read', io, (store) => async () => {
      const stream = await findStream(store, input.argument, name)()
      return isLeft(stream) ? stream : readStreamView(store, stream.right, view.right, name)()
    })()
  }

const inEnglish = ({ category }: Kind): string => category.charAt(0).toUpperCase() + category.slice(1).replaceAll('-', ' ')

/** What stands above both: which stream, and which view of it. */
export const headBlocks = ({ stream, kind, folded, view, steps, all }: StreamView, language: Language): ReadonlyArray<Block> => {
  const german = language === 'de'
  const title = folded.title()
  return [
    heading(`${german ? kind.german : inEnglish(kind)}${title === '' ? '' : `: ${title}`}`),
    facts(
      [german ? 'Strom' : 'stream', stream],
      [german ? 'erfasst bis' : 'recorded by', view.asOf === undefined ? undefined : describeInstant(view.asOf, language)],
      [german ? 'geschehen bis' : 'happened by', view.validAt === undefined ? undefined : describe(view.validAt, language)],
      [german ? 'Ereignisse' : 'events', steps.length === all ? String(all) : german ? `${steps.length} von ${all}` : `${steps.length} of ${all}`],
    ),
  ]
}

/** An event by its revision and type: "#3 Beschlussfassung (ResolutionAdopted)". */
export const typeInWords = ({ revision, type }: RecordedEvent, kind: Kind, language: Language): string => {
  const german = kind.definition(type)?.german
  return `#${revision} ${language === 'de' && german !== undefined ? `${german} (${type})` : type}`
}

/** The events that a fuzzy date keeps out of the view, as nobody can say whether they belong to it. */
export const undeterminedBlocks = ({ undetermined, kind, view }: StreamView, language: Language): ReadonlyArray<Block> => {
  if (undetermined.length === 0 || view.validAt === undefined) return []
  const day = describe(view.validAt, language)
  return [
    heading(
      language === 'de'
        ? `Unbestimmt und darum nicht enthalten: ob es bis ${day} geschehen war, sagt das Datum nicht`
        : `Undetermined and so left out: the date does not tell whether it had happened by ${day}`,
    ),
    facts(
      ...undetermined.map((event): readonly [string, string] => [
        typeInWords(event, kind, language),
        describe(event.metadata.validTime, language),
      ]),
    ),
  ]
}
