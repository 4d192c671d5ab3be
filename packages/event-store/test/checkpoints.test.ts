import { isPosition, memoryCheckpoints } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

const right = (value: unknown) => ({ _tag: 'Right', right: value })
const positions = ['9', '12', '11'].filter(isPosition)

describe('checkpoints in memory', () => {
  it('know the furthest position of each name', async () => {
    const checkpoints = memoryCheckpoints()
    expect(await checkpoints.load('a')()).toEqual(right(undefined))
    for (const position of positions) await checkpoints.save('a', position)()
    expect(await checkpoints.load('a')()).toEqual(right('12'))
    expect(await checkpoints.load('b')()).toEqual(right(undefined))
  })

  it('know what is settled, until they forget', async () => {
    const checkpoints = memoryCheckpoints()
    await checkpoints.settle('a', 'x')()
    await checkpoints.settle('a', 'y')()
    for (const position of positions) await checkpoints.save('a', position)()
    expect(await checkpoints.settled('a', 'x')()).toEqual(right(true))
    expect(await checkpoints.settled('b', 'x')()).toEqual(right(false))
    await checkpoints.forget('a')()
    expect(await checkpoints.settled('a', 'y')()).toEqual(right(false))
    expect(await checkpoints.load('a')()).toEqual(right(undefined))
  })
})
