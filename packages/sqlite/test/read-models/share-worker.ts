/** A process that is a member of a group: it follows until it is killed, takes on other shares, and says when it has reached a position. */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

import { domainRegistry } from '@vor-ort/core'
import { isPosition } from '@vor-ort/event-store'
import { makeProjectionRunner } from '@vor-ort/projections'
import { isLeft, type Either } from 'fp-ts/lib/Either.js'

import { shared } from '../../../projections/test/shared-projections.ts'
import { opened } from '../fixture.ts'
import { openedModels } from './open-models.ts'

const [path = ''] = process.argv.slice(2)
const store = await opened({ path, registry: domainRegistry, pollMilliseconds: 2, pageSize: 50 })
const target = await openedModels({ path })
const made = makeProjectionRunner({ store, target, projections: shared, batchSize: 5, statesAtHand: 10 })
if (isLeft(made)) throw new Error('the definitions are faulty')
const runner = made.right
let isFollowing = false
const surely = async (work: Promise<Either<unknown, unknown>>): Promise<void> => {
  const outcome = await work
  if (isLeft(outcome)) throw new Error(JSON.stringify(outcome.left))
}
writeSync(1, 'ready\n')
createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, first = '', second = ''] = line.split(' ')
  if (word === 'share') {
    if (isLeft(runner.resize({ member: Number(first), size: Number(second) }))) throw new Error(line)
    if (!isFollowing) void surely(runner.follow({ signal: new AbortController().signal })())
    isFollowing = true
  }
  if (word === 'reach' && isPosition(first)) void surely(runner.waitFor(first)()).then(() => writeSync(1, `reached ${first}\n`))
})
