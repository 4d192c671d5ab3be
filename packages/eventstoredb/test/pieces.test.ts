/** The pure parts of the adapter. */
import type { StreamName } from '@vor-ort/core'
import { streamOf } from '@vor-ort/event-store/contract'
import { clientOf } from '@vor-ort/eventstoredb'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { faultOf } from '../src/client-fault.ts'
import { preparedFor, shownConnectionString } from '../src/connection-string.ts'
import { makeHeadCache } from '../src/head-cache.ts'
import { compareLogPositions, positionOf, toLogPosition } from '../src/log-position.ts'
import { makePace } from '../src/pace.ts'
import { makeReadAhead } from '../src/read-ahead.ts'
import { recordOf } from '../src/record.ts'
import { tellsCaughtUpAt } from '../src/server-version.ts'
import { streamPattern, streamTest } from '../src/stream-filter.ts'

describe('connection strings', () => {
  it('name their client by the scheme', () => {
    const named = ['esdb://a', 'esdb+discover://a', 'kurrentdb://a', 'kurrent+discover://a', 'kdb://a:1?tls=false', 'http://a', 'nonsense', 'constructor://a'].map(clientOf)
    expect(named).toEqual(['eventstoredb', 'eventstoredb', 'kurrentdb', 'kurrentdb', 'kurrentdb', undefined, undefined, undefined])
  })

  it('get the scheme that the client knows, and keep all else', () => {
    expect(preparedFor('eventstoredb', 'kurrentdb+discover://user:pass@a:1,b:2?tls=true&nodePreference=follower')).toMatchObject({
      right: 'esdb+discover://user:pass@a:1,b:2?tls=true&nodePreference=follower',
    })
    expect(preparedFor('eventstoredb', ' esdb://a:2113/ ')).toMatchObject({ right: 'esdb://a:2113' })
  })

  it('1: never turn thrown errors off, in whatever way the parameter is written', () => {
    for (const name of ['throwOnAppendFailure', 'throwonappendfailure', 'throw-on-append-failure', 'THROW_ON_APPEND_FAILURE']) {
      expect(preparedFor('eventstoredb', `esdb://a?tls=false&${name}=false`)).toMatchObject({ right: 'esdb://a?tls=false' })
    }
  })

  it('14: spare the first read of the KurrentDB client half a second, unless somebody wants it', () => {
    expect(preparedFor('kurrentdb', 'esdb://a')).toMatchObject({ right: 'kurrentdb://a?discoveryInterval=20' })
    expect(preparedFor('kurrentdb', 'kdb://a?DiscoveryInterval=300')).toMatchObject({ right: 'kurrentdb://a?DiscoveryInterval=300' })
  })

  it('take credentials from beside them, and never show those that they have', () => {
    expect(preparedFor('eventstoredb', 'esdb://x:y@a', { username: 'a b', password: 'p@:/?' })).toMatchObject({ right: 'esdb://a%20b:p%40%3A%2F%3F@a' })
    expect(shownConnectionString('esdb://user:secret@a:1?tls=true')).toBe('esdb://***@a:1?tls=true')
    expect(JSON.stringify(preparedFor('eventstoredb', 'x://user:secret@a'))).not.toContain('secret')
  })
})

describe('faults of the clients', () => {
  it('4: are told by type and code, not by class', () => {
    const tagged = (thrown: unknown): string => faultOf(thrown)._tag
    expect(tagged(Object.assign(new Error('14 UNAVAILABLE: No connection established'), { code: 14 }))).toBe('Unreachable')
    expect(tagged({ type: 'unavailable' })).toBe('Unreachable')
    expect(tagged({ type: 'wrong-expected-version' })).toBe('WrongExpectedRevision')
    expect(tagged({ type: 'stream-deleted' })).toBe('StreamDeleted')
    expect(tagged({ type: 'access-denied' })).toBe('Refused')
    expect(tagged({ type: 'unknown', code: 16, message: '16 UNAUTHENTICATED: no' })).toBe('Refused')
    expect(tagged(new Error('12 UNIMPLEMENTED: no such method'))).toBe('Refused')
    expect(tagged({ type: 'not-leader' })).toBe('Redirected')
    expect(tagged({ type: 'deadline-exceeded' })).toBe('Unreachable')
    expect(tagged(new Error('3 INVALID_ARGUMENT: Trying to read from an invalid position.'))).toBe('InvalidPosition')
    expect(tagged('anything')).toBe('Unreachable')
    expect(faultOf({ type: 'maximum-append-size-exceeded', maxAppendSize: 7 })).toEqual({ _tag: 'TooLarge', maximum: 7 })
  })
})

describe('records', () => {
  const event = { id: '1', streamId: 'desk-1', type: 'Noted', isJson: true, data: {}, metadata: {}, revision: 3, position: { commit: 7, prepare: 7n } }

  it('13: have bigints, also where an older version of a client gives numbers', () => {
    expect(recordOf({ event })).toMatchObject({ revision: 3n, position: { commit: 7n, prepare: 7n } })
    expect(recordOf({ event: { ...event, position: undefined }, commitPosition: 9 })).toMatchObject({ position: { commit: 9n, prepare: 9n } })
  })

  it('are none where a link leads nowhere', () => {
    expect(recordOf({ link: event })).toBeUndefined()
    expect(recordOf({ event: undefined, link: event })).toBeUndefined()
  })

  it('have no position where an old server sends the largest number instead of one', () => {
    expect(toLogPosition({ commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n })).toBeUndefined()
  })
})

describe('positions', () => {
  it('are the smaller of prepare and commit, so that nobody who goes on from there misses anything', () => {
    expect(positionOf({ commit: 200n, prepare: 100n })).toBe('100')
    expect(positionOf({ commit: 200n, prepare: 0n })).toBe('200')
    expect(positionOf({ commit: 0n, prepare: 0n })).toBe('0')
    expect(compareLogPositions({ commit: 200n, prepare: 100n }, { commit: 200n, prepare: 150n })).toBeLessThan(0)
  })
})

describe('the filter by name of stream', () => {
  const id = '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d'
  const name = fc.oneof(
    fc.tuple(fc.constantFrom('desk', 'desk-lamp', 'lamp', 'a1-b2'), fc.nat({ max: 255 })).map(([category, last]) => `${category}-${id}${last.toString(16).padStart(2, '0')}`),
    fc.constantFrom('$streams', '$$desk-1', 'desk-1', 'other', `Desk-${id}00`, `desk-${id}00 `, `desk-${id}000`),
  )

  it('chooses on the server just what is chosen here', () => {
    fc.assert(
      fc.property(
        name,
        fc.option(fc.subarray(['desk', 'lamp', 'desk-lamp', 'x.y']), { nil: undefined }),
        fc.option(fc.subarray(['00', '05', '85', 'ff']), { nil: undefined }),
        (stream, categories, endings) => {
          const wanted = { ...(categories === undefined ? {} : { categories }), ...(endings === undefined ? {} : { endings }) }
          const isOfOurForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(stream)
          expect(new RegExp(streamPattern(wanted)).test(stream)).toBe(isOfOurForm && streamTest(wanted)(stream as StreamName))
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('small things', () => {
  it('a server tells that all was told from 23.10 on; one that says nothing of itself does not', () => {
    expect(['21.10.0', '23.6.0', '23.10.0', '24.10.1', '26.1.0', 'unknown', ''].map(tellsCaughtUpAt)).toEqual([false, false, true, true, true, false, false])
  })

  it('the head that was not asked for the longest is forgotten first', () => {
    const heads = makeHeadCache(2)
    const head = { revision: 0n, hash: 'h' }
    const [a, b, c] = [streamOf('desk', 'a'), streamOf('desk', 'b'), streamOf('desk', 'c')]
    heads.set(a, head)
    heads.set(b, head)
    heads.get(a)
    heads.set(c, head)
    expect([heads.get(a), heads.get(b), heads.get(c), heads.size()]).toEqual([head, undefined, head, 2])
  })

  it('so many pass in one turn of the event loop, the others later, in their order', async () => {
    const pace = makePace(2)
    const passed: string[] = []
    let turn = 0
    const count = (): void => {
      turn++
      if (passed.length < 5) setImmediate(count)
    }
    const all = Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
        await pace()
        passed.push(`${name}${turn}`)
      }),
    )
    setImmediate(count)
    await all
    expect(passed).toEqual(['a0', 'b0', 'c0', 'd0', 'e1'])
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    // With nobody waiting there is room again at once.
    expect(pace()).toBeUndefined()
  })

  it('what was read ahead is used once', () => {
    const ahead = makeReadAhead()
    ahead.put('forward 1', { records: [], next: 0, size: 1_000_000 })
    expect(ahead.take('forward 1')).toEqual({ records: [], next: 0, size: 4_000 })
    expect(ahead.take('forward 1')).toBeUndefined()
  })
})
