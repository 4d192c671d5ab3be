/** A projection whose keys go across streams: how many events of which type were recorded for which year. */
import { defineProjection, defineTable } from '@vor-ort/projections'

const words = (de: string, en: string) => ({ de, en })

const table = defineTable({
  name: 'activity',
  title: words('Tätigkeit', 'Activity'),
  definition: words('Ereignisse je Jahr und Art.', 'Events by year and type.'),
  key: ['year', 'type'],
  columns: [
    { name: 'year', type: 'text', nullable: false, title: words('Jahr', 'Year'), definition: words('Die ersten vier Zeichen', 'The first four characters'), source: 'validTime' },
    { name: 'type', type: 'text', nullable: false, title: words('Art', 'Type'), definition: words('Art des Ereignisses', 'Type of the event'), source: 'type' },
    { name: 'events', type: 'integer', nullable: false, unit: '1', title: words('Zahl', 'Count'), definition: words('Zahl der Ereignisse', 'Number of events'), source: 'counted' },
    { name: 'last', type: 'json', nullable: false, title: words('Letztes', 'Last'), definition: words('Strom und Stelle des letzten', 'Stream and place of the last'), source: 'stream, revision' },
    { name: 'many', type: 'boolean', nullable: true, title: words('Viele', 'Many'), definition: words('Mehr als drei; leer, wenn nur eines', 'More than three; empty for a single one'), source: 'counted' },
  ],
})

interface Activity {
  readonly [type: string]: { readonly events: number; readonly last: readonly [string, number] }
}
const nothing: Activity = {}

/** Its order matters across streams, since it shows the last event of all. */
export const activity = defineProjection({
  name: 'activity',
  version: 1,
  handles: ['resolution', 'urgent-decision'],
  tables: [table],
  initial: nothing,
  keysOf: ({ metadata }) => [metadata.validTime.slice(0, 4), 'all'],
  evolve: (state, { type, stream, revision }) => ({ ...state, [type]: { events: (state[type]?.events ?? 0) + 1, last: [stream, Number(revision)] as const } }),
  rows: (state, year) => ({
    activity: Object.entries(state).map(([type, { events, last }]) => ({ year, type, events, last, many: events === 1 ? undefined : events > 3 })),
  }),
})
