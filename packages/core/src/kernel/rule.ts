/** Rules as findings and rejections cite them: what each says, and its legal seat. */
import type { Bilingual } from './finding.ts'

/** A rule as findings and rejections cite it. */
export interface RuleText extends Bilingual {
  readonly seat: string
  /** What happens when it is broken: the command is refused, or the fact is recorded with a finding. */
  readonly whenBroken: 'refused' | 'finding' | 'refused or finding'
}

/** The rules of a module by their ids. */
export type RuleCatalogue = Readonly<Record<string, RuleText>>

/**
 * Words a rule: legal seat (or `none`), what happens when it is broken, and what it says in German and English.
 *
 * @example
 * ```ts
 * import { rule } from '@vor-ort/core'
 * rule('§ 14 Abs. 3 SGB II', 'finding', 'Jede Person hat eine Ansprechpartnerin.', 'Each person has a personal contact.').seat // => '§ 14 Abs. 3 SGB II'
 * ```
 */
export const rule = (seat: string, whenBroken: RuleText['whenBroken'], de: string, en: string): RuleText => ({ seat, whenBroken, de, en })
