import { isLeft, right } from 'fp-ts/lib/Either.js'
import { forgetReactions, isPosition, memoryCheckpoints, type CheckpointStore } from '@vor-ort/event-store'
import { describe, expect, test } from 'vitest'

import { checkpointsOfStore } from '../src/checkpoints-of-store.ts'

const [seven, twelve] = ['7', '12'].filter(isPosition)
if (seven === undefined || twelve === undefined) throw new Error('no positions')
const known = (identity: string | undefined) => ({ identity: () => async () => right(identity) })
const loaded = async (checkpoints: CheckpointStore, name: string): Promise<unknown> => {
  const found = await checkpoints.load(name)()
  return isLeft(found) ? found.left : found.right
}

describe('The checkpoints of a store', () => {
  test('are not those of another in the same place, in whole or in parts', async () => {
    const place = memoryCheckpoints()
    const [one, other] = [checkpointsOfStore(place, known('one')), checkpointsOfStore(place, known('other'))]
    for (const name of ['manager', 'manager 3/16']) {
      await one.save(name, twelve)()
      expect([await loaded(one, name), await loaded(other, name), await loaded(place, name)]).toEqual(['12', undefined, undefined])
      await other.save(name, seven)()
      expect([await loaded(one, name), await loaded(other, name)]).toEqual(['12', '7'])
    }
    await one.settle('manager', 'key')()
    expect([await one.settled('manager', 'key')(), await other.settled('manager', 'key')()]).toEqual([right(true), right(false)])
    await forgetReactions(one, 'manager')()
    for (const name of ['manager', 'manager 3/16']) expect([await loaded(one, name), await loaded(other, name)]).toEqual([undefined, '7'])
    expect(await one.settled('manager', 'key')()).toEqual(right(false))
  })

  test('are kept apart whatever the identities look like', async () => {
    const place = memoryCheckpoints()
    await checkpointsOfStore(place, known('a b')).save('c', twelve)()
    expect(await loaded(checkpointsOfStore(place, known('a')), 'b c')).toBe(undefined)
    expect(await loaded(checkpointsOfStore(place, known('a b')), 'c')).toBe('12')
  })

  test('begin with its first event', async () => {
    const place = memoryCheckpoints()
    const store: { name?: string } = {}
    const checkpoints = checkpointsOfStore(place, { identity: () => async () => right(store.name) })
    await checkpoints.save('manager', seven)()
    expect(await loaded(checkpoints, 'manager')).toBe(undefined)
    store.name = 'late'
    expect(await loaded(checkpoints, 'manager')).toBe(undefined)
    await checkpoints.save('manager', twelve)()
    expect(await loaded(checkpoints, 'manager')).toBe('12')
  })
})
