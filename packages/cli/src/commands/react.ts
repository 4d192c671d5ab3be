/** `vor-ort react`: runs the process managers on a store. */
import type { Instant } from '@vor-ort/core'
import type { CheckpointStore, EventStore, Share } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { checkpointsOfStore } from '../checkpoints-of-store.ts'
import type { Command, Context, Option } from '../command.ts'
import { readInstant } from '../dates.ts'
import { withStore } from '../open-store.ts'
import { memberOption, storeOption, switchOption } from '../options.ts'
import { withCheckpoints } from '../open-checkpoints.ts'
import { problemOf, refuse, say, type Problem } from '../problem.ts'
import { reactionsOn, runProblem } from '../process-managers.ts'
import { collectReactions, type Collected } from '../read-models/reactions.ts'
import { reactionsReport } from '../read-models/reactions-report.ts'
import { untilStopped } from '../read-models/until-stopped.ts'
import { nameOf, readStoreUrl, type StoreUrl } from '../store-url.ts'
import { urlPlaceholder } from '../url-source.ts'

const atOption: Option<Instant | undefined> = {
  name: 'at',
  placeholder: 'D',
  summary: say('was fällig ist, als wäre es dieser Zeitpunkt (oder das Ende dieses Tages)', 'what is due as if it were that point in time (or the end of that day)'),
  read: ([value], language) => (value === undefined ? right(undefined) : readInstant('at', value, language)),
}
const checkpointsOption: Option<StoreUrl | undefined> = {
  name: 'checkpoints',
  placeholder: urlPlaceholder,
  summary: say('wo steht, wie weit alles ist: sqlite:PFAD oder postgres://…; sonst der Speicher selbst', 'where it is kept how far everything is: sqlite:PATH or postgres://…; by default the store itself'),
  read: ([value]) => (value === undefined ? right(undefined) : readStoreUrl(value, 'checkpoints')),
}
const followOption = switchOption('follow', say('bleibt am Speicher, bis Strg-C oder SIGTERM kommt', 'stays with the store until Ctrl-C or SIGTERM'))

export const react: Command = {
  name: 'react',
  summary: say('Lässt folgen, was aus Ereignissen und aus dem Lauf der Zeit folgt, jedes einmal', 'lets follow what follows from events and from the passing of time, each once'),
  options: [storeOption, atOption, followOption, checkpointsOption, memberOption],
  examples: ['react --store sqlite:./vor-ort.db', 'react --store sqlite:./vor-ort.db --at 2016-01-31', 'react --store sqlite:./vor-ort.db --follow'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const at = input.get(atOption)
    if (isLeft(at)) return at
    const follow = input.get(followOption)
    if (isLeft(follow)) return follow
    const checkpoints = input.get(checkpointsOption)
    if (isLeft(checkpoints)) return checkpoints
    const kept = checkpoints.right ?? url.right
    const isElsewhere = nameOf(kept) !== nameOf(url.right)
    const share = input.get(memberOption)
    if (isLeft(share)) return share
    if (at.right !== undefined && follow.right) return refuse(say('--at und --follow gehen nicht zusammen.', '--at and --follow do not go together.'))
    if (kept.kind === 'eventstoredb' || kept.kind === 'kurrentdb') return left(noCheckpoints(nameOf(kept)))
    // Opened to be read first: a store that is not there is a slip of the pen, and is not made.
    const there = await withStore(url.right, 'read', context.io, () => async () => right(undefined))()
    if (isLeft(there)) return there
    const collected = collectReactions(context.language)
    const now = at.right === undefined ? 'now' : at.right
    const done = await withStore(url.right, 'write', context.io, (store) =>
      withCheckpoints(kept, context.io, (place) => reactOn(store, isElsewhere ? checkpointsOfStore(place, store) : place, collected, { url: url.right, now, follow: follow.right, share: share.right }, context)),
    )()
    if (isLeft(done)) return done
    const unreadable = collected.unreadable()
    if (unreadable > 0) {
      context.warn(say(`${unreadable} Ereignisse sind für diese Version nicht lesbar; was aus ihnen folgt, fehlt.`, `${unreadable} events cannot be read by this version; what follows from them is missing.`))
    }
    return right(reactionsReport(collected, at.right, context))
  },
}

const noCheckpoints = (name: string): Problem =>
  problemOf(
    say(
      `${name} merkt sich nicht, wie weit alles ist: nennen Sie mit --checkpoints einen Ort dafür, sqlite:PFAD oder postgres://….`,
      `${name} does not remember how far everything is: name a place for it with --checkpoints, sqlite:PATH or postgres://….`,
    ),
  )

interface Asked {
  readonly url: StoreUrl
  readonly now: Instant | 'now'
  readonly follow: boolean
  readonly share: Share | undefined
}

const reactOn =
  (store: EventStore, checkpoints: CheckpointStore, collected: Collected, { url, now, follow, share }: Asked, context: Context): TaskEither<Problem, void> =>
  async () => {
    const { io, warn } = context
    const name = nameOf(url)
    const progress = context.progress(say('Folgen', 'Following up'))
    let told = 0
    const runner = reactionsOn('eventsAndTime', {
      store,
      checkpoints,
      clock: io.clock,
      ...(share === undefined ? {} : { share }),
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
    runner.stopObserving()
    progress.end()
    return result
  }
