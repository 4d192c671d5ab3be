/**
 * The vocabulary of agenda item results, as data: part one, what must be read first.
 *
 * Negations, fixed phrases and procedure come before the plain words of decision in `result-rules-decision.ts`.
 */
// @ts-nocheck

import { decisionRules } from './result-rules-decision.ts'
import { referralRules } from './result-rules-referral.ts'
import type { ResultRule } from './result-rule.ts'

/** Phrases whose words would mean something else if they were read one by one. */
const fillers: ReadonlyArray<ResultRule> = [
  { pattern: 'nicht ?-?öffentlich~', effect: {}, examples: ['einstimmig beschlossen (nicht öffentlich)'] },
  {
    pattern: '(ohne|keine) (weitere )?(aussprache|diskussion|debatte|wortmeldung~|beratung)',
    effect: { aside: 'noBusiness' },
    examples: ['ohne Aussprache beschlossen', 'einstimmig beschlossen ohne weitere Diskussion', 'ohne Debatte zugestimmt', 'keine Wortmeldungen', 'ohne Beratung beschlossen'],
  },
  { pattern: 'wie (\\p{L}+ ){0,4}empfohlen', effect: {}, examples: ['wie vom Ausschuss empfohlen beschlossen'] },
  { pattern: '(gemäß|gem\\.|laut|lt\\.|entsprechend) @[\\p{L}-]*empfehlung', effect: { aside: 'adopted' }, examples: ['beschlossen lt. Empfehlung des Hauptausschusses', 'gemäß Beschlussempfehlung'] },
  { pattern: 'wie (\\p{L}+ ){0,4}vorgeschlagen', effect: { aside: 'adopted' }, examples: ['wie vorgeschlagen', 'wie von der Verwaltung vorgeschlagen'] },
  { pattern: '(nicht die|keine|ohne|fehlende|mangels) (\\p{L}+ )?mehrheit', effect: { outcome: 'rejected' }, examples: ['keine Mehrheit', 'nicht die erforderliche Mehrheit erhalten', 'ohne Mehrheit', 'fehlende Mehrheit', 'mangels Mehrheit abgelehnt'] },
]

/** What happened to an amendment counts only when nothing is said of the item itself. */
const amendments: ReadonlyArray<ResultRule> = [
  {
    pattern: '(änderungs|ergänzungs|zusatz)antr(a|ä)ge?s?( (der|des|von))?( (?!angenommen|zugestimmt)[\\p{L}/-]+)?_abgelehnt',
    effect: { aside: 'rejected' },
    examples: ['Änderungsantrag abgelehnt, Vorlage mehrheitlich beschlossen', 'Ergänzungsantrag SPD mehrheitlich abgelehnt; Antrag zugestimmt', 'Zusatzantrag der FDP abgelehnt, beschlossen'],
  },
  {
    pattern: '(änderungs|ergänzungs|zusatz)antr(a|ä)ge?s?( (der|des|von))?( [\\p{L}/-]+)?_(angenommen|zugestimmt)',
    effect: { aside: 'adopted', amended: true },
    examples: ['Änderungsantrag angenommen, Vorlage abgelehnt', 'Ergänzungsantrag der SPD mehrheitlich zugestimmt; Antrag abgelehnt'],
  },
]

const negations: ReadonlyArray<ResultRule> = [
  {
    pattern: '(antrag \\p{L}+ )?(dringlichkeit|geschäftsordnung|vertagung|absetzung|nichtbefassung|verweisung|überweisung|zurückstellung|rückverweisung)_abgelehnt',
    effect: {},
    examples: ['Antrag auf Vertagung abgelehnt, mehrheitlich beschlossen', 'Nichtbefassung mehrheitlich abgelehnt; Antrag zugestimmt', 'Antrag zur Geschäftsordnung abgelehnt; Antrag zugestimmt', 'Dringlichkeit abgelehnt'],
  },
  {
    pattern: '(nicht|kein~)_(mit )?(zugestimmt|zustimmung|angenommen|stattgegeben|gefolgt|entsprochen|genehmigt|gebilligt|befürwortet|bewilligt|gewählt|einverstanden|einvernehmen)',
    effect: { outcome: 'rejected' },
    examples: [
      'nicht zugestimmt', 'keine Zustimmung', 'nicht angenommen', 'dem Antrag wurde nicht stattgegeben', 'dem Vorschlag wird nicht gefolgt',
      'nicht entsprochen', 'nicht genehmigt', 'nicht gebilligt', 'mehrheitlich nicht befürwortet', 'nicht bewilligt', 'nicht gewählt', 'nicht einverstanden', 'kein Einvernehmen',
    ],
  },
  { pattern: '(zustimmung|einvernehmen|genehmigung)_(nicht erteilt|verweigert|versagt)', effect: { outcome: 'rejected' }, examples: ['Zustimmung verweigert', 'Das Einvernehmen wird nicht erteilt', 'Genehmigung versagt'] },
  {
    pattern: 'keine (abstimmung|beschlussfassung|entscheidung|\\p{L}*empfehlung)|kein (beschluss|votum)( gefasst)?|nicht (zur abstimmung gestellt|abgestimmt)|ohne (abstimmung|beschluss~|votum|empfehlung|entscheidung)',
    effect: { outcome: 'notVoted' },
    examples: [
      'keine Abstimmung', 'keine Beschlussfassung', 'keine Entscheidung', 'keine Empfehlung', 'keine Beschlussempfehlung', 'kein Beschluss gefasst', 'kein Votum',
      'nicht zur Abstimmung gestellt', 'nicht abgestimmt', 'ohne Abstimmung', 'ohne Beschlussempfehlung', 'ohne Votum', 'ohne Empfehlung', 'ohne Entscheidung',
    ],
  },
  { pattern: 'nicht beschlussfähig|beschlussunfähig~', effect: { outcome: 'notVoted' }, examples: ['nicht beschlussfähig', 'wegen Beschlussunfähigkeit'] },
  {
    pattern: 'nicht (mehr )?(behandelt|beraten|aufgerufen|befasst)|nichtbefassung(_(beschlossen|zugestimmt|angenommen))?|übergang zur tagesordnung(_beschlossen)?',
    effect: { outcome: 'notTreated' },
    examples: ['nicht behandelt', 'nicht mehr beraten', 'nicht aufgerufen', 'nicht befasst', 'Nichtbefassung mehrheitlich beschlossen', 'Übergang zur Tagesordnung beschlossen'],
  },
  { pattern: '(entfällt|entfallen|entf\\.|ausgefallen)(?!\\p{L})', effect: { outcome: 'notTreated' }, examples: ['entfällt', 'ist entfallen', 'entf.', 'ausgefallen'] },
  {
    pattern: '(keine|ohne) (einwände|einwendung~|bedenken|einsprüche|widerspruch)|kein widerspruch',
    effect: { outcome: 'agreed' },
    examples: ['keine Einwände', 'ohne Einwendungen', 'keine Bedenken', 'keine Einsprüche', 'kein Widerspruch'],
  },
  {
    pattern: 'keine? (weiteren? )?(mitteilung~|anfrage~|frage~|antr(a|ä)ge?|bericht~|punkte?|bekanntgabe~|themen|vorlagen|informationen|anmerkungen|beschlüsse)|liegt nicht vor|liegen nicht vor|nichts',
    effect: { outcome: 'noBusiness' },
    examples: [
      'keine Mitteilungen', 'Es liegen keine Anfragen vor', 'keine Fragen', 'keine Anträge', 'keine Berichte', 'keine Punkte', 'keine Bekanntgaben',
      'keine Themen', 'keine Vorlagen', 'keine weiteren Informationen', 'keine Anmerkungen', 'keine Beschlüsse', 'liegt nicht vor', 'liegen nicht vor', 'nichts',
    ],
  },
  { pattern: '^[\\s("]*(keine?|./\\.|-+)[\\s)."]*$', effect: { outcome: 'noBusiness' }, examples: ['keine', './.', '-', '---'] },
  { pattern: 'ohne (\\p{L}+ )?(änderung~|ergänzung~)', effect: {}, examples: ['vorberaten ohne Änderungen', 'ohne weitere Ergänzungen beschlossen'] },
]

const spread: ReadonlyArray<ResultRule> = [
  { pattern: 'nicht einstimmig', effect: { unanimity: 'majority' }, examples: ['nicht einstimmig beschlossen'] },
  { pattern: 'einstimmig~|einstm?\\.|einmütig~|einhellig~', effect: { unanimity: 'unanimous' }, examples: ['einstimmig', 'einstimmige Zustimmung', 'einst. beschlossen', 'einstm. beschlossen', 'einmütig beschlossen', 'einhellig angenommen'] },
  { pattern: 'einvernehmlich~', effect: { unanimity: 'unanimous', aside: 'agreed' }, examples: ['einvernehmlich', 'einvernehmlich beschlossen'] },
  { pattern: 'mehrheitlich~|mehrh\\.|überwiegend|[\\p{L}-]*mehrheit', effect: { unanimity: 'majority' }, examples: ['mehrheitlich', 'mehrh. beschlossen', 'überwiegend zugestimmt', 'mit großer Mehrheit angenommen', 'mit Stimmenmehrheit abgelehnt', 'mit Zwei-Drittel-Mehrheit beschlossen'] },
  { pattern: 'stimmengleichheit|(stimmen)?patt', effect: { unanimity: 'tie' }, examples: ['bei Stimmengleichheit abgelehnt', 'abgelehnt (Patt)'] },
  { pattern: 'gegen (die )?stimmen?|(mit|bei) (\\p{L}+ )?gegenstimmen?', effect: { unanimity: 'majority' }, examples: ['gegen die Stimmen der SPD beschlossen', 'bei Gegenstimmen angenommen', 'mit einigen Gegenstimmen beschlossen'] },
  { pattern: 'teilweise|teils|tlw\\.?|zum teil|z\\. ?t\\.|in teilen', effect: { partly: true }, examples: ['teilweise zugestimmt', 'teils zugestimmt, teils abgelehnt', 'tlw. beschlossen', 'zum Teil abgelehnt', 'z. T. abgelehnt', 'in Teilen angenommen'] },
  { pattern: '(ziffern?|punkte?|teil|absatz|abs\\.|buchstaben?|spiegelstrich) ?[0-9ivx]+[a-z]?\\.?|(ziffern?|buchstaben?|teil) [a-h]', effect: { parts: true }, examples: ['Ziffer 1 zugestimmt, Ziffer 2 abgelehnt', 'Teil a zugestimmt, Teil b abgelehnt'] },
]

/** All rules in the order in which they apply. */
export const resultRules: ReadonlyArray<ResultRule> = [
  ...fillers,
  ...spread,
  ...amendments,
  ...negations,
  ...decisionRules,
  ...referralRules,
]
