import * as fc from 'fast-check'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bigintArray, integerArray, textArray, uuidArray } from '../src/binary-arrays.ts'
import { connected } from './fixture.ts'
import { testServer, type TestServer } from './server.ts'

let server: TestServer
let client: Client
beforeAll(async () => {
  server = await testServer()
  client = await connected(server.url)
})
afterAll(async () => {
  await client.end()
  await server.stop()
})

const echo = async (type: string, list: Buffer): Promise<ReadonlyArray<unknown>> =>
  (await client.query<{ readonly item: unknown }>(`SELECT item::text FROM unnest($1::${type}[]) WITH ORDINALITY AS list (item, place) ORDER BY place`, [list])).rows.map(({ item }) => item)

describe('lists in binary form', () => {
  it('arrive at the server as they were', async () => {
    // PostgreSQL's texts cannot hold the character zero; JSON escapes it.
    const text = fc.string({ unit: 'binary', maxLength: 40 }).map((words) => words.replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.array(fc.jsonValue()), fc.array(fc.uuid()), fc.array(fc.integer()), fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), async (texts, values, uuids, integers, bigints) => {
        const json = values.map((value) => JSON.stringify(value))
        expect(await echo('text', textArray(texts))).toEqual(texts)
        expect(await echo('json', textArray(json, 'json'))).toEqual(json)
        expect(await echo('uuid', uuidArray(uuids))).toEqual(uuids)
        expect(await echo('integer', integerArray(integers))).toEqual(integers.map(String))
        expect(await echo('bigint', bigintArray(bigints))).toEqual(bigints.map(String))
      }),
      { numRuns: 50 },
    )
  })
})
