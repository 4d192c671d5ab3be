/** Records the golden timeline: each file of commands, and what follows from it, before the next. */
import { Instant } from '@vor-ort/core'
import { memoryCheckpoints, type EventStore } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'

import type { Context } from '../command.ts'
import { problemOf, refuse, say, type Problem } from '../problem.ts'
import { reactionsOn, runProblem } from '../process-managers.ts'
import { checkLines } from '../record/check-lines.ts'
import { openSource, withSource } from '../record/source.ts'
import { writeLines } from '../record/write-lines.ts'
import { seedFiles } from './seeds.ts'

// The story is recorded at the same instant whenever it is told, so that it has the same digest in every store.
const toldAt = '2026-11-21T22:00:00.000Z'
const clock = (): Instant => {
  if (!Instant.is(toldAt)) throw new Error('the instant of the story is none')
  return toldAt
}

/** How many events it took: none when everything was recorded before. */
export const recordSeeds = async (store: EventStore, storeName: string, { io, progress: start }: Context): Promise<Either<Problem, number>> => {
  const files = seedFiles()
  if (files.length === 0) return refuse(say('Die Dateien der Geschichte fehlen: das ist ein Fehler von vor-ort.', 'The files of the story are missing: this is a fault of vor-ort.'))
  let recorded = 0
  const checkpoints = memoryCheckpoints()
  // What follows from the passing of time depends on the day of the demo, so it is left out.
  const reactions = reactionsOn('events', {
    store,
    checkpoints,
    clock,
    report: (notice) => {
      if (notice._tag === 'Reaction' && notice.outcome._tag === 'Done' && !notice.outcome.duplicate) recorded++
    },
  })
  const record = async (file: string): Promise<Either<Problem, void>> => {
    const progress = start(say('Geschichte erfassen', 'Recording the story'))
    const opened = await openSource(file, noInput())
    const written = await withSource(opened, async (source) => {
      const checked = await checkLines({ source, store, storeName, mayHoldEvents: true, progress })
      if (isLeft(checked)) return checked
      const [first] = checked.right.problems
      if (first !== undefined) return left(otherVersion(storeName, first.sentence))
      return writeLines({ source, store, storeName, io: { ...io, clock }, progress, skip: checked.right.skip, goesOn: false })
    })
    progress.end()
    if (isLeft(written)) return written
    recorded += written.right.events
    const followed = await reactions.catchUp()()
    return isLeft(followed) ? left(runProblem(followed.left, storeName)) : right(undefined)
  }
  for (const file of files) {
    const done = await record(file)
    if (isLeft(done)) {
      reactions.stopObserving()
      return done
    }
  }
  reactions.stopObserving()
  return right(recorded)
}

const otherVersion = (storeName: string, reason: Problem['sentence']): Problem =>
  problemOf(
    say(
      `${storeName} enthält schon eine andere Fassung dieser Geschichte (${reason.de}); bitte einen leeren Speicher nennen.`,
      `${storeName} holds another version of this story already (${reason.en}); please name an empty store.`,
    ),
  )

// The seeds are files; nothing is read from the pipe.
async function* noInput(): AsyncGenerator<Uint8Array> {}
