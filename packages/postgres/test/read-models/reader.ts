/** A process that reads without a pause and checks that it sees whole batches of one generation; it says how often, when it is asked to end. */
import { once } from 'node:events'

import { isLeft } from 'fp-ts/lib/Either.js'

import { openPostgresReadModels } from '@vor-ort/postgres'

const [url = '', schema = ''] = process.argv.slice(2)
const opened = await openPostgresReadModels({ url, schema, readOnly: true, maxConnections: 1 })()
if (isLeft(opened)) throw new Error(JSON.stringify(opened.left))
const target = opened.right
const over = new AbortController()
void once(process.stdin, 'data').then(() => over.abort())
const sql = `SELECT
  (SELECT count(*) FROM resolution) AS resolutions,
  (SELECT coalesce(sum(obligations), 0) FROM resolution) AS declared,
  (SELECT count(*) FROM obligation) AS obligations,
  (SELECT coalesce(sum(events), 0) FROM activity WHERE year = 'all') AS events,
  (SELECT count(*) FROM read_model_generations WHERE status = 'active') AS active,
  (SELECT sum(generation) FROM read_model_generations WHERE status = 'active') AS generations`
let turns = 0
let resolutions = 0
let events = 0
const generations = new Set<unknown>()
console.log('reading')
while (!over.signal.aborted) {
  const answer = await target.query(sql)()
  if (isLeft(answer)) {
    // The connection is killed too, and the server; nothing else may go wrong.
    if (answer.left._tag !== 'TargetUnavailable') throw new Error(JSON.stringify(answer.left))
    await new Promise((resolve) => setTimeout(resolve, 5))
    continue
  }
  const row = answer.right.rows[0] ?? {}
  if (row['declared'] !== row['obligations']) throw new Error(`tables of one projection differ: ${JSON.stringify(row)}`)
  if (row['active'] !== 2) throw new Error(`not one active generation each: ${JSON.stringify(row)}`)
  if (Number(row['resolutions']) < resolutions || Number(row['events']) < events) throw new Error(`rows are gone: ${JSON.stringify({ row, resolutions, events })}`)
  resolutions = Number(row['resolutions'])
  events = Number(row['events'])
  generations.add(row['generations'])
  turns++
}
console.log(JSON.stringify({ turns, generations: generations.size }))
process.stdin.destroy()
await target.close()()
