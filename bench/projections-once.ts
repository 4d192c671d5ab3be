/** One measurement of projections in a process of its own: prints seconds, events and the peak of memory as JSON. */
import { categoryOf, type StreamName } from '@vor-ort/core'
import { allProjections, column, defineProjection, defineTable, makeProjectionRunner, readModels } from '@vor-ort/projections'
import { writeSimulation } from '@vor-ort/simulator'
import { openSqliteReadModels, openSqliteStore } from '@vor-ort/sqlite'
import { DatabaseSync } from 'node:sqlite'

import { registry, sure } from './sqlite.ts'

/** The simplest projection that a reader could want: one row for each stream. */
const activity = defineProjection({
  name: 'activity',
  version: 1,
  handles: [...new Set(allProjections.flatMap(({ handles }) => handles))],
  tables: [
    defineTable({
      name: 'activity',
      title: { de: 'Tätigkeit', en: 'Activity' },
      definition: { de: 'Eine Zeile je Strom.', en: 'One row for each stream.' },
      key: ['stream'],
      columns: [
        column.text('stream', ['Strom', 'Stream'], ['Name des Stroms', 'Name of the stream'], 'stream'),
        column.text('last_type', ['Letztes Ereignis', 'Last event'], ['Art des letzten Ereignisses', 'Type of the last event'], 'type'),
        column.integer('events', '1', ['Ereignisse', 'Events'], ['Zahl der Ereignisse', 'Number of events'], 'counted'),
      ],
    }),
  ],
  initial: { stream: '', type: '', events: 0 },
  evolve: ({ events }, { stream, type }) => ({ stream, type, events: events + 1 }),
  rows: ({ stream, type, events }) => ({ activity: [{ stream, last_type: type, events }] }),
})

const [mode = '', file = '', second = '', third = ''] = process.argv.slice(2)
const categories = new Set(activity.handles)

/** The same events by the bare engine: every row, data and metadata parsed. */
const floor = (): number => {
  const database = new DatabaseSync(file, { readOnly: true })
  const statement = database.prepare('SELECT position, stream, revision, type, data, metadata FROM events WHERE position > ? ORDER BY position LIMIT 1000')
  let events = 0
  let last = 0
  for (;;) {
    const rows = statement.all(last)
    for (const row of rows) {
      JSON.parse(String(row['data']))
      JSON.parse(String(row['metadata']))
      if (categories.has(categoryOf(String(row['stream']) as StreamName))) events++
    }
    if (rows.length === 0) break
    last = Number(rows.at(-1)?.['position'])
  }
  database.close()
  return events
}

const project = async (which: 'one' | 'all'): Promise<number> => {
  const store = sure(await openSqliteStore({ path: file, registry, readOnly: true })())
  const target = sure(await openSqliteReadModels({ path: second })())
  const runner = sure(makeProjectionRunner({ store, target, projections: which === 'one' ? [activity] : allProjections }))
  const events = which === 'one' ? sure(await runner.rebuild('activity')()).events : sure(await runner.catchUp()()).events
  if (which === 'all') sure(await target.install(readModels)())
  sure(await target.close()())
  sure(await store.close()())
  return events
}

const simulated = async (): Promise<number> => {
  const store = sure(await openSqliteStore({ path: file, registry, synchronous: 'loading' })())
  const { events } = sure(await writeSimulation(store, { cases: Number(second), years: Number(third), seed: 1 })())
  sure(await store.close()())
  return events
}

const started = performance.now()
const before = process.cpuUsage()
const events = mode === 'floor' ? floor() : mode === 'simulate' ? await simulated() : await project(mode === 'one' ? 'one' : 'all')
const seconds = (performance.now() - started) / 1000
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, events, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))

