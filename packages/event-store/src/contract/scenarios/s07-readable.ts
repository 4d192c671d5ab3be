import { accepted, assert, eventsIn, idsIn } from '../checks.ts'
import { contractRegistry, notes, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'

export const readable: ReadonlyArray<Scenario> = [
  {
    id: '7a',
    name: 'what was acknowledged can be read at once, in its stream and in the whole store, just as it was given',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (let turn = 0; turn < 10; turn++) {
        const stream = streamOf('desk', `readable ${turn % 3}`)
        const batch = notes(`turn ${turn}`, (turn % 4) + 1)
        const { revision, position } = await accepted(store.append(stream, 'any', batch))
        const inStream = await eventsIn(store.readStream(stream, { direction: 'backward', maxCount: batch.length }))
        const inAll = await eventsIn(store.readAll({ direction: 'backward', maxCount: batch.length }))
        assert.deepEqual(inStream, inAll)
        const read = [...inStream].reverse()
        assert.deepEqual(
          read.map(({ id, type, schemaVersion, data, metadata }) => ({ id, type, schemaVersion, data, metadata })),
          batch,
        )
        assert.deepEqual([read.at(-1)?.revision, read.at(-1)?.position], [revision, position])
        assert.ok(read.every((event) => event.stream === stream))
      }
    },
  },
  {
    id: '7b',
    name: 'also while many write: every writer reads back what was acknowledged to it',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      await Promise.all(
        Array.from({ length: 16 }, async (_, writer) => {
          const stream = streamOf('desk', `concurrent ${writer % 4}`)
          for (let turn = 0; turn < 5; turn++) {
            const batch = notes(`writer ${writer} turn ${turn}`, 3)
            const { revision } = await accepted(store.append(stream, 'any', batch))
            if (revision === 'noStream') assert.fail('an append of events has a revision')
            const read = await idsIn(store.readStream(stream, { from: revision - 2n, to: revision }))
            assert.deepEqual(read, batch.map((event) => event.id))
          }
        }),
      )
      assert.equal((await eventsIn(store.readAll())).length, 16 * 5 * 3)
    },
  },
  {
    id: '7c',
    name: 'what was asked before the store is closed is carried out, and can be read by whoever opens it again',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const appends = Array.from({ length: 40 }, (_, index) => store.append(streamOf('desk', `closing ${index % 8}`), 'any', notes(`closing ${index}`, 2))())
      await accepted(store.close())
      for (const append of appends) await accepted(() => append)
      assert.equal((await eventsIn((await fixture.open(contractRegistry)).readAll())).length, 80)
    },
  },
]
