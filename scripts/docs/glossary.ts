/** German ↔ English: what the law called a thing on which day, and the field's word for each name in the code. */
import { addDays, type Concept, type TermTable } from '@vor-ort/core'

import { page, table, type Documented, type Page } from './model.ts'

/** The glossary: terms that the law changed, then every aggregate, event and command under its German word. */
export const glossary = (terms: Readonly<Record<Concept, TermTable>>, aggregates: ReadonlyArray<Documented>): Page =>
  page(
    'glossary.md',
    'Glossary',
    'Code names are English and stay; labels are looked up by date. The English words explain, they have no legal meaning.',
    [
      '## Terms by date',
      '',
      ...table(
        ['concept', 'from', 'until', 'Deutsch', 'English', 'also permitted', 'seat', 'how sure'],
        Object.entries(terms).flatMap(([concept, { entries }]) =>
          entries.map(({ from, to, value, seat, confidence }) => [
            `\`${concept}\``,
            from ?? '',
            // Tables are half-open; people name the last day.
            to === undefined ? '' : addDays(to, -1),
            value.label.de,
            value.label.en,
            value.alsoPermitted.map(({ de }) => de).join(', '),
            seat,
            sureness[confidence],
          ]),
        ),
      ),
      '',
      '## Names in the code',
      '',
      ...table(['Deutsch', 'name', 'what', 'module'], names(aggregates)),
    ],
  )

const sureness = {
  checked: 'checked against the dated text',
  reported: 'reported by a secondary source',
  recalledHigh: 'from memory, sure',
  recalledMedium: 'from memory',
  recalledLow: 'from memory, unsure',
  inferred: 'our reading',
  silent: 'the law is silent',
} as const

const names = (aggregates: ReadonlyArray<Documented>): ReadonlyArray<ReadonlyArray<string>> =>
  aggregates
    .flatMap(({ module, german, category, events, commands }) => [
      [german, `\`${category}\``, 'aggregate', module],
      ...Object.entries(events).map(([type, event]) => [event.german, `\`${type}\``, 'event', module]),
      ...Object.entries(commands).map(([type, command]) => [command.german, `\`${type}\``, 'command', module]),
    ])
    .toSorted(([a = '', nameA = ''], [b = '', nameB = '']) => order(a, b) || order(nameA, nameB))

// The order of German dictionaries, the same on every machine.
const collator = new Intl.Collator('de-DE')
const order = (a: string, b: string): number => collator.compare(a, b)
