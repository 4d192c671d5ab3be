/** From an event to the span in which it was appended, as long as this process remembers. */
import type { Link, SpanContext } from '@opentelemetry/api'

/** Remembers in which span events were appended. */
export interface CauseLinks {
  readonly remember: (events: ReadonlyArray<{ readonly id: string }>, span: SpanContext) => void
  /** A link to the append of an event; nothing where another process appended it, or too many came after it. */
  readonly linkTo: (event: string) => Link | undefined
}

/** Makes the memory; it forgets the oldest beyond its capacity. */
export const makeCauseLinks = (capacity: number): CauseLinks => {
  const spans = new Map<string, SpanContext>()
  return {
    remember: (events, span) => {
      for (const { id } of events) spans.set(id, span)
      for (const oldest of spans.keys()) {
        if (spans.size <= capacity) break
        spans.delete(oldest)
      }
    },
    linkTo: (event) => {
      const span = spans.get(event)
      return span === undefined ? undefined : { context: span }
    },
  }
}
