/** The catalogue of rules that findings and rejections cite. */
import { page, table, type Page } from './model.ts'

/** A rule by its id: what it says in both languages, its legal seat, and what happens when it is broken. */
export type Rules = Readonly<Record<string, { readonly de: string; readonly en: string; readonly seat: string; readonly whenBroken: string }>>

/** Every rule of every module. */
export const ruleList = (modules: Readonly<Record<string, Rules>>): Page =>
  page(
    'rules.md',
    'Rules',
    'Findings and rejections cite these rules by their id. A rule whose breach is recorded as a finding never keeps history out.',
    Object.entries(modules).filter(([, rules]) => Object.keys(rules).length > 0).flatMap(([module, rules]) => [
      `## ${module}`,
      '',
      ...table(
        ['id', 'rule', 'Regel', 'seat', 'when broken'],
        Object.entries(rules).map(([id, { de, en, seat, whenBroken }]) => [id, en, de, seat, whenBroken]),
      ),
      '',
    ]),
  )
