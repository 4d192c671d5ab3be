/** The rules of the assignments module: what each says, and its legal seat. */
import { rule, type RuleCatalogue } from '../kernel/rule.ts'

/**
 * Every rule of the module by its id.
 *
 * @example
 * ```ts
 * import { assignmentRules } from '@vor-ort/core'
 * assignmentRules['R-20'].seat // => '§ 14 Abs. 3 S. 1 SGB II'
 * ```
 */
export const assignmentRules = {
  'A-1': rule('none', 'refused or finding', 'Je Fall und Funktion ist höchstens eine Person zuständig; die Zeiträume überschneiden sich nicht, Lücken werden berichtet.', 'For each case and function at most one person is responsible; the periods do not overlap, gaps are reported.'),
  'A-2': rule('none', 'refused or finding', 'Eine Vertretung ändert die Zuständigkeit nicht, endet mit ihrem Zeitraum und wird nicht selbst vertreten.', 'A substitution does not change who is responsible, ends with its period, and is not nested.'),
  'A-3': rule('none', 'refused or finding', 'Wer einen Fall bekommt, ist tätig, hat die Funktion und Kapazität; ein Wechsel nennt seinen Grund.', 'Who gets a case is at work and has the function and the capacity; a change names its reason.'),
  'A-4': rule('§ 16 SGB X', 'refused or finding', 'Wer in einem Verfahren ausgeschlossen ist, bekommt den Fall nicht.', 'Who is excluded from proceedings does not get the case.'),
  'A-5': rule('none', 'refused', 'Für abgeschlossene Fälle ist niemand zuständig.', 'Nobody is responsible for closed cases.'),
  'A-6': rule('none', 'refused', 'Die Fallzahlen aller Fachkräfte ergeben zusammen die Zahl der zugewiesenen Fälle; ein Wechsel ändert sie nicht.', 'The caseloads of all caseworkers add up to the number of cases assigned; a reassignment does not change it.'),
  'A-7': rule('none', 'finding', 'Mitglieder einer Bedarfsgemeinschaft dürfen verschiedene Ansprechpersonen haben; das wird ausgewiesen.', 'Members of one Bedarfsgemeinschaft may have different personal contacts; this is shown.'),
  'A-8': rule('§ 44c Abs. 4 SGB II', 'refused', 'Die Altersgruppe folgt den Angaben des Quellsystems; ein Geburtsdatum wird nicht gespeichert.', 'The age band follows what the source system states; no birth date is stored.'),
  'A-9': rule('§ 15 Abs. 4 SGB II', 'finding', 'Das Erstgespräch liegt nicht vor der Fallaufnahme.', 'The first contact does not lie before the opening of the case.'),
  'A-10': rule('§ 15 Abs. 3 SGB II', 'finding', 'Die nächste Fortschreibung des Plans ist sechs Monate nach der letzten fällig (wie R-23).', 'The next update of the plan is due six months after the last (as R-23).'),
  'A-11': rule('none', 'refused or finding', 'Eine Umverteilung hat eine feste Liste mit Prüfsumme; jeder Fall wird bestätigt oder scheitert, keiner geht verloren.', 'A bulk reassignment has a fixed list with its digest; each case is confirmed or fails, none is lost.'),
  'A-12': rule('§ 35 SGB I', 'refused', 'Ereignisse nennen Fachkräfte nur mit Pseudonym; Namen stehen in einem löschbaren Verzeichnis.', 'Events name caseworkers by pseudonym only; names are in a directory that can be deleted.'),
  'A-13': rule('none', 'finding', 'Eine verlangte Umverteilung wird ausgeführt; wer am schließenden Standort bleibt, bleibt offen.', 'A reassignment that was demanded is carried out; a case that stays at the closing branch stays open.'),
  'R-11': rule('§ 44c Abs. 4 SGB II', 'finding', 'Betreuungsschlüssel im Regelfall 1:75 unter 25 und 1:150 ab 25; jede Zahl nennt, wie gezählt wird.', 'As a rule 1:75 under 25 and 1:150 from 25; each number says how it is counted.'),
  'R-20': rule('§ 14 Abs. 3 S. 1 SGB II', 'finding', 'Für jede erwerbsfähige leistungsberechtigte Person soll eine persönliche Ansprechperson benannt sein.', 'A personal contact should be named for each employable beneficiary.'),
  'R-23': rule('§ 15 Abs. 3 SGB II', 'finding', 'Der Plan soll spätestens nach jeweils sechs Monaten gemeinsam fortgeschrieben werden.', 'The plan should be updated together at the latest after each six months.'),
  'R-24': rule('§ 15 Abs. 4 SGB II', 'finding', 'Seit 1.7.2026 findet das erste Gespräch persönlich im Jobcenter statt; Ausnahmen brauchen einen Grund.', 'Since 1 July 2026 the first talk is held in person in the Jobcenter; an exception needs a reason.'),
  'R-29': rule('§ 36 SGB II', 'finding', 'Zuständig ist der Träger des gewöhnlichen Aufenthalts, sonst ist eine Ausnahme vermerkt.', 'The carrier of the place of habitual residence is competent, else an exception is noted.'),
} as const satisfies RuleCatalogue
