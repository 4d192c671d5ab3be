/** Process managers that follow a store while it grows. */
import { streamName, type Position } from '@vor-ort/core'
import { isPosition, memoryCheckpoints, memoryStore } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

import { must, stored } from './counter.ts'
import { act, adopt, later, now, registry, resolutionId, runnerOn } from './managers.ts'

const never = (signal: AbortSignal): Promise<void> => new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
const right = { _tag: 'Right', right: undefined }
const positionOf = (text: string): Position => {
  if (!isPosition(text)) throw new Error('no position')
  return text
}

describe('a runner that follows', () => {
  it('catches up, tells when it is ready, and reacts to what is appended', async () => {
    const store = memoryStore(registry)
    await act(store, 1, adopt)
    const stop = new AbortController()
    const runner = runnerOn(store, memoryCheckpoints(), { clock: () => now, nextTick: never })
    const following = runner.follow({ signal: stop.signal })()
    expect(await runner.ready()()).toEqual(right)
    expect((await stored(store)).length).toBe(3)
    const { position } = await act(store, 2, adopt)
    if (position === undefined) throw new Error('nothing was appended')
    expect(await runner.waitFor(position)()).toEqual(right)
    expect((await stored(store)).filter(({ stream }) => stream === streamName('resolution', resolutionId(2))).length).toBe(3)
    // What was passed already is not waited for.
    expect(await runner.waitFor(position)()).toEqual(right)
    stop.abort()
    expect(await following).toEqual(right)
  })

  it('asks at each tick what is due', async () => {
    const store = memoryStore(registry)
    await act(store, 1, adopt)
    const stop = new AbortController()
    let clock = now
    let tick = (): void => undefined
    const nextTick = (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        tick = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    const runner = runnerOn(store, memoryCheckpoints(), { clock: () => clock, nextTick })
    const following = runner.follow({ signal: stop.signal })()
    await runner.waitFor(positionOf('3'))()
    clock = later
    tick()
    expect(await runner.waitFor(positionOf('5'))()).toEqual(right)
    expect((await stored(store)).at(-1)?.type).toBe('ImplementationReportDelivered')
    stop.abort()
    expect(await following).toEqual(right)
  })

  it('does not hold up the process until its next minute when it is told to stop', async () => {
    const stop = new AbortController()
    const runner = runnerOn(memoryStore(registry), memoryCheckpoints())
    const following = runner.follow({ signal: stop.signal })()
    expect(await runner.ready()()).toEqual(right)
    stop.abort()
    expect(await following).toEqual(right)
  })

  it('lets nobody wait for ever: when it stops, and when the store is closed', async () => {
    const store = memoryStore(registry)
    const stop = new AbortController()
    const runner = runnerOn(store, memoryCheckpoints(), { nextTick: never })
    const following = runner.follow({ signal: stop.signal })()
    await runner.ready()()
    const waiting = runner.waitFor(positionOf('9'))()
    stop.abort()
    expect(await waiting).toEqual({ _tag: 'Left', left: { _tag: 'RunnerStopped' } })
    expect(await following).toEqual(right)
    expect(await runner.follow({ signal: stop.signal })()).toEqual(right)

    const again = runner.follow({ signal: new AbortController().signal })()
    await runner.ready()()
    const inVain = runner.waitFor(positionOf('9'))()
    await store.close()()
    expect(await again).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
    expect(await inVain).toMatchObject({ left: { _tag: 'StoreUnavailable' } })
  })

  it('stops in the midst of its work when it is told to, and goes on from there', async () => {
    const store = memoryStore(registry)
    for (let index = 0; index < 20; index++) await act(store, index, adopt)
    const stop = new AbortController()
    const checkpoints = memoryCheckpoints()
    let reactions = 0
    const runner = runnerOn(store, checkpoints, {
      nextTick: never,
      report: () => {
        if (++reactions === 5) stop.abort()
      },
    })
    expect(await runner.follow({ signal: stop.signal })()).toEqual(right)
    expect((await stored(store)).length).toBe(25)
    must(await runnerOn(store, checkpoints, { clock: () => now }).catchUp()())
    expect((await stored(store)).length).toBe(60)
  })
})
