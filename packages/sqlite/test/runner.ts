/** A process that runs a process manager on a file when it is told to, and says what it has done. */
import { once } from 'node:events'
import { writeSync } from 'node:fs'

import { openSqliteCheckpoints } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'

import { registry, runnerOn } from './effective.ts'
import { opened } from './fixture.ts'

const [path = ''] = process.argv.slice(2)
const store = await opened({ path, registry })
const checkpoints = await openSqliteCheckpoints({ path })()
if (isLeft(checkpoints)) throw new Error(checkpoints.left._tag)
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
const run = await runnerOn(store, checkpoints.right).catchUp()()
if (isLeft(run)) throw new Error(run.left._tag)
writeSync(1, `${run.right.done} ${run.right.duplicates} ${run.right.refused + run.right.settledBefore}\n`)
await checkpoints.right.close()()
await store.close()()
process.stdin.destroy()
