/** RM-21: every finding of every projection, with the legal seat of its rule. */
import { ruleCatalogues, ruleOf } from '@vor-ort/core'

import { column, optional } from '../columns.ts'
import { findingTable } from '../finding-log.ts'
import type { AnyProjection } from '../projection.ts'
import { defineReadModel, made, taken, type DefinedReadModel } from './define.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

// The rules are data of the core; the view carries them along, so that it can be read without our software.
const rules = (): string =>
  [...new Set(Object.values(ruleCatalogues).flatMap((catalogue) => Object.keys(catalogue)))]
    .flatMap((id) => {
      const rule = ruleOf(id)
      return rule === undefined ? [] : [`(${[id, rule.module, rule.seat, rule.de, rule.en].map(quoted).join(', ')})`]
    })
    .join(',\n    ')

/** RM-21 audit findings: one finding a row, over the findings of all `projections` that have any. */
export const auditFindings = (projections: ReadonlyArray<AnyProjection>): DefinedReadModel => {
  const table = findingTable('finding', { de: '', en: '' })
  const sources = projections.filter(({ name, tables }) => tables.some((one) => one.name === `${name}_finding`))
  return defineReadModel({
    id: 'RM-21',
    name: 'rm21_findings',
    title: ['Feststellungen', 'Findings'],
    definition: [
      'Jede Abweichung von einer Regel, aus allen Modulen, mit Rechtsquelle, Ereignis, Öffnung und Erledigung. Erfasst, nicht verhindert.',
      'Every deviation from a rule, of all modules, with legal seat, event, opening and closing. Recorded, not prevented.',
    ],
    grain: ['eine Feststellung', 'one finding'],
    key: ['projection', 'stream', 'ordinal'],
    needs: sources.map(({ name }) => name),
    before: `WITH rule_text (rule, module, seat, says_de, says_en) AS (
  VALUES
    ${rules()}
), finding AS (
${sources.map(({ name }) => `  SELECT ${quoted(name)} AS projection, ${table.columns.map((one) => one.name).join(', ')} FROM ${name}_finding`).join('\n  UNION ALL\n')}
)`,
    columns: [
      made(column.text('projection', ['Auswertung', 'Projection'], ['Auswertung, die sie führt', 'Projection that keeps it'], 'list of projections'), 'f.projection'),
      ...taken(table, 'f', ['stream', 'ordinal', 'rule', 'severity']),
      made(optional.text('module', ['Modul', 'Module'], ['Modul, zu dem die Regel gehört', 'Module whose rule it is'], 'rule catalogue'), 'c.module'),
      made(optional.text('seat', ['Rechtsquelle', 'Legal seat'], ['Rechtsquelle der Regel; none: eine Regel dieser Erfassung', 'Legal seat of the rule; none: a rule of this record itself'], 'rule catalogue'), 'c.seat'),
      made(optional.text('rule_de', ['Regel im Wortlaut', 'Rule in words (German)'], ['Was die Regel sagt', 'What the rule says, in German'], 'rule catalogue'), 'c.says_de'),
      made(optional.text('rule_en', ['Regel im Wortlaut (englisch)', 'Rule in words'], ['Was die Regel sagt, auf Englisch', 'What the rule says'], 'rule catalogue'), 'c.says_en'),
      ...taken(table, 'f', ['explanation_de', 'explanation_en', 'facts', 'opened_by', 'opened_revision', 'opened_on', 'opened_at', 'closed_by', 'closed_on', 'closed_at']),
      made(column.boolean('open', ['Offen', 'Open'], ['Ob sie noch besteht', 'Whether it still stands'], 'closed_at'), 'f.closed_at IS NULL'),
    ],
    from: `FROM finding f
LEFT JOIN rule_text c ON c.rule = f.rule`,
  })
}
