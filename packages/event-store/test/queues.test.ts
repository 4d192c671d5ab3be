import { describe, expect, it } from 'vitest'

import { makeQueues } from '../src/queues.ts'

const gate = () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe('queues', () => {
  it('do the work of one key in turn and that of another at the same time, and are gone when it is done', async () => {
    const queues = makeQueues()
    const said: string[] = []
    const first = gate()
    const works = [
      queues.run('a', async () => {
        await first.opened
        said.push('a1')
      }),
      queues.run('a', async () => void said.push('a2')),
      queues.run('b', async () => void said.push('b1')),
    ]
    await works[2]
    expect(said).toEqual(['b1'])
    first.open()
    await Promise.all(works)
    expect(said).toEqual(['b1', 'a1', 'a2'])
    await Promise.resolve()
    await Promise.resolve()
    expect(queues.size()).toBe(0)
  })

  it('go on behind work that was broken off', async () => {
    const queues = makeQueues()
    const broken = queues.run('a', () => Promise.reject(new Error('a bug')))
    const next = queues.run('a', () => Promise.resolve('done'))
    await expect(broken).rejects.toThrow('a bug')
    expect(await next).toBe('done')
  })
})
