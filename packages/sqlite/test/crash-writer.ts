/** A process that appends random batches and says each acknowledgement, until it is killed. */
import { once } from 'node:events'
import { writeSync } from 'node:fs'

import { isLeft } from 'fp-ts/lib/Either.js'

import { batchOf, registry, streamOf } from './batches.ts'
import { opened } from './fixture.ts'
import { randomFrom } from './random.ts'

const [path = '', seed = '0'] = process.argv.slice(2)
const random = randomFrom(Number(seed))
// Started ahead of its turn, since starting takes longer than what it is for.
await once(process.stdin, 'data')
const store = await opened({ path, registry })
for (let turn = 0; ; turn++) {
  const stream = streamOf(`crash ${random(5)}`)
  const size = random(20) === 0 ? 200 : 1 + random(8)
  const batch = `${seed}/${turn}`
  const result = await store.append(stream, 'any', batchOf(batch, size))()
  if (isLeft(result)) throw new Error(result.left._tag)
  // Written at once, without a buffer that would die with the process.
  writeSync(1, `${stream} ${result.right.revision} ${batch}\n`)
}
