/** A read, told as one span over its pages. */
import type { Either } from 'fp-ts/lib/Either.js'
import type { Attributes, Span } from '@opentelemetry/api'

import { operationAttributes } from './attributes.ts'
import { tallyOf } from './page-tally.ts'
import { fail, startSpan, thrownTag, within, type spanDefinitions } from './spans.ts'
import { secondsSince, type Telemetry } from './telemetry.ts'

type Page<A> = ReadonlyArray<Either<{ readonly _tag: string }, A>>

/** Hands through the pages of a read, the very same, and tells of them. */
export const observedPages = <P extends Page<unknown>>(
  telemetry: Telemetry,
  definition: typeof spanDefinitions.readAll | typeof spanDefinitions.readStream,
  operation: string,
  attributes: Attributes,
  pages: AsyncIterable<P>,
): AsyncIterable<P> => ({
  [Symbol.asyncIterator]: () => {
    const { instruments, tracer, milliseconds } = telemetry
    const which = operationAttributes(telemetry.system, operation)
    const inner = pages[Symbol.asyncIterator]()
    let span: Span | undefined
    let events = 0
    let unreadable = 0

    const end = (): void => {
      span?.setAttributes({ 'vor_ort.events': events, 'vor_ort.unreadable': unreadable })
      span?.end()
      span = undefined
    }
    const tell = (on: Span, page: P): void => {
      const tally = tallyOf(page)
      events += tally.readable
      unreadable += tally.unreadable
      instruments.eventsRead.add(tally.readable, which)
      if (tally.unreadable > 0) instruments.eventsUnreadable.add(tally.unreadable, which)
      if (tally.fault === undefined) return
      instruments.storeFaults.add(1, { ...which, 'error.type': tally.fault })
      fail(on, tally.fault)
    }
    return {
      next: async () => {
        const on = (span ??= startSpan(tracer, definition, { attributes: { ...which, ...attributes } }))
        const began = milliseconds()
        try {
          const step = await within(on, () => inner.next())
          instruments.readDuration.record(secondsSince(telemetry, began), which)
          if (step.done === true) end()
          else tell(on, step.value)
          return step
        } catch (thrown) {
          fail(on, thrownTag)
          end()
          throw thrown
        }
      },
      return: async () => {
        end()
        return (await inner.return?.()) ?? { done: true, value: undefined }
      },
    }
  },
})
