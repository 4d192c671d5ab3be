/** A process that keeps read models up in one way, again and again, until it is killed. */
import { once } from 'node:events'
import { writeSync } from 'node:fs'

import { domainRegistry } from '@vor-ort/core'
import { makeProjectionRunner, resolutionProjection } from '@vor-ort/projections'
import { isLeft } from 'fp-ts/lib/Either.js'

import { activity } from '../../../projections/test/activity.ts'
import { opened } from '../fixture.ts'
import { openedModels } from './open-models.ts'

const [path = '', mode = ''] = process.argv.slice(2)
// Started ahead of its turn, since starting takes longer than what it is for.
await once(process.stdin, 'data')
const store = await opened({ path, registry: domainRegistry, pollMilliseconds: 2, pageSize: 50 })
const target = await openedModels({ path })
const made = makeProjectionRunner({ store, target, projections: [resolutionProjection, activity], batchSize: 5, statesAtHand: 10 })
if (isLeft(made)) throw new Error('the definitions are faulty')
const runner = made.right
writeSync(1, 'on its way\n')
if (mode === 'follow') await runner.follow({ signal: new AbortController().signal })()
for (;;) {
  const result = mode === 'rebuild' ? [await runner.rebuild('resolution')(), await runner.rebuild('activity')()] : [await runner.catchUp()()]
  for (const one of result) if (isLeft(one)) throw new Error(JSON.stringify(one.left))
}
