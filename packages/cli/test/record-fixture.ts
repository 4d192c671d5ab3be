/** Record files for tests: lines as people write them. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { folder } from './fixture.ts'

export const by = { role: 'Verwaltung' }

/** A line as an object; texts are lines as they are. */
export type Line = string | Buffer | Readonly<Record<string, unknown>>

const feed = Buffer.from('\n')

/** The bytes of a file with these lines. */
export const bytesOf = (lines: ReadonlyArray<Line>): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)), feed]))

/** A new file with these lines, and the place for a store beside it. */
export const recordFile = (...lines: ReadonlyArray<Line>): { readonly file: string; readonly store: string } => {
  const here = folder()
  const file = path.join(here, 'sitzung.ndjson')
  writeFileSync(file, bytesOf(lines))
  return { file, store: path.join(here, 'rat.db') }
}

export const submit = (id: string, more: Readonly<Record<string, unknown>> = {}, data: Readonly<Record<string, unknown>> = {}) => ({
  command: 'SubmitMotion',
  id,
  on: '2015-01-13',
  data: { title: { asPublished: 'Dezentrale Außenstellen' }, kind: 'motion', originators: [{ kind: 'faction', faction: 'CDU' }], body: '@rat', ...data },
  by,
  ...more,
})

export const place = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  command: 'PlaceMotionOnAgenda',
  id,
  on: '2015-01-13',
  data: { body: '@rat', meeting: '@sitzung/1', item: '@top/1' },
  by,
  ...more,
})

export const openVote = (id: string) => ({
  command: 'OpenVote',
  id,
  on: '2015-01-13',
  data: { vote: '@vote/1', sitting: { kind: 'reported', body: '@rat', meeting: '@sitzung/1', item: '@top/1' }, majority: 'simple', ballot: 'unknown' },
  by,
})

export const tally = (id: string, counts: unknown = { kind: 'unknown' }) => ({ command: 'TallyVote', id, on: '2015-01-13', data: { vote: '@vote/1', counts }, by })

export const declare = (id: string) => ({ command: 'DeclareResult', id, on: '2015-01-13', data: { vote: '@vote/1', outcome: 'adopted', unanimity: 'majority' }, by })

export const adopt = (data: Readonly<Record<string, unknown>> = { motion: '@motion/1' }) => ({
  command: 'AdoptResolution',
  id: '@resolution of vote {@vote/1}',
  on: '2015-01-13',
  data: { body: '@rat', title: { asPublished: 'Dezentrale Außenstellen' }, public: 'unknown', ...data },
  by,
})

/** A motion from its submission to the resolution that follows. */
export const story: ReadonlyArray<Line> = [
  '# Januar 2015',
  submit('@motion/1'),
  '',
  place('@motion/1'),
  openVote('@motion/1'),
  tally('@motion/1'),
  '// die Verkündung',
  declare('@motion/1'),
  adopt(),
]

/** A monthly series of which three months are over by the end of March, one of them with a session. */
export const series = [
  { command: 'StartSeries', id: '@reihe', on: '2025-12-01', data: { name: 'Beratung vor Ort', pilot: false, obligation: 'voluntary', firstVenue: { kind: 'unknown', place: 'Hage' } }, by },
  { command: 'ChangeCadence', id: '@reihe', on: '2026-01-01', data: { cadence: 'monthly' }, by },
  { command: 'ScheduleSession', id: '@tag', on: '2026-02-03', data: { venue: { kind: 'own', place: 'Hage' }, catchment: [], obligation: 'voluntary', booking: 'none', series: '@reihe' }, by },
  { command: 'RecordSessionHeld', id: '@tag', on: '2026-02-03', data: {}, by },
]
