/** `vor-ort react`: runs the process managers on a store. */
import type { Instant } from '@vor-ort/core'
import { memoryCheckpoints, type CheckpointStore, type EventStore } from '@vor-ort/event-store'
import { openSqliteCheckpoints } from '@vor-ort/sqlite'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Command, Context, Option } from '../command.ts'
import { readInstant } from '../dates.ts'
import { storeOption, switchOption } from '../options.ts'
import { refuse, say, type Problem } from '../problem.ts'
import { reactionsOn, runProblem } from '../process-managers.ts'
import { collectReactions, type Collected } from '../read-models/reactions.ts'
import { reactionsReport } from '../read-models/reactions-report.ts'
import { untilStopped } from '../read-models/until-stopped.ts'
import { openProblem } from '../store-problems.ts'
import { nameOf, withStore, type StoreUrl } from '../store-url.ts'

const atOption: Option<Instant | undefined> = {
  name: 'at',
  placeholder: 'D',
  summary: say('was fällig ist, als wäre es dieser Zeitpunkt (oder das Ende dieses Tages)', 'what is due as if it were that point in time (or the end of that day)'),
  read: ([value], language) => (value === undefined ? right(undefined) : readInstant('at', value, language)),
}
const followOption = switchOption('follow', say('bleibt am Speicher, bis Strg-C oder SIGTERM kommt', 'stays with the store until Ctrl-C or SIGTERM'))

export const react: Command = {
  name: 'react',
  summary: say('Lässt folgen, was aus Ereignissen und aus dem Lauf der Zeit folgt, jedes einmal', 'lets follow what follows from events and from the passing of time, each once'),
  options: [storeOption, atOption, followOption],
  examples: ['react --store sqlite:./vor-ort.db', 'react --store sqlite:./vor-ort.db --at 2016-01-31', 'react --store sqlite:./vor-ort.db --follow'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const at = input.get(atOption)
    if (isLeft(at)) return at
    const follow = input.get(followOption)
    if (isLeft(follow)) return follow
    if (at.right !== undefined && follow.right) return refuse(say('--at und --follow gehen nicht zusammen.', '--at and --follow do not go together.'))
    // Opened to be read first: a store that is not there is a slip of the pen, and is not made.
    const there = await withStore(url.right, 'read', context.io, () => async () => right(undefined))()
    if (isLeft(there)) return there
    const collected = collectReactions(context.language)
    const now = at.right === undefined ? 'now' : at.right
    const done = await withStore(url.right, 'write', context.io, (store) =>
      withCheckpoints(url.right, context, (checkpoints) => reactOn(store, checkpoints, collected, { url: url.right, now, follow: follow.right }, context)),
    )()
    if (isLeft(done)) return done
    const unreadable = collected.unreadable()
    if (unreadable > 0) {
      context.warn(say(`${unreadable} Ereignisse sind für diese Version nicht lesbar; was aus ihnen folgt, fehlt.`, `${unreadable} events cannot be read by this version; what follows from them is missing.`))
    }
    return right(reactionsReport(collected, at.right, context))
  },
}

const withCheckpoints =
  <A>(url: StoreUrl, { io }: Context, use: (checkpoints: CheckpointStore) => TaskEither<Problem, A>): TaskEither<Problem, A> =>
  async () => {
    if (url.kind === 'memory') return use(memoryCheckpoints())()
    const { busyTimeoutMilliseconds } = io
    const opened = await openSqliteCheckpoints({ path: url.path, ...(busyTimeoutMilliseconds === undefined ? {} : { busyTimeoutMilliseconds }) })()
    if (isLeft(opened)) return left(openProblem(opened.left, url.path))
    try {
      return await use(opened.right)()
    } finally {
      await opened.right.close()()
    }
  }

interface Asked {
  readonly url: StoreUrl
  readonly now: Instant | 'now'
  readonly follow: boolean
}

const reactOn =
  (store: EventStore, checkpoints: CheckpointStore, collected: Collected, { url, now, follow }: Asked, context: Context): TaskEither<Problem, void> =>
  async () => {
    const { io, warn } = context
    const name = nameOf(url)
    const progress = context.progress(say('Folgen', 'Following up'))
    let told = 0
    const runner = reactionsOn('eventsAndTime', {
      store,
      checkpoints,
      clock: io.clock,
      report: (notice) => {
        const trouble = collected.take(notice)
        progress.at(++told)
        // Who follows sees no report before the end.
        if (follow && trouble !== undefined) warn(say(`${trouble.manager}: ${trouble.command} an ${trouble.stream} abgelehnt: ${trouble.reason}`, `${trouble.manager}: ${trouble.command} for ${trouble.stream} refused: ${trouble.reason}`))
      },
    })
    const result: Either<Problem, void> = await untilStopped(async (signal) => {
      if (follow) {
        const following = runner.follow({ signal })()
        void runner.ready()().then((ready) => {
          progress.end()
          if (!isLeft(ready)) warn(say('Auf dem Stand des Speichers; wartet auf Neues, Strg-C beendet.', 'Caught up with the store; waiting for more, Ctrl-C ends.'))
        })
        const ended = await following
        return isLeft(ended) ? left(runProblem(ended.left, name)) : right(undefined)
      }
      const ran = await (now === 'now' ? runner.catchUp() : runner.tick(now))()
      return isLeft(ran) ? left(runProblem(ran.left, name)) : right(undefined)
    })
    progress.end()
    return result
  }
