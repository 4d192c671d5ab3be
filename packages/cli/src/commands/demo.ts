/** `vor-ort demo`: records the golden timeline from its files of commands and answers six questions from the events. */
import type { EventStore } from '@vor-ort/event-store'
import { isLeft, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Command, Context, Option } from '../command.ts'
import { answersFrom, knownOn, type Answers, type Known } from '../demo/answers.ts'
import { recordSeeds } from '../demo/record-seeds.ts'
import { tell } from '../demo/tell.ts'
import { withStore } from '../open-store.ts'
import type { Report } from '../output/report.ts'
import { refuse, say, type Problem } from '../problem.ts'
import { nameOf, readStoreUrl, storeUrlForms, type StoreUrl } from '../store-url.ts'
import { urlPlaceholder } from '../url-source.ts'

const defaultStore = 'sqlite:vor-ort-demo.db'

const demoStoreOption: Option<StoreUrl> = {
  name: 'store',
  placeholder: urlPlaceholder,
  summary: say(`der Speicher: ${storeUrlForms.de}; sonst ${defaultStore}`, `the store: ${storeUrlForms.en}; by default ${defaultStore}`),
  read: ([value = defaultStore]) => readStoreUrl(value),
}

export const demo: Command = {
  name: 'demo',
  summary: say('Erzählt, was Aurich 2015 beschloss und was daraus wurde, und beantwortet sechs Fragen', 'tells what Aurich resolved in 2015 and what came of it, and answers six questions'),
  options: [demoStoreOption],
  examples: ['demo', 'demo --store memory: --format json'],
  run: (input, context) => async () => {
    const url = input.get(demoStoreOption)
    if (isLeft(url)) return url
    const name = nameOf(url.right)
    const done = await withStore(url.right, 'write', context.io, (store) => recordAndAnswer(store, context, name))()
    return isLeft(done) ? done : right(reportOf(done.right, url.right, context))
  },
}

interface Done {
  readonly recorded: number
  readonly known: Known
  readonly answers: Answers
}

const recordAndAnswer =
  (store: EventStore, context: Context, storeName: string): TaskEither<Problem, Done> =>
  async () => {
    const recorded = await recordSeeds(store, storeName, context)
    if (isLeft(recorded)) return recorded
    const known = await knownOn(store)
    if (isLeft(known)) return refuse(say(`${storeName} ist nicht lesbar (${known.left._tag}).`, `${storeName} cannot be read (${known.left._tag}).`))
    return right({ recorded: recorded.right, known: known.right, answers: answersFrom(known.right) })
  }

const reportOf = ({ recorded, known, answers }: Done, url: StoreUrl, { language, io }: Context): Report => ({
  table: () => tell(known, answers, recorded, url.kind === 'sqlite' ? `sqlite:${shown(url.path)}` : nameOf(url), invokedBy(io.env), language),
  json: () => answers,
  csv: () => ({
    header: ['question', 'answer', 'value'],
    rows: [
      ['Q1', 'open', answers.Q1.open],
      ['Q1', 'fulfilled', answers.Q1.fulfilled],
      ['Q1', 'report', answers.Q1.report],
      ['Q2', 'outcome', answers.Q2?.outcome ?? ''],
      ['Q2', 'counts', answers.Q2?.counts === 'unknown' ? 'unknown' : JSON.stringify(answers.Q2?.counts ?? '')],
      ['Q3', 'weeklyHoursGained', answers.Q3.weeklyHoursGained],
      ['Q7', 'visitors', answers.Q7?.visitors ?? ''],
      ['Q7', 'suppressed', String(answers.Q7?.suppressed ?? '')],
      ['Q8', 'spaces', answers.Q8.spaces],
      ['Q8', 'sessionsWithVisitors', answers.Q8.sessionsWithVisitors],
      ['Q9', 'days', answers.Q9 ?? ''],
    ],
  }),
})

// In a checkout the command is a script of pnpm, which a newcomer has only through npx.
const invokedBy = (env: Context['io']['env']): string => {
  const pnpm = /^pnpm\/(\S+)/.exec(env['npm_config_user_agent'] ?? '')?.[1]
  return pnpm === undefined ? 'vor-ort' : `npx --yes pnpm@${pnpm} --silent vor-ort`
}

// A path below the working folder is shown as it would be typed.
const shown = (file: string): string => (file.startsWith(`${process.cwd()}/`) ? `./${file.slice(process.cwd().length + 1)}` : file)
