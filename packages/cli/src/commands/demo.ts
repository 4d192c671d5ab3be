/** `vor-ort demo`: records the story of seed 000 and answers three questions from its events. */
import { makeCommandHandler, type CommandError, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Command, Context, Option } from '../command.ts'
import { answersFrom, knownOn, type Answers, type Known } from '../demo/answers.ts'
import { source, story } from '../demo/aurich-2015.ts'
import { tell } from '../demo/tell.ts'
import type { Report } from '../output/report.ts'
import { problemOf, say, type Problem } from '../problem.ts'
import { storeProblem } from '../store-problems.ts'
import { nameOf, readStoreUrl, withStore, type StoreUrl } from '../store-url.ts'

const defaultStore = 'sqlite:vor-ort-demo.db'

const demoStoreOption: Option<StoreUrl> = {
  name: 'store',
  placeholder: 'URL',
  summary: say(`der Speicher: sqlite:PFAD oder memory:; sonst ${defaultStore}`, `the store: sqlite:PATH or memory:; by default ${defaultStore}`),
  read: ([value = defaultStore]) => readStoreUrl(value),
}

export const demo: Command = {
  name: 'demo',
  summary: say('Erzählt, was Aurich 2015 beschloss, und beantwortet drei Fragen', 'tells what Aurich resolved in 2015 and answers three questions'),
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
  (store: EventStore, { io }: Context, storeName: string): TaskEither<Problem, Done> =>
  async () => {
    const { handle } = makeCommandHandler({ store, clock: io.clock })
    let recorded = 0
    for (const [index, step] of story.entries()) {
      // The command ids make a second demo on the same store a mere reading.
      const context = { commandId: `demo aurich 2015 step ${index + 1}`, actor: { role: step.role }, evidence: [source], carrier: '03452' }
      const handled = await step.record(handle, context)
      if (isLeft(handled)) return left(commandProblem(handled.left, storeName))
      if (!handled.right.duplicate) recorded += handled.right.events.length
    }
    const known = await knownOn(store)
    return isLeft(known) ? left(commandProblem(known.left, storeName)) : right({ recorded, known: known.right, answers: answersFrom(known.right) })
  }

const commandProblem = (error: CommandError, storeName: string): Problem =>
  error._tag === 'StoreBusy' || error._tag === 'StoreDamaged' || error._tag === 'StoreUnavailable'
    ? storeProblem(error, storeName)
    : problemOf(
        say(
          `${storeName} enthält schon eine andere Fassung dieser Geschichte (${error._tag}); bitte einen leeren Speicher nennen.`,
          `${storeName} holds another version of this story already (${error._tag}); please name an empty store.`,
        ),
      )

const reportOf = ({ recorded, known, answers }: Done, url: StoreUrl, { language, io }: Context): Report => ({
  table: () => tell(known, answers, recorded, url.kind === 'memory' ? 'memory:' : `sqlite:${shown(url.path)}`, invokedBy(io.env), language),
  json: () => answers,
  csv: () => ({
    header: ['question', 'answer', 'value'],
    rows: [
      ['Q1', 'open', answers.Q1.open],
      ['Q1', 'fulfilled', answers.Q1.fulfilled],
      ['Q1', 'report', answers.Q1.report],
      ['Q2', 'outcome', answers.Q2?.outcome ?? ''],
      ['Q2', 'counts', answers.Q2?.counts === 'unknown' ? 'unknown' : JSON.stringify(answers.Q2?.counts ?? '')],
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
