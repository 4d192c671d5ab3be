/** A process that appends a number of single events to a stream and says each. */
// @ts-nocheck

import { writeSync } from 'node:fs'

import { isLeft } from 'fp-ts/lib/Either.js'

import { batchOf, registry, streamOf } from './batches.ts'
import { opened } from './fixture.ts'

const [path = '', name = '', count = '0'] = process.argv.slice(2)
const store = await opened({ path, registry })
for (let turn = 0; turn < Number(count); turn++) {
  const result = await store.append(streamOf('shared'), 'any', batchOf(`${name} ${turn}`, 1))()
  if (isLeft(result)) throw new Error(result.left._tag)
  writeSync(1, `${result.right.revision}\n`)
}
await store.close()()
