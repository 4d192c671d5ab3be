/** A process that keeps read models up in a seat until it is killed; it says each time it got the seat. */
import { writeSync } from 'node:fs'

import { domainRegistry } from '@vor-ort/core'
import { resolutionProjection } from '@vor-ort/projections'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

import { activity } from '../../../projections/test/activity.ts'
import { followSeated } from '@vor-ort/postgres'
import { openedModels } from './open-models.ts'

const [file = '', url = '', schema = '', synchronous = 'full'] = process.argv.slice(2)
const store = await openSqliteStore({ path: file, registry: domainRegistry, pollMilliseconds: 5 })()
if (isLeft(store)) throw new Error(JSON.stringify(store.left))
const models = await openedModels({ url, schema, synchronous: synchronous === 'full' ? 'full' : 'normal', maxConnections: 2 })
const signal = new AbortController().signal
const ended = await followSeated({
  store: store.right,
  models,
  projections: [resolutionProjection, activity],
  signal,
  batchSize: 5,
  statesAtHand: 10,
  retryMilliseconds: 20,
  onSeat: () => void writeSync(1, 'seated\n'),
})()
throw new Error(JSON.stringify(ended))
