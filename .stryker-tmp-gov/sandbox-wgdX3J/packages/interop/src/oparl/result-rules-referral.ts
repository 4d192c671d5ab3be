/** The vocabulary of agenda item results, as data: part three, where an item goes next, and what was merely done with it. */
// @ts-nocheck

import type { ResultRule } from './result-rule.ts'

// A full stop ends the names, except inside "e.V."; articles are taken off later.
const bodies = '(?<bodies>(?:[^¦;()+.]|\\.(?=\\S)|(?<=\\.\\p{L})\\.)+)'

/** Referral and report, in the order in which the rules apply. */
export const referralRules: ReadonlyArray<ResultRule> = [
  {
    pattern: `(weiter(behandlung|beratung|bearbeitung)|(weitere|erneute)r? (beratung|behandlung|bearbeitung|erörterung))_(in|im|an|durch) ${bodies}`,
    effect: { outcome: 'referred', nextStep: 'furtherDeliberation' },
    examples: ['Weiterbehandlung im Planungsausschuss', 'Weiterberatung im Rat', 'weitere Beratung im Hauptausschuss', 'erneute Behandlung im Plenum', 'weitere Bearbeitung durch die Verwaltung'],
  },
  {
    pattern: `behandlung_(in|im) (?=@[\\p{L}-]*(ausschuss|rat)(?!\\p{L}))${bodies}`,
    effect: { outcome: 'referred', nextStep: 'furtherDeliberation' },
    examples: ['Behandlung im Hauptausschuss', 'Behandlung in Ausschuss für Soziales'],
  },
  { pattern: '(wird|werden) (\\p{L}+ ){1,6}(behandelt|beraten)', effect: { outcome: 'referred', nextStep: 'furtherDeliberation' }, examples: ['wird im Rahmen des Haushalts behandelt'] },
  {
    pattern: '(zur )?(weiter(behandlung|beratung|bearbeitung)|(weiteren?|erneuten?)r? (beratung|behandlung|bearbeitung))',
    effect: { aside: 'referred', nextStep: 'furtherDeliberation' },
    examples: ['Weiterbehandlung', 'zur weiteren Beratung', 'erneute Behandlung'],
  },
  {
    pattern: `((zurück|rück)?(verwiesen|verweisung|überwiesen|überweisung)|verweis|weitergeleitet|weiterleitung|weitergegeben|abgegeben)(_(zur|zum) (\\p{L}+ )?\\p{L}+)?_(in|an|ins|im|auf|zu|zum(?= \\p{L}*(ausschuss|rat)(?!\\p{L}))) ${bodies}`,
    effect: { outcome: 'referred', nextStep: 'referral' },
    examples: ['verwiesen in Planungsausschuss', 'Verweisung an den Rat', 'an Bauamt überwiesen; überwiesen an Kulturausschuss', 'Überweisung an den Ausschuss', 'zurückverwiesen in den Ausschuss', 'Rückverweisung an den Bauausschuss', 'Weiterleitung an den Rat', 'weitergegeben an die Verwaltung', 'abgegeben an den Kreistag', 'Verweis in den Schulbeirat', 'verwiesen zur Beratung in den Sozialausschuss', 'verwiesen zum Bauausschuss', 'verwiesen auf die Haushaltsberatung'],
  },
  {
    pattern: `(in|an|ins|auf) ${bodies.replace(')+)', ')+?)')} (zurück|rück)?(verwiesen|überwiesen|weitergeleitet|weitergegeben|abgegeben)`,
    effect: { outcome: 'referred', nextStep: 'referral' },
    examples: ['in den Sozialausschuss verwiesen', 'an die Verwaltung überwiesen', 'an den Rat weitergeleitet'],
  },
  { pattern: '\\p{L}{0,6}(verwiesen|verweisung|überwiesen|überweisung)|weitergeleitet|weiterleitung', effect: { outcome: 'referred', nextStep: 'referral' }, examples: ['verwiesen', 'zurückverwiesen', 'Verweisung', 'überwiesen', 'Überweisung', 'weitergeleitet', 'Weiterleitung'] },
  { pattern: 'prüfauftrag( an die verwaltung)?|(die )?verwaltung_(mit der prüfung )?beauftragt|auftrag an die verwaltung', effect: { outcome: 'referred', nextStep: 'referral', to: ['Verwaltung'] }, examples: ['Prüfauftrag', 'Die Verwaltung wird beauftragt', 'Auftrag an die Verwaltung'] },
  { pattern: 'beantwortet|beantwortung|antwort', effect: { outcome: 'answered' }, examples: ['beantwortet', 'mündliche Beantwortung', 'Antwort der Verwaltung liegt vor'] },
  { pattern: 'eingebracht|einbringung', effect: { outcome: 'introduced' }, examples: ['eingebracht', 'Einbringung'] },
  {
    pattern: 'vorberaten|beraten|(vor)?beratung|andiskutiert|diskutiert|erörtert|erörterung|besprochen|aussprache|diskussion|lesung|angehört|anhörung|behandelt',
    effect: { outcome: 'discussed' },
    examples: ['vorberaten', 'beraten', 'Beratung', 'Vorberatung', 'andiskutiert', 'diskutiert', 'erörtert', 'Erörterung', 'besprochen', 'Aussprache', 'Diskussion', 'erste Lesung', 'angehört', 'Anhörung', 'behandelt'],
  },
  { pattern: 'aushang( im foyer)?', effect: { outcome: 'announced', pointsTo: 'notice' }, examples: ['Aushang im Foyer', 'Aushang'] },
  {
    pattern: 'bekannt ?gegeben|bekannt ?gabe|bekannt ?gemacht|bekanntmachung|mitgeteilt|mitteilung(en)?|verlesen|informiert|information(en)?|bericht~?|sachstandsbericht|vorgestellt|vorstellung|vorgetragen|vortrag|präsentiert|präsentation',
    effect: { outcome: 'announced' },
    examples: [
      'bekannt gegeben', 'Bekanntgabe', 'bekannt gemacht', 'Bekanntmachung', 'mitgeteilt', 'Mitteilung', 'verlesen', 'informiert', 'Information', 'berichtet', 'mündlicher Bericht',
      'Sachstandsbericht', 'vorgestellt', 'Vorstellung', 'vorgetragen', 'Vortrag', 'präsentiert', 'Präsentation',
    ],
  },
  { pattern: 'durchgeführt|vollzogen|vorgenommen|verpflichtet|verpflichtung|vereidigt|vereidigung|erfolgt|stattgefunden', effect: { aside: 'performed' }, examples: ['durchgeführt', 'vollzogen', 'vorgenommen', 'verpflichtet', 'Verpflichtung', 'vereidigt', 'Vereidigung', 'ist erfolgt', 'hat stattgefunden'] },
  { pattern: '(siehe|s\\.|vgl\\.)( auch)?( unter)? top( [0-9.]+)?|(unter|mit|bei) top [0-9.]+', effect: { aside: 'recordedElsewhere', pointsTo: 'agendaItem' }, examples: ['siehe TOP 5', 'behandelt unter TOP 7.1', 's. TOP 3', 'vgl. auch TOP 2'] },
  { pattern: '(siehe|s\\.|vgl\\.|laut|gemäß)( auch)? @(dokument~?|\\p{L}*protokoll~?|niederschrift|anlagen?|abstimmungsergebnis~?|beschluss~?|beiblatt|anhang)', effect: { aside: 'recordedElsewhere', pointsTo: 'document' }, examples: ['siehe Dokument Abstimmungsergebnisse', 's. Protokoll', 'vgl. Niederschrift', 'laut Protokoll', 'siehe auch Anlage', 'siehe Abstimmungsergebnis', 'siehe Beschluss', 'siehe Beiblatt', 'siehe Anhang'] },
]
