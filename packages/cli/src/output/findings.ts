/** Findings for people and for programs. */
import { ruleOf, type Finding, type Language } from '@vor-ort/core'

import { severityInWords } from '../words.ts'

const seatOf = (rule: string): string | undefined => {
  const seat = ruleOf(rule)?.seat
  return seat === 'none' ? undefined : seat
}

/** A finding as one line: rule, severity, explanation, legal seat. */
export const findingLine = ({ rule, severity, explanation }: Finding, language: Language): string => {
  const seat = seatOf(rule)
  return `${rule} ${severityInWords(severity, language)}: ${explanation[language]}${seat === undefined ? '' : ` (${seat})`}`
}

/** A finding for programs, explained in one language. */
export const findingJson = ({ rule, severity, explanation, facts }: Finding, language: Language) => ({
  rule,
  severity,
  explanation: explanation[language],
  seat: seatOf(rule) ?? null,
  facts,
})
