/** `vor-ort explain`: what a rule says that findings and refusals cite. */
import { ruleCatalogues, ruleOf, type Bilingual, type Language, type RuleText } from '@vor-ort/core'
import { right } from 'fp-ts/lib/Either.js'

import type { Argument, Command } from '../command.ts'
import { facts, heading, paragraph, type Report } from '../output/report.ts'
import { didYouMean, refuse, say } from '../problem.ts'
import { similarTo } from '../suggest.ts'

const ruleArgument: Argument = {
  name: 'RULE',
  optional: true,
  summary: say('Kennung einer Regel, etwa G-3; ohne Angabe die Liste aller', 'the id of a rule, such as G-3; without it the list of all'),
}

export const explain: Command = {
  name: 'explain',
  summary: say('Was eine Regel sagt, woher sie kommt, was geschieht, wenn sie gebrochen wird', 'what a rule says, where it is from, what happens when it is broken'),
  argument: ruleArgument,
  options: [],
  examples: ['explain G-3', 'explain R-12 --lang de'],
  run: ({ argument }, { language }) => async () => {
    const rules = allRules()
    if (argument === '') return right(listReport(rules, language))
    const id = rules.find((rule) => rule.id.toLowerCase() === argument.trim().toLowerCase())?.id
    const rule = id === undefined ? undefined : ruleOf(id)
    if (id !== undefined && rule !== undefined) return right(ruleReport({ ...rule, id }, language))
    const hint = didYouMean(similarTo(argument, rules.map((known) => known.id)))
    return refuse(
      say(
        `Eine Regel „${argument}“ gibt es nicht.${hint.de || ' vor-ort explain zeigt alle.'}`,
        `There is no rule "${argument}".${hint.en || ' vor-ort explain shows them all.'}`,
      ),
    )
  },
}

interface KnownRule extends RuleText {
  readonly id: string
  readonly module: string
}

// As people count: G-2 before G-10.
const inOrder = new Intl.Collator('en', { numeric: true })

const allRules = (): ReadonlyArray<KnownRule> =>
  Object.entries(ruleCatalogues).flatMap(([module, rules]) =>
    Object.entries(rules)
      .map(([id, rule]) => ({ ...rule, id, module }))
      .toSorted((a, b) => inOrder.compare(a.id, b.id)),
  )

const consequences: Readonly<Record<RuleText['whenBroken'], Bilingual>> = {
  refused: say('der Befehl wird abgelehnt', 'the command is refused'),
  finding: say('es wird erfasst, mit einem Befund', 'it is recorded, with a finding'),
  'refused or finding': say('je nach Fall wird der Befehl abgelehnt oder mit einem Befund erfasst', 'the command is refused or recorded with a finding, as the case may be'),
}

const seatInWords = ({ seat }: RuleText, language: Language): string =>
  seat !== 'none' ? seat : language === 'de' ? 'keine Vorschrift: eine Regel von Vor Ort' : 'no provision: a rule of Vor Ort'

const ruleReport = (rule: KnownRule, language: Language): Report => {
  const { id, module, seat, whenBroken } = rule
  const german = language === 'de'
  return {
    table: () => [
      heading(german ? `Regel ${id}` : `Rule ${id}`),
      paragraph(rule[language]),
      facts(
        [german ? 'Quelle' : 'seat', seatInWords(rule, language)],
        [german ? 'bei Verstoß' : 'when broken', consequences[whenBroken][language]],
        [german ? 'Modul' : 'module', module],
      ),
    ],
    json: () => ({ rule: id, module, seat, whenBroken, says: rule[language] }),
    csv: () => ({ header: csvHeader, rows: [csvRow(rule, language)] }),
  }
}

const csvHeader = ['rule', 'module', 'seat', 'when_broken', 'says']
const csvRow = (rule: KnownRule, language: Language): ReadonlyArray<string> => [rule.id, rule.module, rule.seat, rule.whenBroken, rule[language]]

const listReport = (rules: ReadonlyArray<KnownRule>, language: Language): Report => ({
  table: () => [
    {
      kind: 'table',
      columns: [{ title: language === 'de' ? 'Regel' : 'Rule' }, { title: language === 'de' ? 'Modul' : 'Module' }, { title: language === 'de' ? 'Was sie sagt' : 'What it says', flexible: true }],
      rows: rules.map((rule) => [rule.id, rule.module, rule[language]]),
    },
  ],
  json: () => rules.map((rule) => ({ rule: rule.id, module: rule.module, seat: rule.seat, whenBroken: rule.whenBroken, says: rule[language] })),
  csv: () => ({ header: csvHeader, rows: rules.map((rule) => csvRow(rule, language)) }),
})
