/** How far the projections are, as a report. */
import type { Bilingual, Language, Position } from '@vor-ort/core'

import type { Context } from '../command.ts'
import { grouped } from '../output/numbers.ts'
import { facts, heading, paragraph, type Block, type Report } from '../output/report.ts'
import { say } from '../problem.ts'
import { unreadableBecause } from '../store-problems.ts'
import { nullMark } from './cells.ts'
import { rowBlocks } from './row-blocks.ts'
import { rowsOf, type Standing } from './standings.ts'

/** What a run has come to. */
export interface Projected {
  readonly store: string
  readonly file: string
  /** The same as it is typed for `--into`. */
  readonly into: string
  /** Where the store ends. */
  readonly head: Position | undefined
  readonly standings: ReadonlyArray<Standing>
}

const states: Readonly<Record<Standing['status']['state'], Bilingual>> = {
  kept: say('geführt', 'kept'),
  stale: say('veraltet', 'stale'),
  missing: say('nie gelaufen', 'never run'),
}

// So many are listed for people; programs get them all.
const listed = 10

/** A report on a run; rows of another version are bad news, as nothing keeps them up. */
export const standingsReport = (projected: Projected, context: Context): Report => {
  const { store, file, head, standings } = projected
  const { language, io } = context
  const german = language === 'de'
  warnOf(projected, context)
  return {
    ...(standings.some(({ status }) => status.state === 'stale') ? { exitCode: 1 } : {}),
    table: () => [
      facts([german ? 'Speicher' : 'store', store], [german ? 'Auswertungen' : 'read models', file], [german ? 'Speicher bis Stelle' : 'store up to position', head ?? '–']),
      ...rowBlocks(
        [
          { title: german ? 'Auswertung' : 'Projection' },
          { title: 'Version', align: 'right' },
          { title: german ? 'Zustand' : 'State' },
          { title: german ? 'Stelle' : 'Checkpoint', align: 'right' },
          { title: german ? 'Zeilen' : 'Rows', align: 'right' },
          { title: german ? 'Ereignisse' : 'Events', align: 'right' },
          { title: german ? 'Unlesbar' : 'Poison', align: 'right' },
        ],
        standings.map((standing) => [
          standing.status.projection,
          String(standing.version ?? standing.status.version),
          states[standing.status.state][language],
          standing.checkpoint ?? nullMark,
          numberOr(rowsOf(standing), language),
          grouped(standing.events, language),
          grouped(standing.poison.length, language),
        ]),
        io.stdout.columns,
      ),
      ...poisonBlocks(standings, language),
    ],
    json: () => ({
      store,
      into: file,
      head: head ?? null,
      projections: standings.map((standing) => ({
        projection: standing.status.projection,
        version: standing.status.version,
        state: standing.status.state,
        generation: standing.generation ?? null,
        generationVersion: standing.version ?? null,
        checkpoint: standing.checkpoint ?? null,
        rows: rowsOf(standing) ?? null,
        tables: standing.tables ?? {},
        events: standing.events,
        poison: standing.poison.map(({ position, stream, revision, type, fault }) => ({ position, stream, revision, type: type ?? null, reason: unreadableBecause(fault)[language] })),
      })),
    }),
    csv: () => ({
      header: ['projection', 'version', 'state', 'generation', 'checkpoint', 'rows', 'events', 'poison'],
      rows: standings.map((standing) => [standing.status.projection, standing.version ?? standing.status.version, standing.status.state, standing.generation, standing.checkpoint, rowsOf(standing), standing.events, standing.poison.length]),
    }),
  }
}

const numberOr = (value: number | undefined, language: Language): string => (value === undefined ? nullMark : grouped(value, language))

const warnOf = ({ standings, into }: Projected, { warn }: Context): void => {
  for (const { status, version } of standings) {
    const { projection } = status
    if (status.state !== 'stale' || version === undefined) continue
    if (version > status.version) {
      warn(
        say(
          `${projection}: die Zeilen sind von einer neueren Version von vor-ort (${version}, diese kennt ${status.version}) und bleiben, wie sie sind: aktualisieren Sie vor-ort.`,
          `${projection}: the rows are of a newer version of vor-ort (${version}, this one knows ${status.version}) and stay as they are: update vor-ort.`,
        ),
      )
    } else {
      warn(
        say(
          `${projection}: die Zeilen sind von Version ${version}, diese ist ${status.version}: vor-ort project --rebuild ${projection} --into ${into} baut sie neu auf.`,
          `${projection}: the rows are of version ${version}, this one is ${status.version}: vor-ort project --rebuild ${projection} --into ${into} makes them anew.`,
        ),
      )
    }
  }
  const poisoned = new Set(standings.flatMap(({ poison }) => poison.map(({ position }) => position))).size
  if (poisoned > 0) {
    warn(say(`${poisoned} Ereignisse sind für diese Version nicht lesbar; sie fehlen in den Zeilen.`, `${poisoned} events cannot be read by this version; the rows lack them.`))
  }
}

const poisonBlocks = (standings: ReadonlyArray<Standing>, language: Language): ReadonlyArray<Block> => {
  const all = standings.flatMap(({ status, poison }) => poison.map((record) => ({ projection: status.projection, record })))
  if (all.length === 0) return []
  const german = language === 'de'
  const lines = all.slice(0, listed).map(({ projection, record }): readonly [string, string] => [
    projection,
    `${german ? 'Stelle' : 'position'} ${record.position}, ${record.stream} #${record.revision}${record.type === undefined ? '' : ` ${record.type}`}: ${unreadableBecause(record.fault)[language]}`,
  ])
  const rest = all.length - lines.length
  return [
    heading(german ? 'Ereignisse, die in den Zeilen fehlen' : 'Events that the rows lack'),
    facts(...lines),
    ...(rest > 0 ? [paragraph(german ? `und ${rest} weitere; --format json nennt alle.` : `and ${rest} more; --format json names them all.`)] : []),
  ]
}
