/** A reaction to an event, told as a span that is linked to where the event came from. */
import type { AnyEvent } from '@vor-ort/core'
import type { CommandHandler } from '@vor-ort/event-store'
import type { Link, Span } from '@opentelemetry/api'

import { commandAttribute } from './attributes.ts'
import { answers, commandOutcome } from './observed-command-handler.ts'
import { fail, inSpan, spanDefinitions } from './spans.ts'
import type { Telemetry } from './telemetry.ts'

/** What a reaction is about. */
export interface ReactionSpan {
  /** The name of what reacts: a word of the software. */
  readonly name: string
  /** The id of the event that caused it, as in `causationId`; it is looked up and never told. */
  readonly causationId?: string
}

/**
 * Does a piece of work in the span of a reaction, linked to the append of the event that caused it.
 *
 * The link is there where this process appended the event, within the last that `makeTelemetry` remembers. Beyond that
 * the events themselves tell what caused what: `causationId` and `correlationId`.
 *
 * @example
 * ```ts
 * import { inReaction, makeTelemetry } from '@vor-ort/observability'
 * const told = { name: 'letter-to-the-district', causationId: '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90' }
 * await inReaction(makeTelemetry(), told, async () => 'sent') // => 'sent'
 * ```
 */
export const inReaction = <A>(telemetry: Telemetry, { name, causationId }: ReactionSpan, work: (span: Span) => Promise<A>): Promise<A> => {
  const link = causationId === undefined ? undefined : telemetry.causes.linkTo(causationId)
  const links: ReadonlyArray<Link> = link === undefined ? [] : [link]
  return inSpan(telemetry.tracer, spanDefinitions.reaction, { attributes: { 'vor_ort.manager': name }, links }, work)
}

/** A command handler for a runner of process managers: each command is the reaction of a manager. */
export const reactingHandler = (handler: CommandHandler, telemetry: Telemetry, managers: ReadonlySet<string>): CommandHandler => ({
  handle: (aggregate, id, command, context) => () => {
    // The runner makes command ids of the manager's name, one word, and the key of the reaction.
    const name = context.commandId?.split(' ', 1)[0] ?? ''
    const { causationId } = context
    const reaction = { name: managers.has(name) ? name : 'unknown', ...(causationId === undefined ? {} : { causationId }) }
    return inReaction(telemetry, reaction, async (span) => {
      span.setAttributes({ 'vor_ort.category': aggregate.category, ...commandAttribute(aggregate.commands, typeOf(command)) })
      const handled = await handler.handle(aggregate, id, command, context)()
      const outcome = commandOutcome(handled)
      span.setAttribute('vor_ort.outcome', outcome)
      if (!answers.has(outcome)) fail(span, outcome)
      return handled
    })
  },
})

const typeOf = ({ type }: Pick<AnyEvent, 'type'>): string => type
