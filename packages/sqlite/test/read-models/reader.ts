/** A process that reads without a pause and checks that it sees whole batches of one generation; it says how often, when it is asked to end. */
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

import { isLeft } from 'fp-ts/lib/Either.js'

import { openedModels } from './open-models.ts'

const [path = ''] = process.argv.slice(2)
const target = await openedModels({ path, readOnly: true })
const over = new AbortController()
void once(process.stdin, 'data').then(() => over.abort())
// One statement sees one state of the file.
const sql = `SELECT
  (SELECT count(*) FROM resolution) AS resolutions,
  (SELECT coalesce(sum(obligations), 0) FROM resolution) AS declared,
  (SELECT count(*) FROM obligation) AS obligations,
  (SELECT count(*) FROM resolution_finding) AS findings,
  (SELECT coalesce(sum(events), 0) FROM activity WHERE year = 'all') AS events,
  (SELECT count(*) FROM read_model_generations WHERE status = 'active') AS active,
  (SELECT min(generation) FROM read_model_generations WHERE status = 'active') AS generation`
let turns = 0
let resolutions = 0
let events = 0
const generations = new Set<unknown>()
console.log('reading')
while (!over.signal.aborted) {
  const answer = await target.query(sql)()
  if (isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  const row = answer.right.rows[0] ?? {}
  if (row['declared'] !== row['obligations']) throw new Error(`tables of one projection differ: ${JSON.stringify(row)}`)
  if (row['active'] !== 2) throw new Error(`not one active generation each: ${JSON.stringify(row)}`)
  if (Number(row['resolutions']) < resolutions || Number(row['events']) < events) throw new Error(`rows are gone: ${JSON.stringify({ row, resolutions, events })}`)
  resolutions = Number(row['resolutions'])
  events = Number(row['events'])
  generations.add(row['generation'])
  turns++
  await pause(1)
}
console.log(JSON.stringify({ turns, generations: generations.size }))
process.stdin.destroy()
await target.close()()
