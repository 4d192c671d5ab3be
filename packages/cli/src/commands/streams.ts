/** `vor-ort streams`: one line for each stream. */
import { aggregateIdOf, categoryOf, eventOf, type Folded, type StreamName } from '@vor-ort/core'
import type { EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Command, Context } from '../command.ts'
import { kindOfCategory, kinds } from '../kinds.ts'
import { withStore } from '../open-store.ts'
import { storeOption, textOption } from '../options.ts'
import { paragraph, type Report } from '../output/report.ts'
import { didYouMean, refuse, say, type Problem } from '../problem.ts'
import { nameOf } from '../store-url.ts'
import { storeProblem } from '../store-problems.ts'
import { similarTo } from '../suggest.ts'

const categories = kinds.map(({ category }) => category)

// There are more kinds than a line of help can hold; the command itself shows them, and a wrong one lists them all.
const some = categories.slice(0, 3).join(', ')
const categoryOption = textOption('category', 'C', say(`nur Ströme dieser Art, etwa ${some}; die Art steht in der Liste`, `only streams of this kind, such as ${some}; the list shows the kind`))

interface Line {
  readonly folded: Folded
  readonly revision: bigint
  readonly unreadable: number
}
type Lines = ReadonlyMap<StreamName, Line>

export const streams: Command = {
  name: 'streams',
  summary: say('Alle Ströme: Name, Art, letzte Revision, Titel', 'all streams: name, category, last revision, title'),
  options: [storeOption, categoryOption],
  examples: ['streams --store sqlite:./vor-ort.db', 'streams --store sqlite:./vor-ort.db --category motion --format csv'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const category = knownCategory(input.get(categoryOption))
    if (isLeft(category)) return category
    const read = withStore(url.right, 'read', context.io, (store) => readLines(store, category.right, context, nameOf(url.right)))
    const lines = await read()
    return isLeft(lines) ? lines : right(reportOf(lines.right, context))
  },
}

const knownCategory = (typed: Either<Problem, string | undefined>): typeof typed => {
  if (isLeft(typed) || typed.right === undefined || categories.includes(typed.right)) return typed
  const hint = didYouMean(similarTo(typed.right, categories))
  return refuse(
    say(
      `Die Art „${typed.right}“ gibt es nicht; es gibt: ${categories.join(', ')}.${hint.de}`,
      `There is no category "${typed.right}"; there are: ${categories.join(', ')}.${hint.en}`,
    ),
  )
}

const readLines =
  (store: EventStore, category: string | undefined, context: Context, storeName: string): TaskEither<Problem, Lines> =>
  async () => {
    const progress = context.progress(say('Ereignisse lesen', 'Reading events'))
    const lines = new Map<StreamName, Line>()
    const lineOf = (stream: StreamName): Omit<Line, 'revision'> =>
      lines.get(stream) ?? { folded: kindOfCategory(categoryOf(stream)).start, unreadable: 0 }
    let done = 0
    for await (const page of store.readAll(category === undefined ? {} : { categories: [category] })) {
      for (const read of page) {
        if (!isLeft(read)) {
          const { stream, revision } = read.right
          const line = lineOf(stream)
          lines.set(stream, { ...line, revision, folded: line.folded.next(eventOf(read.right)) })
        } else if (read.left._tag === 'UnreadableEvent') {
          const { stream, revision } = read.left
          const line = lineOf(stream)
          lines.set(stream, { ...line, revision, unreadable: line.unreadable + 1 })
        } else {
          progress.end()
          return left(storeProblem(read.left, storeName))
        }
      }
      done += page.length
      progress.at(done)
    }
    progress.end()
    return right(lines)
  }

const reportOf = (lines: Lines, { language, warn }: Context): Report => {
  const unreadable = [...lines.values()].reduce((sum, line) => sum + line.unreadable, 0)
  if (unreadable > 0) {
    warn(say(`${unreadable} Ereignisse sind für diese Version nicht lesbar; Titel können fehlen.`, `${unreadable} events cannot be read by this version; titles may be missing.`))
  }
  const german = language === 'de'
  return {
    table: () =>
      lines.size === 0
        ? [paragraph(german ? 'Keine Ströme.' : 'No streams.')]
        : [
            {
              kind: 'table',
              columns: [
                { title: german ? 'Strom' : 'Stream' },
                { title: german ? 'Art' : 'Category' },
                { title: 'Revision', align: 'right' },
                { title: german ? 'Titel' : 'Title', flexible: true },
              ],
              rows: [...lines].map(([stream, { folded, revision }]) => [stream, categoryOf(stream), String(revision), folded.title()]),
            },
          ],
    json: () =>
      [...lines].map(([stream, { folded, revision, unreadable }]) => ({
        stream,
        category: categoryOf(stream),
        id: aggregateIdOf(stream),
        revision,
        title: folded.title(),
        phase: folded.state.phase,
        ...(unreadable === 0 ? {} : { unreadable }),
      })),
    csv: () => ({
      header: ['stream', 'category', 'id', 'revision', 'title', 'phase'],
      rows: [...lines].map(([stream, { folded, revision }]) => [stream, categoryOf(stream), aggregateIdOf(stream), revision, folded.title(), folded.state.phase]),
    }),
  }
}
