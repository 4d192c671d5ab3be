// @ts-nocheck
import { aggregates, Instant, makeRegistry, type RecordedEvent } from '@vor-ort/core'
import { collect, memoryStore, type EventStore } from '@vor-ort/event-store'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'
import { fileURLToPath } from 'node:url'

import { importOParl, memoryDirectory, type ImportReport, type OParlFiles, type PseudonymDirectory } from '../../src/index.ts'

export const sample = (name: string): string => fileURLToPath(new URL(`../sample/${name}`, import.meta.url))

/** What must be Right in a test. */
export const sure = <E, A>(either: Either<E, A>): A => {
  if (isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

export const registry = sure(makeRegistry(aggregates.map(({ events }) => events)))
export const emptyStore = (): EventStore => memoryStore(registry)

export const instant = (text: string): Instant => {
  if (!Instant.is(text)) throw new Error(text)
  return text
}

export const importInto = async (
  store: EventStore,
  files: OParlFiles,
  directory: PseudonymDirectory = memoryDirectory(),
  recordedAt = '2026-11-21T22:00:00.000Z',
): Promise<ImportReport> => sure(await importOParl({ store, clock: () => instant(recordedAt), directory }, files)())

export const eventsIn = async (store: EventStore): Promise<ReadonlyArray<RecordedEvent>> => sure(await collect(store.readAll())())

export const meetingFiles = { meetings: [sample('meetings.ndjson')], papers: [sample('papers.ndjson')] }
export const withOrganizations = {
  ...meetingFiles,
  organizations: [sample('organizations-page.json'), sample('persons-with-a-broken-one.json'), sample('body.json')],
}
