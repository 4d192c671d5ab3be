/** `vor-ort project`: brings the read models up to date with a store, rebuilds them, and says how far they are. */
import type { EventStore, Share } from '@vor-ort/event-store'
import { observedProjectionRunner } from '@vor-ort/observability'
import { allProjections, type AnyProjection } from '@vor-ort/projections'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Command, Context, Input } from '../command.ts'
import { withStore } from '../open-store.ts'
import { memberOption, storeOption, switchOption, textOption } from '../options.ts'
import { didYouMean, refuse, say, type Problem } from '../problem.ts'
import { headOf } from '../read-models/head.ts'
import { readStandings } from '../read-models/standings.ts'
import { standingsReport, type Projected } from '../read-models/standings-report.ts'
import { withReadModels } from '../read-models/open-target.ts'
import { projecting, type Work } from '../read-models/projecting.ts'
import { hasReadModelsAlone, intoOption, typedTarget } from '../read-models/target-url.ts'
import type { ReadModels } from '../read-models/read-models.ts'
import { projectionProblem } from '../read-models/target-problems.ts'
import { nameOf } from '../store-url.ts'
import { similarTo } from '../suggest.ts'
import { telemetryOf } from '../telemetry.ts'

const followOption = switchOption('follow', say('bleibt am Speicher, bis Strg-C oder SIGTERM kommt', 'stays with the store until Ctrl-C or SIGTERM'))
const rebuildOption = textOption('rebuild', 'NAME', say('baut eine Auswertung neben der alten neu auf und schaltet um (all: jede)', 'makes one projection anew beside the old one and switches (all: each)'))
const rollbackOption = textOption('rollback', 'NAME', say('geht zu dem Stand vor dem letzten Umschalten zurück', 'goes back to the generation before the last switch'))
const statusOption = switchOption('status', say('sagt nur, wie weit alles ist', 'only says how far everything is'))

export const project: Command = {
  name: 'project',
  summary: say('Bringt die Auswertungen (Tabellen und Sichten) auf den Stand des Speichers', 'brings the read models (tables and views) up to date with the store'),
  options: [storeOption, intoOption, followOption, rebuildOption, rollbackOption, statusOption, memberOption],
  examples: ['project --store sqlite:./vor-ort.db --into sqlite:./vor-ort.db', 'project --store sqlite:./vor-ort.db --into sqlite:./auswertung.db --follow', 'project --store sqlite:./vor-ort.db --into sqlite:./auswertung.db --rebuild resolution'],
  run: (input, context) => async () => {
    const url = input.get(storeOption)
    if (isLeft(url)) return url
    const into = input.get(intoOption)
    if (isLeft(into)) return into
    const work = workOf(input)
    if (isLeft(work)) return work
    const share = input.get(memberOption)
    if (isLeft(share)) return share
    const names = { store: nameOf(url.right), file: nameOf(into.right), into: typedTarget(into.right) }
    const { store } = names
    const access = work.right.kind === 'status' ? 'read' : 'write'
    const { io } = context
    if (url.right.kind === 'sqlite' && hasReadModelsAlone(url.right.path)) {
      return refuse(
        say(`${store} enthält Auswertungen und keine Ereignisse; sind --store und --into vertauscht?`, `${store} holds read models and no events; are --store and --into swapped?`),
      )
    }
    // Opened before anything is made for it.
    const there = await withStore(url.right, 'read', io, () => async () => right(undefined))()
    if (isLeft(there)) return there
    // Where both are one file, the connection that writes is closed last: only then SQLite brings all into the file itself.
    const done = await withReadModels(into.right, access, io, (target) =>
      withStore(url.right, 'read', io, (events) => projectInto(events, target, names, work.right, share.right, context)),
    )()
    return isLeft(done) ? done : right(standingsReport(done.right, context))
  },
}

const workOf = (input: Input): Either<Problem, Work> => {
  const follow = input.get(followOption)
  if (isLeft(follow)) return follow
  const rebuild = input.get(rebuildOption)
  if (isLeft(rebuild)) return rebuild
  const rollback = input.get(rollbackOption)
  if (isLeft(rollback)) return rollback
  const status = input.get(statusOption)
  if (isLeft(status)) return status
  const member = input.get(memberOption)
  if (isLeft(member)) return member
  const asked: ReadonlyArray<readonly [string, boolean]> = [['--follow', follow.right], ['--rebuild', rebuild.right !== undefined], ['--rollback', rollback.right !== undefined], ['--status', status.right], ['--member', member.right !== undefined && !follow.right]]
  const [first, second] = asked.flatMap(([name, isAsked]) => (isAsked ? [name] : []))
  if (first !== undefined && second !== undefined) return refuse(say(`${first} und ${second} gehen nicht zusammen.`, `${first} and ${second} do not go together.`))
  if (rebuild.right !== undefined) {
    if (rebuild.right === 'all') return right({ kind: 'rebuild', projections: allProjections.map(({ name }) => name) })
    const known = knownProjection('rebuild', rebuild.right)
    return isLeft(known) ? known : right({ kind: 'rebuild', projections: [known.right] })
  }
  if (rollback.right !== undefined) {
    const known = knownProjection('rollback', rollback.right)
    return isLeft(known) ? known : right({ kind: 'rollback', projection: known.right })
  }
  return right({ kind: status.right ? 'status' : follow.right ? 'follow' : 'catchUp' })
}

const knownProjection = (option: string, typed: string): Either<Problem, string> => {
  const names = allProjections.map(({ name }) => name)
  if (names.includes(typed)) return right(typed)
  const hint = didYouMean(similarTo(typed, names))
  return refuse(
    say(
      `--${option}: die Auswertung „${typed}“ gibt es nicht; es gibt: ${names.join(', ')}.${hint.de}`,
      `--${option}: there is no projection "${typed}"; there are: ${names.join(', ')}.${hint.en}`,
    ),
  )
}

const tablesOf = (projection: string): ReadonlyArray<string> =>
  allProjections.find(({ name }) => name === projection)?.tables.map(({ name }) => name) ?? []

const projectInto =
  (store: EventStore, target: ReadModels, names: Pick<Projected, 'store' | 'file' | 'into'>, work: Work, share: Share | undefined, context: Context): TaskEither<Problem, Projected> =>
  async () => {
    const progress = context.progress(say('Ereignisse auswerten', 'Folding events'))
    const events = new Map<string, number>()
    let folded = 0
    const counting = allProjections.map((projection) =>
      counted(projection, () => {
        events.set(projection.name, (events.get(projection.name) ?? 0) + 1)
        progress.at(++folded)
      }),
    )
    const runner = observedProjectionRunner({ store, target, projections: counting, clock: context.io.clock, ...(share === undefined ? {} : { share }) }, telemetryOf(store))
    if (isLeft(runner)) return left(projectionProblem({ _tag: 'InvalidDefinitions', faults: runner.left }, names.store, names.file))
    const done = await projecting({ runner: runner.right, store, target, names, progress, warn: context.warn })(work)
    runner.right.stopObserving()
    progress.end()
    if (isLeft(done)) return done
    const standings = await readStandings(runner.right, target, names.file, tablesOf, events)
    if (isLeft(standings)) return standings
    const head = await headOf(store, names.store)
    return isLeft(head) ? head : right({ ...names, head: head.right, standings: standings.right })
  }

// Each event is asked for its keys once for each projection that sees it.
const counted = (projection: AnyProjection, count: () => void): AnyProjection => ({
  ...projection,
  keysOf: (event) => {
    count()
    return projection.keysOf(event)
  },
})
