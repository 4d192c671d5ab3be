/** A process that loads single events, says how many were acknowledged, and waits to be killed. */
import { writeSync } from 'node:fs'

import { isLeft } from 'fp-ts/lib/Either.js'

import { batchOf, registry, streamOf } from './batches.ts'
import { opened } from './fixture.ts'

const [path = '', count = '0'] = process.argv.slice(2)
const store = await opened({ path, registry, synchronous: 'loading' })
for (let index = 0; index < Number(count); index++) {
  const result = await store.append(streamOf('loading'), 'any', batchOf(`loading ${index}`, 1))()
  if (isLeft(result)) throw new Error(result.left._tag)
}
writeSync(1, `${count}\n`)
// The transaction that is open must not be committed by a pause: nothing of this process runs any more.
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
