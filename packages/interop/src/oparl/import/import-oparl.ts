/** The import of OParl records: files in, governance events and a report out. */
import { governingBody, meeting, motion, resolution } from '@vor-ort/core'
import type { AppendError, LoadError } from '@vor-ort/event-store'
import { isLeft, left, right, type Either } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { ReadFault } from '../read-fault.ts'
import { readCatalogue, type Catalogue, type OParlFiles } from './catalogue.ts'
import { bodyIdOf, meetingIdOf, motionIdOf } from './identity.ts'
import { bodiesOf, planBody } from './plan-body.ts'
import { hasText, planMeeting } from './plan-meeting.ts'
import { planMotion, planResolutions } from './plan-motion.ts'
import type { PseudonymDirectory } from './pseudonyms.ts'
import { recordFacets, type Recorded, type Recording, type RefusedFacet } from './record-facets.ts'
import { classified } from './to-classified.ts'

/** How far an import is. */
export interface ImportProgress {
  readonly stage: 'reading' | 'bodies' | 'meetings' | 'papers'
  readonly done: number
  /** Absent while the number is not known yet. */
  readonly of?: number
}

/** What an import did. */
export interface ImportReport {
  /** `recorded`: how many of the records are in the store now, from this import or an earlier one. */
  readonly meetings: { readonly read: number; readonly recorded: number }
  readonly papers: { readonly read: number; readonly recorded: number }
  readonly agendaItems: { readonly read: number; readonly withResult: number; readonly mapped: number; readonly unmapped: number }
  /** Result texts that no rule explains, the most frequent first; they are stored verbatim. */
  readonly unmappedResults: ReadonlyArray<{ readonly text: string; readonly count: number }>
  readonly amendments: { readonly linked: number; readonly ambiguous: number; readonly unlinked: number }
  /** Events that this import recorded. */
  readonly events: number
  /** Records that could not be used, each described in `faults`. */
  readonly broken: number
  readonly faults: ReadonlyArray<ReadFault>
  /** Fields that were left out of records that could be used. */
  readonly leftOut: ReadonlyArray<ReadFault>
  /** Facts that the domain refused, with the reason. */
  readonly refused: ReadonlyArray<RefusedFacet>
}

/** What an import works with. */
export interface ImportOptions extends Recording {
  readonly directory: PseudonymDirectory
  readonly onProgress?: (progress: ImportProgress) => void
}

/**
 * Imports OParl records of bodies, meetings and papers as governance events.
 *
 * Every fact has its source as evidence. A second import of the same records records nothing; a record with a newer
 * `modified` is recorded as a correction, a deleted one as a tombstone. A broken record is reported with file, line and
 * JSON path, and the rest goes on. Each record is written as a whole or not at all.
 *
 * @example
 * ```ts
 * import { importOParl, memoryDirectory } from '@vor-ort/interop'
 * import { memoryStore } from '@vor-ort/event-store'
 * import { aggregates, makeRegistry } from '@vor-ort/core'
 * import { isRight } from 'fp-ts/lib/Either.js'
 * const registry = makeRegistry(aggregates.map(({ events }) => events))
 * const store = isRight(registry) ? memoryStore(registry.right) : undefined
 * const files = { meetings: ['no-such-file.ndjson'], papers: [] }
 * const done = await importOParl({ store, clock: () => '2026-11-21T22:00:00.000Z', directory: memoryDirectory() }, files)()
 * isRight(done) ? [done.right.events, done.right.faults[0]._tag] : done // => [0, 'UnreadableFile']
 * ```
 */
export const importOParl =
  (options: ImportOptions, files: OParlFiles): TaskEither<LoadError | AppendError, ImportReport> =>
  async () => {
    const progress = options.onProgress ?? (() => undefined)
    const catalogue = await readCatalogue(files, (done) => progress({ stage: 'reading', done }))
    const tally = { events: 0, refused: [] as RefusedFacet[] }
    const done: Record<'bodies' | 'meetings' | 'papers', number> = { bodies: 0, meetings: 0, papers: 0 }
    const take = (recorded: Either<LoadError | AppendError, Recorded>): LoadError | AppendError | undefined => {
      if (isLeft(recorded)) return recorded.left
      tally.events += recorded.right.events
      tally.refused.push(...recorded.right.refused)
      return undefined
    }

    const bodies = bodiesOf(catalogue)
    for (const [url, body] of bodies) {
      const facets = await planBody(url, body, catalogue, options.directory)
      const failed = take(await recordFacets(options, governingBody, bodyIdOf(url), () => facets))
      if (failed !== undefined) return left(failed)
      progress({ stage: 'bodies', done: ++done.bodies, of: bodies.size })
    }
    for (const record of catalogue.meetings.values()) {
      const failed = take(
        await recordFacets(options, meeting, meetingIdOf(record.id), (stored) => planMeeting(record, catalogue, stored)),
      )
      if (failed !== undefined) return left(failed)
      progress({ stage: 'meetings', done: ++done.meetings, of: catalogue.meetings.size })
    }
    for (const paper of catalogue.papers.values()) {
      const failed = take(await recordFacets(options, motion, motionIdOf(paper.id), () => planMotion(paper, catalogue)))
      if (failed !== undefined) return left(failed)
      for (const { id, facets } of planResolutions(paper, catalogue)) {
        const stuck = take(await recordFacets(options, resolution, id, () => facets))
        if (stuck !== undefined) return left(stuck)
      }
      progress({ stage: 'papers', done: ++done.papers, of: catalogue.papers.size })
    }
    return right(report(catalogue, done, tally))
  }

const report = (
  catalogue: Catalogue,
  done: Readonly<Record<'meetings' | 'papers', number>>,
  tally: { readonly events: number; readonly refused: ReadonlyArray<RefusedFacet> },
): ImportReport => {
  const items = [...catalogue.meetings.values()].flatMap((record) => catalogue.itemsOf(record))
  const results = items.flatMap(({ result }) => (hasText(result) ? [result] : []))
  const unmapped = new Map<string, number>()
  for (const result of results) if (classified(result) === undefined) unmapped.set(result, (unmapped.get(result) ?? 0) + 1)
  const missed = [...unmapped.values()].reduce((sum, count) => sum + count, 0)
  const links = [...catalogue.links.values()]
  const linksOf = (tag: string): number => links.filter(({ _tag }) => _tag === tag).length
  return {
    // A second version of a record in the same files counts as recorded with the first.
    meetings: { read: catalogue.read.meetings, recorded: done.meetings + catalogue.read.meetings - catalogue.meetings.size },
    papers: { read: catalogue.read.papers, recorded: done.papers + catalogue.read.papers - catalogue.papers.size },
    agendaItems: { read: items.length, withResult: results.length, mapped: results.length - missed, unmapped: missed },
    unmappedResults: [...unmapped].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
    amendments: { linked: linksOf('Linked'), ambiguous: linksOf('Ambiguous'), unlinked: linksOf('Unlinked') },
    events: tally.events,
    broken: catalogue.faults.length,
    faults: catalogue.faults,
    leftOut: catalogue.leftOut,
    refused: tally.refused,
  }
}
