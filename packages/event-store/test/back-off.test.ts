import { streamName } from '@vor-ort/core'
import { growingBackOff } from '@vor-ort/event-store'
import { expect, it } from 'vitest'

const stream = streamName('counter', '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90')

it('a writer yields at first, then waits longer and longer, up to a bound, or the part of it that is asked for', async () => {
  const waits: number[] = []
  const sleep = async (milliseconds: number): Promise<void> => void waits.push(milliseconds)
  const backOff = growingBackOff({ sleep, maximumMilliseconds: 6, part: ({ attempt }) => (attempt % 2 === 0 ? 0.5 : 1) })
  for (let attempt = 1; attempt <= 8; attempt++) await backOff({ stream, attempt })
  expect(waits).toEqual([0.5, 2, 2, 6, 3])
})

it('a writer who waits by the clock goes on', async () => {
  const backOff = growingBackOff({ maximumMilliseconds: 1 })
  for (let attempt = 1; attempt <= 5; attempt++) expect(await backOff({ stream, attempt })).toBeUndefined()
})
