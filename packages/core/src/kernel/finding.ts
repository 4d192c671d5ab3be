/** Findings and rejections: what is recorded beside a fact, and why a command is refused. */
import type { Fault } from './fault.ts'

/** The languages in which the core words a value for people. */
export type Language = 'de' | 'en'
/** A sentence in both languages. */
export interface Bilingual {
  readonly de: string
  readonly en: string
}
/** Data that makes an explanation checkable. */
export type Facts = Readonly<Record<string, string | number | boolean | null | ReadonlyArray<string>>>

/** How grave a finding is: to know, to look at, or a broken rule. */
export type Severity = 'information' | 'warning' | 'violation'

/**
 * A deviation from a rule that was recorded, not refused.
 *
 * `rule` is the rule's id in the rule catalogue (such as `G-3` or `R-108`), which has the legal seat.
 */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly explanation: Bilingual
  readonly facts: Facts
}

/** Why a command is refused, with the data to act on. */
export type Rejection =
  | { readonly _tag: 'InvalidCommand'; readonly command: string; readonly faults: ReadonlyArray<Fault> }
  | {
      readonly _tag: 'WrongPhase'
      readonly command: string
      readonly phase: string
      readonly allowed: ReadonlyArray<string>
    }
  | { readonly _tag: 'UnknownReference'; readonly what: string; readonly id: string; readonly known: ReadonlyArray<string> }
  | { readonly _tag: 'AlreadyExists'; readonly what: string; readonly id: string }
  | { readonly _tag: 'RuleBroken'; readonly rule: string; readonly explanation: Bilingual; readonly facts: Facts }

/** Builds a finding. */
export const finding = (rule: string, severity: Severity, explanation: Bilingual, facts: Facts = {}): Finding => ({
  rule,
  severity,
  explanation,
  facts,
})

/** Builds the refusal of a command that breaks a rule. */
export const ruleBroken = (rule: string, explanation: Bilingual, facts: Facts = {}): Rejection => ({
  _tag: 'RuleBroken',
  rule,
  explanation,
  facts,
})

/** Builds the refusal of a command that names something the aggregate does not know; `known` may be empty where they are too many to list. */
export const unknownReference = (what: string, id: string, known: Iterable<string>): Rejection => ({
  _tag: 'UnknownReference',
  what,
  id,
  known: [...known],
})

/** Builds the refusal of a command that would make something a second time. */
export const alreadyExists = (what: string, id: string): Rejection => ({ _tag: 'AlreadyExists', what, id })

const listed = (items: ReadonlyArray<string>, none: string): string => (items.length === 0 ? none : items.join(', '))

/**
 * One sentence that says why a command was refused and what would be right.
 *
 * @example
 * ```ts
 * import { explainRejection } from '@vor-ort/core'
 * explainRejection({ _tag: 'WrongPhase', command: 'OpenMeeting', phase: 'cancelled', allowed: ['convened'] }, 'en')
 * // => 'OpenMeeting is not possible in the phase "cancelled"; it is possible in: convened.'
 * ```
 */
export const explainRejection = (rejection: Rejection, language: Language): string => {
  const german = language === 'de'
  switch (rejection._tag) {
    case 'InvalidCommand': {
      const faults = rejection.faults.map((fault) => `${fault.path} ${fault.expected}`).join('; ')
      return german ? `${rejection.command} ist ungültig: ${faults}.` : `${rejection.command} is invalid: ${faults}.`
    }
    case 'WrongPhase':
      return german
        ? `${rejection.command} ist in der Phase „${rejection.phase}“ nicht möglich; möglich ist es in: ${listed(rejection.allowed, 'keiner Phase')}.`
        : `${rejection.command} is not possible in the phase "${rejection.phase}"; it is possible in: ${listed(rejection.allowed, 'no phase')}.`
    case 'UnknownReference':
      return german
        ? `${rejection.what} ${rejection.id} ist nicht bekannt${rejection.known.length === 0 ? '' : `; bekannt sind: ${rejection.known.join(', ')}`}.`
        : `${rejection.what} ${rejection.id} is not known${rejection.known.length === 0 ? '' : `; known are: ${rejection.known.join(', ')}`}.`
    case 'AlreadyExists':
      return german
        ? `${rejection.what} ${rejection.id} gibt es schon.`
        : `${rejection.what} ${rejection.id} exists already.`
    case 'RuleBroken':
      return `${rejection.explanation[language]} (${rejection.rule})`
  }
}
