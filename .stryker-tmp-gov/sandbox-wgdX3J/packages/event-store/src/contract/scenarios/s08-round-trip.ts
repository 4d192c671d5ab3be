// @ts-nocheck
import * as fc from 'fast-check'

import { accepted, assert, eventsIn, refused } from '../checks.ts'
import { contractRegistry, kept, noted, someMetadata, streamOf } from '../catalogue.ts'
import type { Scenario } from '../fixture.ts'
import { contractSeed } from '../seed.ts'

const stream = streamOf('desk', 'round trip')

// Everything that JSON carries: any Unicode but lone surrogates, all doubles but -0, `__proto__` as an own key.
const jsonValue: fc.Arbitrary<unknown> = fc
  .jsonValue({ stringUnit: 'binary', maxDepth: 4 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
  .filter((value) => JSON.stringify(value).isWellFormed())

const traps: ReadonlyArray<unknown> = [
  null,
  '',
  0,
  1e-7,
  Number.MAX_SAFE_INTEGER,
  5e-324,
  'Großefehn — 𝔍𝔬𝔟 🏛️ \u0000 \u2028',
  'e\u0301',
  [[], {}, [null]],
  { '10': 'a', '9': 'b', é: 1, z: 2, '': 3 },
  JSON.parse('{"__proto__": {"admin": true}, "constructor": 1, "toString": "x"}'),
]

const withHole: unknown[] = [1]
withHole.length = 2

const unsafe: ReadonlyArray<readonly [name: string, value: unknown]> = [
  ['undefined', undefined],
  ['undefined in a field', { a: undefined }],
  ['undefined in a list', [undefined]],
  ['a hole in a list', withHole],
  ['bigint', 1n],
  ['Date', new Date(0)],
  ['NaN', { deep: [Number.NaN] }],
  ['infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a key', { '\udc00': 1 }],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a Map', new Map()],
  ['an object that writes itself', { toJSON: () => 1 }],
]

export const roundTrip: ReadonlyArray<Scenario> = [
  {
    id: '8a',
    name: 'whatever JSON can carry comes back as it was given',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const values = [...traps, ...fc.sample(jsonValue, { numRuns: 300, seed: contractSeed })]
      const batch = values.map((value, index) => kept(`value ${index}`, value))
      await accepted(store.append(stream, 'noStream', batch))
      const read = await eventsIn(store.readStream(stream))
      assert.equal(read.length, values.length)
      read.forEach((event, index) => assert.deepEqual(event.data, batch[index]?.data))
    },
  },
  {
    id: '8b',
    name: 'what JSON cannot carry is refused with the place where it is, not changed in silence',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      for (const [name, value] of unsafe) {
        const error = await refused(store.append(stream, 'any', [noted(`before ${name}`), kept(name, value)]), 'InvalidEvent')
        assert.equal(error.index, 1)
        assert.ok(error.fault._tag === 'InvalidEnvelope' && error.fault.faults[0]?.path.startsWith('$.data.value'), name)
      }
      assert.equal((await eventsIn(store.readAll())).length, 0)
    },
  },
  {
    id: '8c',
    name: 'an event that its codec, its version or its envelope forbids is refused',
    run: async (fixture) => {
      const store = await fixture.open(contractRegistry)
      const good = noted('good')
      const fault = async (event: typeof good): Promise<string> => {
        const error = await refused(store.append(stream, 'any', [event]), 'InvalidEvent')
        return error.fault._tag
      }
      assert.equal(await fault({ ...good, data: { text: 'x' } }), 'InvalidEventData')
      assert.equal(await fault({ ...good, type: 'NeverHeardOf' }), 'UnknownEventType')
      assert.equal(await fault({ ...good, schemaVersion: 2 }), 'UnknownSchemaVersion')
      assert.equal(await fault({ ...good, id: 'x' as typeof good.id }), 'InvalidEnvelope')
      assert.equal(await fault({ ...good, metadata: { ...someMetadata, validTime: 'soon' as typeof someMetadata.validTime } }), 'InvalidEnvelope')
      const person = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90' as NonNullable<typeof someMetadata.subjects>[number]
      assert.equal(await fault({ ...good, metadata: { ...someMetadata, classification: 'public', subjects: [person] } }), 'InvalidEnvelope')
      await refused(store.append('desk-1' as typeof stream, 'any', [good]), 'InvalidEvent')
      assert.equal((await eventsIn(store.readAll())).length, 0)
    },
  },
]
