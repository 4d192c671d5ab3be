/** What a read asks for. */
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'

import { isShown, testOf, type EventTest } from '../reads/filter.ts'
import type { ReadMessages, StartingPoint } from '../reads/messages.ts'
import { readAll } from '../reads/all-read.ts'
import { subscribeToAll } from '../reads/all-subscription.ts'
import type { ReadSource } from '../reads/source.ts'
import { readStream } from '../reads/stream-read.ts'
import { subscribeToStream } from '../reads/stream-subscription.ts'
import { invalidArgument, unknown, type RpcFault } from './rpc-faults.ts'
import { numberOf, streamNameOf } from './values.ts'

/** A read that was understood. */
export interface UnderstoodRead {
  readonly kind: 'read'
  /** `$all` for the whole log. */
  readonly stream: string
  readonly isSubscription: boolean
  readonly hasStringIds: boolean
  readonly run: (source: ReadSource, signal: AbortSignal) => ReadMessages
}

/** A read that makes no sense. */
export interface RefusedRead {
  readonly kind: 'refused'
  readonly fault: RpcFault
}

const refused = (fault: RpcFault): RefusedRead => ({ kind: 'refused', fault })

// Clients that know no other way say "the end" by the greatest number.
const revisionOf = (text: string): StartingPoint => (BigInt(text) >= 2n ** 63n ? 'end' : numberOf(text))

const streamStart = (options: ReadReq.Options.StreamOptions): StartingPoint =>
  options.hasRevision() ? revisionOf(options.getRevision()) : options.hasEnd() ? 'end' : 'start'

const allStart = (options: ReadReq.Options.AllOptions): StartingPoint => {
  const position = options.getPosition()
  if (position !== undefined) return revisionOf(position.getCommitPosition())
  return options.hasEnd() ? 'end' : 'start'
}

interface FilterParts {
  readonly test: EventTest
  readonly window: number
  readonly multiplier: number
}

const defaultWindow = 32

const filterOf = (options: ReadReq.Options.FilterOptions): FilterParts | RefusedRead => {
  const onStream = options.getStreamIdentifier()
  const expression = onStream ?? options.getEventType()
  if (expression === undefined) return refused(invalidArgument('The filter names no field.'))
  if (!options.hasMax() && !options.hasCount()) return refused(invalidArgument("'None' is not a valid window."))
  const test = testOf({
    on: onStream === undefined ? 'eventType' : 'streamName',
    regex: expression.getRegex(),
    prefixes: expression.getPrefixList(),
  })
  if (test === undefined) return refused(unknown('Exception was thrown by handler.'))
  const window = options.hasMax() ? options.getMax() : defaultWindow
  return { test, window, multiplier: options.getCheckpointintervalmultiplier() }
}

/** Understands a read. */
export const readRequestOf = (request: ReadReq): UnderstoodRead | RefusedRead => {
  const options = request.getOptions()
  if (options === undefined) return refused(invalidArgument("'options' is a required argument"))
  if (!options.hasUuidOption()) return refused(invalidArgument("'uuidOption' is a required argument"))
  const isSubscription = options.hasSubscription()
  if (!isSubscription && !options.hasCount()) return refused(invalidArgument('The combination is invalid.'))
  const isBackwards = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.BACKWARDS
  const filterOptions = options.getFilter()
  if ((isSubscription && isBackwards) || (filterOptions === undefined && !options.hasNoFilter()))
    return refused(invalidArgument('The combination is invalid.'))
  const shared = { kind: 'read', isSubscription, hasStringIds: options.getUuidOption()?.hasString() === true } as const
  const followsLinks = options.getResolveLinks()
  const count = numberOf(options.getCount())
  const direction = isBackwards ? 'backwards' : 'forwards'

  const streamOptions = options.getStream()
  if (streamOptions !== undefined) {
    if (filterOptions !== undefined) return refused(invalidArgument('The combination is invalid.'))
    const stream = streamNameOf(streamOptions.getStreamIdentifier())
    if (stream === '') return refused(invalidArgument('No stream was named.'))
    const from = streamStart(streamOptions)
    const tellsEnds = (options.getControlOption()?.getCompatibility() ?? 0) >= 1
    return {
      ...shared,
      stream,
      run: (source, signal) =>
        isSubscription
          ? subscribeToStream(source, { stream, from, followsLinks }, signal)
          : readStream(source, { stream, from, direction, count, followsLinks, tellsEnds }),
    }
  }
  const allOptions = options.getAll()
  if (allOptions === undefined) return refused(invalidArgument("'None' is not a valid stream option."))
  const from = allStart(allOptions)
  const filter = filterOptions === undefined ? undefined : filterOf(filterOptions)
  if (filter !== undefined && 'kind' in filter) return filter
  if (isSubscription && filter?.multiplier === 0) return refused(unknown('Exception was thrown by handler.'))
  const test = filter?.test ?? isShown
  const checkpoints =
    filter === undefined ? undefined : { window: filter.window, interval: filter.window * filter.multiplier }
  return {
    ...shared,
    stream: '$all',
    run: (source, signal) =>
      isSubscription
        ? subscribeToAll(source, { from, followsLinks, test, checkpoints }, signal)
        : readAll(source, { from, direction, count, followsLinks, test }),
  }
}
