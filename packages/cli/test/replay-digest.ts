/** A program that replays the same histories and prints one digest of all that came of them: for runs in other zones and locales. */
import { aggregates, aggregateIdOf, canonicalJson, categoryOf, domainRegistry, sha256Hex, viewOf, type AnyEvent, type EventDefinitions, type LocalDate, type RecordedEvent } from '@vor-ort/core'
import { collect, memoryStore } from '@vor-ort/event-store'
import { allProjections, makeProjectionRunner, memoryTarget } from '@vor-ort/projections'
import { arbitraryFuzzyDate, arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { isLeft } from 'fp-ts/lib/Either.js'

import { recordSeeds } from '../src/demo/record-seeds.ts'
import { instantAt } from './fixture.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** What any events in any order make of each aggregate: the same samples in every process. */
const folded = (): ReadonlyArray<unknown> =>
  aggregates.flatMap(({ events, start }) => {
    const definitions: EventDefinitions = events
    const anyEvent: fc.Arbitrary<AnyEvent> = fc.oneof(
      ...Object.entries(definitions).map(([type, { data }]) => fc.record({ type: fc.constant(type), on: arbitraryFuzzyDate, data: arbitraryOf(data) })),
    )
    return fc.sample(fc.array(anyEvent, { maxLength: 20 }), { seed: 20150113, numRuns: 30 }).map((history) => {
      let reached = start
      for (const event of history) reached = reached.next(event)
      return plain([reached.state, reached.title(), reached.findings()])
    })
  })

/** What the golden timeline makes of every table. */
const rowsOfSeeds = async (): Promise<ReadonlyArray<unknown>> => {
  const store = memoryStore(domainRegistry)
  const io = { stdout: silent, stderr: silent, env: {}, clock: () => instantAt('2026-11-21T22:00:00.000Z'), milliseconds: () => 0 }
  const recorded = await recordSeeds(store, 'memory:', { language: 'de', io, progress: () => ({ at: () => undefined, end: () => undefined }), warn: () => undefined })
  if (isLeft(recorded)) throw new Error(recorded.left.sentence.en)
  const target = memoryTarget()
  const runner = makeProjectionRunner({ store, target, projections: allProjections })
  if (isLeft(runner)) throw new Error(JSON.stringify(runner.left))
  const ran = await runner.right.catchUp()()
  if (isLeft(ran)) throw new Error(ran.left._tag)
  const tables: unknown[] = []
  for (const { name } of allProjections.flatMap((projection) => projection.tables)) {
    const rows = await target.rows(name)()
    if (isLeft(rows)) throw new Error(`${name}: ${rows.left._tag}`)
    tables.push([name, plain(rows.right)])
  }
  const read = await collect(store.readAll())()
  const events: ReadonlyArray<RecordedEvent> = isLeft(read) ? [] : read.right
  const known = viewOf(events, { validAt: '2015-02-10' as LocalDate }).events.map(({ stream, revision, hash }) => [categoryOf(stream), aggregateIdOf(stream), String(revision), hash])
  return [...tables, known]
}

const silent = { isTerminal: false, write: () => undefined }

// Something that does depend on the surroundings, so that a run can prove that they were what it was told.
const surroundings = [new Date(2026, 2, 29, 12).toISOString(), Intl.DateTimeFormat().resolvedOptions().locale]
console.log(JSON.stringify({ digest: sha256Hex(canonicalJson([folded(), await rowsOfSeeds()])), surroundings }))
