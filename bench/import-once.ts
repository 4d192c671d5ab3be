/** One import of the real records: prints seconds, the peak of memory and the number of events as JSON. */
import path from 'node:path'

import { Instant } from '@vor-ort/core'
import { importOParl, memoryDirectory } from '@vor-ort/interop'
import { openSqliteStore } from '@vor-ort/sqlite'

import { registry, sure } from './sqlite.ts'

const [records = '', file = ''] = process.argv.slice(2)
const started = performance.now()
const store = sure(await openSqliteStore({ path: file, registry })())
const clock = (): Instant => {
  const now = new Date().toISOString()
  if (!Instant.is(now)) throw new Error('the clock is beyond the year 9999')
  return now
}
const report = sure(
  await importOParl(
    { store, clock, directory: memoryDirectory() },
    { meetings: [path.join(records, 'dev-meetings.ndjson.gz')], papers: [path.join(records, 'dev-papers.ndjson.gz')] },
  )(),
)
sure(await store.close()())
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    events: report.events,
  }),
)
