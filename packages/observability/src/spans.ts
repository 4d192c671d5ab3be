/** Every span of this package, and how a piece of work is put into one. */
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes, type Link, type Span, type Tracer } from '@opentelemetry/api'

/** One line of the table of spans. */
export interface SpanDefinition {
  readonly name: string
  readonly kind: 'client' | 'consumer' | 'internal'
  readonly attributes: ReadonlyArray<string>
  readonly what: string
}

/**
 * All spans.
 *
 * @example
 * ```ts
 * import { spanDefinitions } from '@vor-ort/observability'
 * spanDefinitions.append.name // => 'vor_ort.append'
 * ```
 */
export const spanDefinitions = {
  append: {
    name: 'vor_ort.append', kind: 'client',
    attributes: ['db.system.name', 'db.operation.name', 'vor_ort.category', 'vor_ort.expected', 'vor_ort.events', 'vor_ort.outcome', 'error.type'],
    what: 'one append, or one take-over of stored events (`append_stored`)',
  },
  readStream: {
    name: 'vor_ort.read_stream', kind: 'client',
    attributes: ['db.system.name', 'db.operation.name', 'vor_ort.category', 'vor_ort.direction', 'vor_ort.events', 'vor_ort.unreadable', 'error.type'],
    what: 'one read of a stream, from its first page to its last or to where the reader left',
  },
  readAll: {
    name: 'vor_ort.read_all', kind: 'client',
    attributes: ['db.system.name', 'db.operation.name', 'vor_ort.direction', 'vor_ort.events', 'vor_ort.unreadable', 'error.type'],
    what: 'one read over all streams (`read_all`, `read_stored`), or of the list of streams (`streams`)',
  },
  subscribe: {
    name: 'vor_ort.subscribe', kind: 'client', attributes: ['db.system.name', 'db.operation.name', 'error.type'],
    what: 'the opening of a subscription, up to its first delivery; never its whole life',
  },
  delivery: {
    name: 'vor_ort.delivery', kind: 'consumer', attributes: ['db.system.name', 'db.operation.name', 'vor_ort.events', 'vor_ort.unreadable', 'error.type'],
    what: 'from a delivery of events until the subscriber asks for the next; a trace of its own, linked to the opening',
  },
  checkMedium: {
    name: 'vor_ort.check_medium', kind: 'client', attributes: ['db.system.name', 'db.operation.name', 'error.type'],
    what: 'the check of the medium beneath',
  },
  command: {
    name: 'vor_ort.command', kind: 'internal', attributes: ['vor_ort.category', 'vor_ort.command', 'vor_ort.outcome', 'error.type'],
    what: 'one command; each retry is an event `retry` in it',
  },
  reaction: {
    name: 'vor_ort.reaction', kind: 'internal', attributes: ['vor_ort.manager', 'vor_ort.category', 'vor_ort.command', 'vor_ort.outcome', 'error.type'],
    what: 'one command that a process manager issues, linked to the append of the event that caused it',
  },
  processRun: {
    name: 'vor_ort.process_run', kind: 'internal', attributes: ['vor_ort.outcome', 'error.type'],
    what: 'one run of the process managers to quiet (`catchUp`, `tick`)',
  },
  project: {
    name: 'vor_ort.project', kind: 'internal', attributes: ['vor_ort.events', 'vor_ort.outcome', 'error.type'],
    what: 'one run of the projections to the end of the store (`catchUp`)',
  },
  rebuild: {
    name: 'vor_ort.rebuild', kind: 'internal', attributes: ['vor_ort.projection', 'vor_ort.events', 'vor_ort.outcome', 'error.type'],
    what: 'the rebuild of one projection',
  },
  commit: {
    name: 'vor_ort.projection.commit', kind: 'client', attributes: ['vor_ort.outcome', 'error.type'],
    what: 'the writing of one batch with its checkpoints',
  },
} as const satisfies Readonly<Record<string, SpanDefinition>>

/** What a span is begun with. */
export interface SpanStart {
  readonly attributes?: Attributes
  readonly links?: ReadonlyArray<Link>
  /** A trace of its own, whatever goes on around it. */
  readonly root?: boolean
}

const kinds = { client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL }

/** Begins a span. */
export const startSpan = (tracer: Tracer, { name, kind }: Pick<SpanDefinition, 'name' | 'kind'>, { attributes = {}, links = [], root = false }: SpanStart = {}): Span =>
  tracer.startSpan(name, { kind: kinds[kind], attributes, links: [...links], root }, root ? ROOT_CONTEXT : context.active())

/** Says by its tag why the work of a span failed; the text of a reason may hold anything, so it stays out. */
export const fail = (span: Span, tag: string): void => {
  span.setAttribute('error.type', tag)
  span.setStatus({ code: SpanStatusCode.ERROR, message: tag })
}

/** The tag of what was thrown: a bug, whose message may hold anything. */
export const thrownTag = 'Exception'

/** Runs a step with a span as the active one, so that what happens beneath is told within it. */
export const within = <A>(span: Span, step: () => A): A => context.with(trace.setSpan(context.active(), span), step)

/** Puts a piece of work into a span of its own. */
export const inSpan = async <A>(
  tracer: Tracer,
  definition: Pick<SpanDefinition, 'name' | 'kind'>,
  start: SpanStart,
  work: (span: Span) => Promise<A>,
): Promise<A> => {
  const span = startSpan(tracer, definition, start)
  try {
    return await within(span, () => work(span))
  } catch (thrown) {
    fail(span, thrownTag)
    throw thrown
  } finally {
    span.end()
  }
}
