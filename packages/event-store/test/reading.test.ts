import { collect, memoryStore } from '@vor-ort/event-store'
import { contractRegistry, notes, streamOf } from '@vor-ort/event-store/contract'
import { expect, it } from 'vitest'

const stream = streamOf('desk', 'reading')

it('other work of the process runs between the pages of a long read', async () => {
  const store = memoryStore(contractRegistry)
  await store.append(stream, 'noStream', notes('page', 5_000))()
  for (const pages of [store.readStream(stream), store.readAll(), store.readStored()]) {
    let turns = 0
    let isReading = true
    const other = (): void => {
      turns++
      if (isReading) setImmediate(other)
    }
    setImmediate(other)
    for await (const page of pages) expect(page.length).toBe(500)
    isReading = false
    expect(turns).toBeGreaterThanOrEqual(9)
  }
})

it('a position that is none is refused, not misread', async () => {
  const store = memoryStore(contractRegistry)
  const position: unknown = '1/2'
  const after = position as NonNullable<Parameters<typeof store.readAll>[0]>['after'] & string
  const refused = { _tag: 'Left', left: { _tag: 'InvalidPosition', position: '1/2' } }
  expect(await collect(store.readAll({ after }))()).toEqual(refused)
  for await (const delivery of store.subscribe({ after })) expect(delivery).toEqual({ _tag: 'Events', reads: [refused] })
})

it('a subscription may start behind what is stored yet', async () => {
  const store = memoryStore(contractRegistry)
  await store.append(stream, 'noStream', notes('early', 2))()
  const position: unknown = '4'
  const after = position as NonNullable<Parameters<typeof store.readAll>[0]>['after'] & string
  setTimeout(() => void store.append(stream, 'any', notes('late', 4))(), 5)
  for await (const delivery of store.subscribe({ after })) {
    if (delivery._tag === 'CaughtUp') continue
    expect(delivery.reads).toMatchObject([{ right: { revision: 4n } }, { right: { revision: 5n } }])
    break
  }
})
