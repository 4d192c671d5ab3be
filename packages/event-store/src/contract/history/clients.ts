/** Random clients of one store: writers that retry, readers, and subscribers that come again. */
import type { NewEvent, Position, StreamName } from '@vor-ort/core'
import { isLeft } from 'fp-ts/lib/Either.js'

import { growingBackOff } from '../../back-off.ts'
import { collect } from '../../pages.ts'
import type { AppendError, EventStore, ExpectedRevision, Read } from '../../port.ts'
import { contractRegistry, noted } from '../catalogue.ts'
import type { Fixture, OpenOptions } from '../fixture.ts'
import { seenOf, type AppendCall, type Ending, type ReadCall, type Seen } from './history.ts'
import type { Choices } from './random.ts'

/** Where the calls are written down. */
export interface Recorder {
  readonly appends: AppendCall[]
  readonly reads: ReadCall[]
  /** The next count of the clock. */
  readonly tick: () => number
}

/** What a client works with. */
export interface ClientParts {
  readonly name: string
  readonly fixture: Fixture
  readonly streams: readonly [StreamName, ...ReadonlyArray<StreamName>]
  readonly choices: Choices
  readonly recorder: Recorder
  readonly options?: OpenOptions
}

// As often as a store may be asked again before the answer stays unknown.
const tries = 40
// A server that starts anew needs some seconds.
const pause = growingBackOff({ maximumMilliseconds: 250 })

/** A client that appends and reads for so many turns; it has an opening of the store of its own. */
export const runClient = async ({ name, fixture, streams, choices, recorder, options }: ClientParts, turns: number): Promise<void> => {
  const store = await fixture.open(contractRegistry, options)
  const known = new Map<StreamName, bigint>()
  for (let turn = 0; turn < turns; turn++) {
    const stream = choices.oneOf(streams)
    if (choices.below(4) === 0) {
      await readOnce(name, store, choices.below(2) === 0 ? undefined : stream, recorder, known)
      continue
    }
    const last = known.get(stream)
    const expected: ExpectedRevision = choices.below(3) === 0 ? 'any' : (last ?? 'noStream')
    const events = Array.from({ length: 1 + choices.below(3) }, (_, index) => noted(`${name} turn ${turn} event ${index}`))
    const ending = await appendUntilTold(name, store, stream, expected, events, recorder)
    if (ending._tag === 'Stored') known.set(stream, ending.revision)
    // Who believed something else looks it up.
    else await readOnce(name, store, stream, recorder, known)
  }
  await store.close()()
}

const endingOf = (result: Awaited<ReturnType<ReturnType<EventStore['append']>>>): Ending => {
  if (isLeft(result)) return isRefusal(result.left) ? { _tag: 'Refused', as: result.left._tag } : { _tag: 'Unknown' }
  const { revision, position, duplicate } = result.right
  return revision === 'noStream' ? { _tag: 'Refused', as: 'noStream' } : { _tag: 'Stored', revision, position, duplicate }
}

const isRefusal = ({ _tag }: AppendError): boolean =>
  _tag === 'WrongExpectedRevision' || _tag === 'EventIdTaken' || _tag === 'InvalidEvent' || _tag === 'AppendTooLarge'

/** Appends, and where the answer is lost asks again with the same ids. */
const appendUntilTold = async (
  client: string,
  store: EventStore,
  stream: StreamName,
  expected: ExpectedRevision,
  events: ReadonlyArray<NewEvent>,
  { appends, tick }: Recorder,
): Promise<Ending> => {
  for (let attempt = 1; ; attempt++) {
    const begin = tick()
    const ending = endingOf(await store.append(stream, expected, events)())
    appends.push({ client, begin, end: tick(), stream, expected, ids: events.map(({ id }) => id), ending })
    if (ending._tag !== 'Unknown' || attempt >= tries) return ending
    await pause({ stream, attempt })
  }
}

/** Reads a stream, or all, from the start; a read that fails tells nothing. */
const readOnce = async (client: string, store: EventStore, stream: StreamName | undefined, { reads, tick }: Recorder, known: Map<StreamName, bigint>): Promise<void> => {
  const begin = tick()
  const result = await collect(stream === undefined ? store.readAll() : store.readStream(stream))()
  if (isLeft(result)) return
  const seen = result.right.map(seenOf)
  reads.push({ client, begin, end: tick(), ...(stream === undefined ? {} : { stream }), seen })
  const last = seen.at(-1)
  if (stream !== undefined && last !== undefined) known.set(stream, last.revision)
}

/** A subscriber from the start, which subscribes anew behind what it has seen whenever it was handed a fault. */
export const runSubscriber = (store: EventStore): { readonly seen: ReadonlyArray<Seen>; readonly until: (count: number, patience: number) => Promise<void> } => {
  const seen: Seen[] = []
  const stop = new AbortController()
  let wake = (): void => undefined
  const take = (reads: ReadonlyArray<Read>): boolean => {
    for (const read of reads) {
      if (isLeft(read)) return false
      seen.push(seenOf(read.right))
    }
    wake()
    return true
  }
  const running = (async () => {
    for (let attempt = 1; !stop.signal.aborted; attempt++) {
      const after: Position | undefined = seen.at(-1)?.position
      for await (const delivery of store.subscribe({ signal: stop.signal, ...(after === undefined ? {} : { after }) })) {
        if (delivery._tag === 'Events' && !take(delivery.reads)) break
      }
      if (!stop.signal.aborted) await pause({ stream: '' as StreamName, attempt })
    }
  })()
  return {
    seen,
    until: async (count, patience) => {
      const timer = setTimeout(() => stop.abort(), patience)
      while (seen.length < count && !stop.signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
          stop.signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      clearTimeout(timer)
      stop.abort()
      await running
    },
  }
}
