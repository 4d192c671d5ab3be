/** A command handler that tells how long commands take and how often they were decided anew. */
import { categoryOf, type AnyEvent } from '@vor-ort/core'
import { growingBackOff, makeCommandHandler, type CommandError, type CommandHandler, type CommandHandlerParts, type Handled } from '@vor-ort/event-store'
import type { Either } from 'fp-ts/lib/Either.js'
import { trace } from '@opentelemetry/api'

import { commandAttribute } from './attributes.ts'
import { fail, inSpan, spanDefinitions } from './spans.ts'
import { makeTelemetry, secondsSince, type Telemetry } from './telemetry.ts'

/**
 * Makes a command handler of the usual parts, with a span for each command.
 *
 * Give it an observed store to see the appends within. A refusal is an answer, not an error: the span says so by its
 * outcome alone.
 *
 * @example
 * ```ts
 * import { makeTelemetry, observedCommandHandler, observedStore } from '@vor-ort/observability'
 * import { BodyId, day, derivedId, domainRegistry, MotionId, resolution } from '@vor-ort/core'
 * import { memoryStore } from '@vor-ort/event-store'
 * const telemetry = makeTelemetry({ system: 'memory' })
 * const store = observedStore(memoryStore(domainRegistry), telemetry)
 * const handler = observedCommandHandler({ store, clock: () => '2026-11-21T22:00:00.000Z' }, telemetry)
 * const data = { body: derivedId(BodyId, 'Verwaltungsrat'), title: { asPublished: 'Außensprechstunde' }, public: 'yes', motion: derivedId(MotionId, 'motion') }
 * const adopt = { type: 'AdoptResolution', on: day('2015-01-13'), data }
 * const handled = await handler.handle(resolution, '0195f3c2-7d1e-7c4a-9b61-2f1c5a7e8d90', adopt, { actor: { role: 'Verwaltung' } })()
 * handled._tag // => 'Right'
 * ```
 */
export const observedCommandHandler = (parts: CommandHandlerParts, telemetry: Telemetry = makeTelemetry()): CommandHandler => {
  const { tracer, instruments, milliseconds } = telemetry
  const backOff = parts.backOff ?? growingBackOff()
  const handler = makeCommandHandler({
    ...parts,
    backOff: (conflict) => {
      instruments.commandRetries.add(1, { 'vor_ort.category': categoryOf(conflict.stream) })
      // The span of the command is the active one, where the SDK keeps track of that.
      trace.getActiveSpan()?.addEvent('retry', { 'vor_ort.attempt': conflict.attempt })
      return backOff(conflict)
    },
  })
  return {
    handle: (aggregate, id, command, context) => () => {
      const about = { 'vor_ort.category': aggregate.category, ...commandAttribute(aggregate.commands, command.type) }
      return inSpan(tracer, spanDefinitions.command, { attributes: about }, async (span) => {
        const began = milliseconds()
        const handled = await handler.handle(aggregate, id, command, context)()
        const outcome = commandOutcome(handled)
        instruments.commandDuration.record(secondsSince(telemetry, began), { ...about, 'vor_ort.outcome': outcome })
        span.setAttribute('vor_ort.outcome', outcome)
        if (!answers.has(outcome)) fail(span, outcome)
        return handled
      })
    },
  }
}

/** What came of a command, in a word. */
export const commandOutcome = (handled: Either<CommandError, Handled<unknown, AnyEvent>>): string => {
  if (handled._tag === 'Left') return handled.left._tag
  if (handled.right.duplicate) return 'Duplicate'
  return handled.right.events.length === 0 ? 'NothingToDo' : 'Done'
}

/** What a command handler may well answer; all else is a fault. */
export const answers: ReadonlySet<string> = new Set(['Done', 'Duplicate', 'NothingToDo', 'CommandRejected'])
