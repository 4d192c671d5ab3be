/** The rules of the branches module: what each says, and its legal seat. */
import { rule, type RuleCatalogue } from '../kernel/rule.ts'

/**
 * Every rule of the module by its id.
 *
 * @example
 * ```ts
 * import { branchRules } from '@vor-ort/core'
 * branchRules['B-3'].whenBroken // => 'refused'
 * ```
 */
export const branchRules = {
  'B-1': rule('none', 'refused or finding', 'Ein Standort öffnet erst, wenn er beschlossen ist, Räume, mindestens eine Leistung und Öffnungszeiten hat.', 'A branch opens only when it is approved and has rooms, at least one service and opening hours.'),
  'B-2': rule('none', 'refused or finding', 'Ein Standort öffnet nicht, bevor er beschlossen ist.', 'A branch does not open before it is approved.'),
  'B-3': rule('none', 'refused', 'Die Öffnungszeiten eines Tages überschneiden sich nicht, liegen zwischen 00:00 und 24:00 und enden nach ihrem Beginn.', 'The opening hours of a day do not overlap, lie between 00:00 and 24:00 and end after they begin.'),
  'B-4': rule('none', 'refused or finding', 'Ein geschlossener Standort bietet keine Leistung an.', 'A closed branch offers no service.'),
  'B-5': rule('none', 'refused or finding', 'Ein Standort gehört zu genau einem Träger und liegt in dessen Gebiet oder hat eine begründete Ausnahme.', 'A branch belongs to exactly one carrier and lies in its territory or has an exception with a reason.'),
  'B-6': rule('none', 'finding', 'Gleichwertig ist ein Standort, der so lange öffnet wie der kürzeste Vergleichsstandort und alle Leistungen der Vergleichsstandorte bietet.', 'A branch has reached parity when it is open as long as the shortest reference and has every service of the references.'),
  'B-7': rule('none', 'refused or finding', 'Stellenanteile sind nicht negativ; an allen Standorten zusammen arbeitet niemand mehr als vertraglich vereinbart.', 'Full-time equivalents are not negative; over all branches nobody works more than the contract says.'),
  'B-8': rule('none', 'finding', 'Sozialräume überschneiden sich nur, wenn das Netz es so erklärt; jede Gemeinde ist abgedeckt oder mit Grund als nicht abgedeckt aufgeführt.', 'Social spaces overlap only if the network declares so; every municipality is covered or listed as uncovered with a reason.'),
  'B-9': rule('none', 'refused or finding', 'Wer einen Standort schließt, sagt, wer die laufenden Fälle übernimmt.', 'Who closes a branch says who takes the running cases over.'),
  'B-10': rule('§ 67 Abs. 2, 4 SGB X', 'refused', 'Gemeinsam genutzt werden Räume und Empfang, niemals Daten.', 'Rooms and reception are shared, never data.'),
  'B-11': rule('none', 'finding', 'Wo ein Standortkriterium gilt, steht der Standort bei dem Partner, den es nennt.', 'Where a siting criterion holds, the branch stands with the partner that it names.'),
} as const satisfies RuleCatalogue
