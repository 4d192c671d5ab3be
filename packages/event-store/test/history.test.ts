/** The history checker: every violation is found in a history that was made to have it, and none in a sound one. */
import { memoryFixture, recordHistory, runScenario, historyScenario, streamOf, violationsOf, type AppendCall, type Ending, type History, type Seen } from '@vor-ort/event-store/contract'
import type { Position, StreamName } from '@vor-ort/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { failingFixture } from './failing-memory.ts'
import { limitedMemory } from './limited-memory.ts'
import { transactionalFixture } from './transactional-memory.ts'

const desk = streamOf('desk', 'history')
const lamp = streamOf('lamp', 'history')

const seen = (id: string, stream: StreamName, revision: number, position: number): Seen => ({
  id,
  stream,
  revision: BigInt(revision),
  position: String(position) as Position,
})
const stored = (revision: number, position: number, duplicate = false): Ending => ({
  _tag: 'Stored',
  revision: BigInt(revision),
  position: String(position) as Position,
  duplicate,
})
const refused = (as: string): Ending => ({ _tag: 'Refused', as })
const unknown: Ending = { _tag: 'Unknown' }
const append = (begin: number, ids: ReadonlyArray<string>, ending: Ending, more: Partial<AppendCall> = {}): AppendCall => ({
  client: 'writer',
  begin,
  end: begin + 1,
  stream: desk,
  expected: 'any',
  ids,
  ending,
  ...more,
})

const all = [seen('a', desk, 0, 10), seen('b', desk, 1, 11), seen('x', lamp, 0, 25), seen('c', desk, 2, 30)]
const ofStream = (events: ReadonlyArray<Seen>, stream: StreamName) => events.filter((event) => event.stream === stream)
const streamsOf = (events: ReadonlyArray<Seen>): History['streams'] => new Map([desk, lamp].map((stream) => [stream, ofStream(events, stream)]))
const appends: ReadonlyArray<AppendCall> = [
  append(1, ['a', 'b'], unknown, { expected: 'noStream' }),
  append(3, ['a', 'b'], stored(1, 11, true), { expected: 'noStream' }),
  append(5, ['x'], unknown, { stream: lamp }),
  append(7, ['c'], stored(2, 30), { expected: 1n }),
  append(9, ['d'], refused('WrongExpectedRevision'), { expected: 0n }),
  append(11, ['e', 'f'], unknown, { expected: 2n }),
]
const sound: History = {
  appends,
  reads: [
    { client: 'reader', begin: 2, end: 3, stream: desk, seen: [] },
    { client: 'reader', begin: 20, end: 21, stream: desk, seen: ofStream(all, desk) },
    { client: 'reader', begin: 6, end: 7, seen: all.slice(0, 3) },
  ],
  subscribed: [{ client: 'subscriber', seen: all }],
  all,
  streams: streamsOf(all),
}

/** The same end for all who look at it. */
const ending = (events: ReadonlyArray<Seen>): Partial<History> => ({ all: events, streams: streamsOf(events), subscribed: [], reads: [] })
const tags = (change: Partial<History>): ReadonlyArray<string> => [...new Set(violationsOf({ ...sound, ...change }).map(({ _tag }) => _tag))].toSorted()
const readBy = (events: ReadonlyArray<Seen>): Partial<History> => ({ reads: [{ client: 'reader', begin: 20, end: 21, seen: events }] })

describe('the history checker', () => {
  it('finds nothing in a history that a sound store could have brought about', () => {
    expect(violationsOf(sound)).toEqual([])
    expect(violationsOf({ appends: [], reads: [], subscribed: [], all: [], streams: new Map() })).toEqual([])
  })

  it('finds an acknowledged event that is lost, in the end and by who read it', () => {
    expect(tags(ending(all.slice(0, 3)))).toEqual(['Lost'])
    expect(tags({ subscribed: [{ client: 'subscriber', seen: [...all, seen('gone', desk, 3, 40)] }] })).toEqual(['Lost'])
  })

  it('finds an event that is there, or was handed out, twice', () => {
    expect(tags(ending([...all, seen('x', lamp, 1, 40)]))).toContain('Doubled')
    expect(tags({ subscribed: [{ client: 'subscriber', seen: [...all.slice(0, 2), ...all.slice(1)] }] })).toEqual(['Doubled'])
  })

  it('finds a gap of revisions', () => {
    expect(tags({ ...ending([...all.slice(0, 2), seen('x', lamp, 1, 25), ...all.slice(3)]) })).toEqual(['RevisionGap'])
  })

  it('finds a stream that is in another order in the whole store, and a read in another order than the end', () => {
    const [a, b, x, c] = all as [Seen, Seen, Seen, Seen]
    expect(tags({ streams: new Map([[desk, [a, c, b]], [lamp, [x]]]) })).toEqual(['Reordered', 'RevisionGap'])
    expect(tags({ streams: new Map([[desk, [a, b, c]]]) })).toContain('Reordered')
    expect(tags(readBy([a, x, b, c]))).toEqual(['Reordered'])
    // Who read c before x came to a place that was passed.
    expect(tags({ reads: [{ client: 'reader', begin: 6, end: 7, seen: [a, b, c] }] })).toEqual(['Reordered'])
  })

  it('finds positions that do not grow', () => {
    expect(tags(ending([all[0] as Seen, seen('b', desk, 1, 11), seen('x', lamp, 0, 11), seen('c', desk, 2, 30)]))).toEqual(['PositionNotBehind'])
  })

  it('finds an event that nobody has appended', () => {
    expect(tags(ending([...all, seen('ghost', lamp, 1, 40)]))).toEqual(['NeverAppended'])
  })

  it('finds an append that was acknowledged at another place', () => {
    expect(tags({ appends: appends.with(3, append(7, ['c'], stored(3, 30))) })).toEqual(['PlacedElsewhere'])
    expect(tags({ appends: appends.with(3, append(7, ['c'], stored(2, 31))) })).toEqual(['PlacedElsewhere'])
  })

  it('finds an append that was accepted although its expectation was not true', () => {
    for (const expected of ['noStream', 0n, 2n] as const) {
      expect(tags({ appends: appends.with(3, append(7, ['c'], stored(2, 30), { expected })) })).toEqual(['ExpectationBroken'])
    }
    expect(tags({ appends: appends.with(1, append(3, ['a', 'b'], stored(1, 11), { expected: 'streamExists' })) })).toEqual(['ExpectationBroken'])
  })

  it('finds two appends that are said to have one place', () => {
    expect(tags({ appends: [...appends, append(13, ['e', 'f'], stored(2, 30))] })).toContain('PlaceShared')
  })

  it('finds an append that lies before one that had ended when it began', () => {
    const late = append(9, ['a', 'b'], stored(1, 11))
    expect(tags({ appends: [append(1, ['c'], stored(2, 30)), late, append(20, ['x'], unknown, { stream: lamp })] })).toContain('OutOfTime')
    // A repetition lies where the first try has put it.
    const again = { ...late, ending: stored(1, 11, true) }
    expect(tags({ appends: [append(1, ['a', 'b'], unknown), append(3, ['c'], stored(2, 30)), again, append(20, ['x'], unknown, { stream: lamp })], reads: [] })).toEqual([])
  })

  it('finds what a refused append has left', () => {
    expect(tags({ appends: appends.with(2, append(5, ['x'], refused('EventIdTaken'), { stream: lamp })) })).toEqual(['RefusedButThere'])
    // Who named a revision and was refused cannot have been carried out by an earlier try either.
    const tries = [append(5, ['x'], unknown, { stream: lamp, expected: 7n }), append(7, ['x'], refused('WrongExpectedRevision'), { stream: lamp, expected: 7n })]
    expect(tags({ appends: [...appends.toSpliced(2, 1), ...tries], reads: [] })).toEqual(['RefusedButThere'])
    expect(tags({ appends: [...appends, append(13, ['x'], refused('EventIdTaken'), { stream: lamp })] })).toEqual([])
  })

  it('finds an append without an answer that is there in part, or torn apart', () => {
    expect(tags({ appends: appends.with(2, append(5, ['x', 'y'], unknown, { stream: lamp })) })).toEqual(['Torn'])
    expect(tags({ appends: [...appends.toSpliced(3, 1), append(7, ['a', 'c'], unknown)] })).toEqual(['Torn'])
    expect(tags({ appends: appends.with(2, append(5, ['x'], unknown)) })).toEqual(['Torn'])
  })

  it('finds a read that does not show what was acknowledged before', () => {
    expect(tags(readBy(all.slice(0, 3)))).toEqual(['Stale'])
    expect(tags({ reads: [{ client: 'reader', begin: 20, end: 21, stream: desk, seen: all.slice(0, 2) }] })).toEqual(['Stale'])
    expect(tags({ reads: [{ client: 'reader', begin: 20, end: 21, stream: lamp, seen: [] }] })).toEqual([])
  })

  it('finds a subscriber to whom an event never came', () => {
    expect(tags({ subscribed: [{ client: 'subscriber', seen: all.slice(0, 3) }] })).toEqual(['NotDelivered'])
  })
})

describe('the histories of sound stores', () => {
  it('have no violation, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        expect(violationsOf(await recordHistory(await memoryFixture(), { seed, clients: 3, turns: 12 }))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('have none with limits, transactions, and connections that break', async () => {
    for (const make of [() => memoryFixture(limitedMemory), () => transactionalFixture()]) await runScenario(historyScenario(), make)
    for (let seed = 0; seed < 5; seed++) await runScenario(historyScenario({ faults: 8, seed }), () => failingFixture())
  })

  it('do have lost answers and conflicts, so that something was checked', async () => {
    const history = await recordHistory(await failingFixture(), { faults: 8 })
    const count = (isWanted: (call: AppendCall) => boolean): number => history.appends.filter(isWanted).length
    expect(count((call) => call.ending._tag === 'Unknown')).toBeGreaterThan(5)
    expect(count((call) => call.ending._tag === 'Refused')).toBeGreaterThan(5)
    expect(count((call) => call.ending._tag === 'Stored' && call.ending.duplicate)).toBeGreaterThan(0)
  })
})
