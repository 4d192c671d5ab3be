/** A process that keeps read models up in one way, again and again, until it is killed; a lost connection makes it try anew. */
import { once } from 'node:events'
import { writeSync } from 'node:fs'

import { domainRegistry } from '@vor-ort/core'
import { makeProjectionRunner, resolutionProjection, type ProjectionRunner } from '@vor-ort/projections'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

import { activity } from '../../../projections/test/activity.ts'
import { openPostgresReadModels } from '@vor-ort/postgres'

const [file = '', url = '', schema = '', mode = ''] = process.argv.slice(2)
// Started ahead of its turn, since starting takes longer than what it is for.
await once(process.stdin, 'data')
const store = await openSqliteStore({ path: file, registry: domainRegistry, pollMilliseconds: 2, pageSize: 50 })()
if (isLeft(store)) throw new Error(JSON.stringify(store.left))
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
writeSync(1, 'on its way\n')
const turn = async (runner: ProjectionRunner) => {
  if (mode === 'follow') return [await runner.follow({ signal: new AbortController().signal })()]
  return mode === 'rebuild' ? [await runner.rebuild('resolution')(), await runner.rebuild('activity')()] : [await runner.catchUp()()]
}

/** Works until the connection is lost. */
const work = async (runner: ProjectionRunner): Promise<void> => {
  for (;;) {
    for (const result of await turn(runner)) {
      if (!isLeft(result)) continue
      if (result.left._tag === 'TargetUnavailable') return
      throw new Error(JSON.stringify(result.left))
    }
  }
}

for (;;) {
  const target = await openPostgresReadModels({ url, schema, synchronous: 'full', maxConnections: 2 })()
  if (!isLeft(target)) {
    const made = makeProjectionRunner({ store: store.right, target: target.right, projections: [resolutionProjection, activity], batchSize: 5, statesAtHand: 10 })
    if (isLeft(made)) throw new Error('the definitions are faulty')
    await work(made.right)
    await target.right.close()()
  }
  await pause()
}
