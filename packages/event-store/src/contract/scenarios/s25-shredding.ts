import type { NewEvent, StoredEvent } from '@vor-ort/core'

import type { EventStore } from '../../port.ts'
import { verifyStore } from '../../verify.ts'
import { accepted, assert, eventsIn } from '../checks.ts'
import { confided, contractRegistry, noted, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'
import { deciphered, enciphered } from '../stand-in-cipher.ts'

const stream = streamOf('desk', 'shredded')
const secretOf = (subject: string, turn: number): string => `Großefehn, ${subject}, ${turn}`

/** The keys of the subjects, as a key store beside the event store would hold them. */
const makeKeys = (): Map<string, string> => new Map(['one', 'two'].map((subject) => [subject, `key of ${subject}`]))

const write = async (store: EventStore, keys: ReadonlyMap<string, string>): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    const subject = turn % 2 === 0 ? 'one' : 'two'
    const batch: ReadonlyArray<NewEvent> = [
      confided(`confided ${turn}`, { subject, secret: enciphered(`${keys.get(subject)} ${turn}`, secretOf(subject, turn)), turn }),
      noted(`open ${turn}`),
    ]
    await accepted(store.append(stream, 'any', batch))
  }
}

/** The fold: what was confided, as far as its key is still there, and what was noted. */
const fold = async (store: EventStore, keys: ReadonlyMap<string, string>): Promise<ReadonlyArray<string>> =>
  (await eventsIn(store.readStream(stream))).map(({ type, data }) => {
    if (typeof data !== 'object' || data === null) return assert.fail('data is no object')
    if (type !== 'Confided') return 'text' in data ? String(data.text) : assert.fail('an event of another type')
    if (!('subject' in data) || !('secret' in data) || !('turn' in data)) return assert.fail('a field is lost')
    const key = keys.get(String(data.subject))
    return key === undefined ? 'forgotten' : deciphered(`${key} ${String(data.turn)}`, String(data.secret))
  })

const expected = (forgotten: string | undefined): ReadonlyArray<string> =>
  [0, 1, 2, 3].flatMap((turn) => {
    const subject = turn % 2 === 0 ? 'one' : 'two'
    return [subject === forgotten ? 'forgotten' : secretOf(subject, turn), `open ${turn}`]
  })

const headOf = async (store: EventStore): Promise<string> => {
  const verified = await accepted(verifyStore(store))
  return verified.ok ? verified.head : assert.fail(`the chain does not hold: ${verified.fault._tag}`)
}

/** What one subject confided is gone with its key; all else, and the chain, is as it was. */
const isForgotten = async (store: EventStore, keys: Map<string, string>, head: string): Promise<void> => {
  assert.deepEqual(await fold(store, keys), expected('one'))
  assert.equal(await headOf(store), head)
}

export const shredding: ReadonlyArray<Scenario> = [
  {
    id: '25a',
    name: 'when the key of a subject is destroyed its fields are forgotten, everything else is folded, and the chain holds',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const keys = makeKeys()
      await write(store, keys)
      const head = await headOf(store)
      assert.deepEqual(await fold(store, keys), expected(undefined))
      // What was confided lies nowhere in plain words.
      for await (const page of store.readStored()) for (const read of page) assert.ok(read._tag === 'Left' || !JSON.stringify(read.right.data).includes('Großefehn'))
      keys.delete('one')
      await isForgotten(store, keys, head)
      await accepted(store.close())
      await isForgotten(await fixture.open(contractRegistry), keys, head)
    },
  },
  {
    id: '25b',
    name: 'a store that was copied has forgotten what the first one has, and its chain holds with the same head',
    run: async (fixture, makeFixture) => {
      const source = await fixture.open(contractRegistry)
      const keys = makeKeys()
      await write(source, keys)
      keys.delete('one')
      const head = await headOf(source)
      const events: StoredEvent[] = []
      for await (const page of source.readStored()) for (const read of page) events.push(read._tag === 'Right' ? read.right : assert.fail('an event is lost'))
      const place = await makeFixture()
      try {
        const copy = await place.open(contractRegistry)
        await accepted(copy.appendStored(stream, events))
        await isForgotten(copy, keys, head)
      } finally {
        await place.dispose()
      }
    },
  },
]
