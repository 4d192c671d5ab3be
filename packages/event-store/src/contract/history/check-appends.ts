/** What clients were told of their appends, against what lies in the store. */
import type { StreamName } from '@vor-ort/core'

import type { AppendCall, History, Seen } from './history.ts'
import type { Violation } from './violation.ts'

type Stored = AppendCall & { readonly ending: Extract<AppendCall['ending'], { readonly _tag: 'Stored' }> }
const isStored = (call: AppendCall): call is Stored => call.ending._tag === 'Stored'

/** Every violation by an append, refused appends and those whose answer was lost among them. */
export const appendViolations = ({ appends, all }: History): ReadonlyArray<Violation> => {
  const places = new Map(all.map((event) => [event.id, event]))
  const stored = appends.filter(isStored)
  return [
    ...stored.flatMap((call) => placeViolations(call, places)),
    ...sharedPlaces(stored),
    ...outOfTime(stored),
    ...appends.filter((call) => call.ending._tag === 'Refused').flatMap((call) => refusedViolations(call, appends, places)),
    ...appends.filter((call) => call.ending._tag === 'Unknown').flatMap((call) => tornViolations(call, places)),
  ]
}

const violation = (_tag: Violation['_tag'], { stream, client }: AppendCall, id?: string): Violation => ({ _tag, stream, by: client, ...(id === undefined ? {} : { id }) })

/** All events of an acknowledged append are there, in a row, just where it was said, and behind what was expected. */
const placeViolations = (call: Stored, places: ReadonlyMap<string, Seen>): ReadonlyArray<Violation> => {
  const lost = call.ids.filter((id) => !places.has(id))
  if (lost.length > 0) return lost.map((id) => violation('Lost', call, id))
  const { revision, position } = call.ending
  const first = revision - BigInt(call.ids.length) + 1n
  const wrong = call.ids.find((id, index) => places.get(id)?.stream !== call.stream || places.get(id)?.revision !== first + BigInt(index))
  const last = places.get(call.ids.at(-1) ?? '')
  return [
    ...(wrong === undefined && (position === undefined || last?.position === position) ? [] : [violation('PlacedElsewhere', call, wrong ?? last?.id)]),
    ...(isAsExpected(call, first) ? [] : [violation('ExpectationBroken', call, call.ids[0])]),
  ]
}

const isAsExpected = ({ expected }: AppendCall, first: bigint): boolean => {
  if (expected === 'any') return true
  if (expected === 'noStream') return first === 0n
  return expected === 'streamExists' ? first > 0n : first === expected + 1n
}

const sharedPlaces = (stored: ReadonlyArray<Stored>): ReadonlyArray<Violation> => {
  const taken = new Map<string, string>()
  return stored.flatMap((call) =>
    call.ids.flatMap((id, index) => {
      const place = `${call.stream} ${call.ending.revision - BigInt(call.ids.length - 1 - index)}`
      const other = taken.get(place)
      taken.set(place, id)
      return other === undefined || other === id ? [] : [violation('PlaceShared', call, id)]
    }),
  )
}

/** Of two appends to a stream the one that was answered before the other was asked comes first. */
const outOfTime = (stored: ReadonlyArray<Stored>): ReadonlyArray<Violation> => {
  const byStream = new Map<StreamName, Stored[]>()
  // A repetition says where an earlier try has put the events, so its own time says nothing of their place.
  for (const call of stored) {
    if (call.ending.duplicate) continue
    const calls = byStream.get(call.stream) ?? []
    calls.push(call)
    byStream.set(call.stream, calls)
  }
  return [...byStream.values()].flatMap((calls) => {
    const byBegin = calls.toSorted((a, b) => a.begin - b.begin)
    const byEnd = calls.toSorted((a, b) => a.end - b.end)
    let ended = 0
    let highest = -1n
    return byBegin.flatMap((call) => {
      for (let next = byEnd[ended]; next !== undefined && next.end < call.begin; next = byEnd[ended]) {
        if (next.ending.revision > highest) highest = next.ending.revision
        ended++
      }
      return call.ending.revision <= highest ? [violation('OutOfTime', call, call.ids[0])] : []
    })
  })
}

/**
 * Nothing of a refused append is there, unless another try with these ids was accepted, or may have been.
 *
 * Who named a revision and was told that it is another one was told so for good: an earlier try whose answer was lost
 * cannot have been carried out either, or the refused one would have been told for its repetition.
 */
const refusedViolations = (call: AppendCall, appends: ReadonlyArray<AppendCall>, places: ReadonlyMap<string, Seen>): ReadonlyArray<Violation> => {
  const isFinal = call.ending._tag === 'Refused' && call.ending.as === 'WrongExpectedRevision' && (typeof call.expected === 'bigint' || call.expected === 'noStream')
  const tries = appends.filter((other) => other !== call && other.ids.some((id) => call.ids.includes(id)))
  if (tries.some(({ ending }) => ending._tag === 'Stored' || (ending._tag === 'Unknown' && !isFinal))) return []
  return call.ids.filter((id) => places.has(id)).map((id) => violation('RefusedButThere', call, id))
}

/** An append whose answer was lost is there as a whole, in a row, or not at all. */
const tornViolations = (call: AppendCall, places: ReadonlyMap<string, Seen>): ReadonlyArray<Violation> => {
  const there = call.ids.flatMap((id) => places.get(id) ?? [])
  if (there.length === 0) return []
  const isWhole = there.length === call.ids.length && there.every((event, index) => index === 0 || event.revision === (there[index - 1]?.revision ?? 0n) + 1n)
  return isWhole && there.every(({ stream }) => stream === call.stream) ? [] : [violation('Torn', call, there[0]?.id)]
}
