/** The vocabulary of agenda item results, as data: part two, the words of decision and procedure. */
// @ts-nocheck

import type { ResultRule } from './result-rule.ts'

const settlement: ReadonlyArray<ResultRule> = [
  {
    pattern: '(erledigt|erledigung) durch @(schriftliche )?stellungnahme( der verwaltung)?|mit @(stellungnahme|antwort)( der verwaltung)?_(einverstanden|zufrieden)|(einverstanden|zufrieden) mit @(stellungnahme|antwort)( der verwaltung)?|durch @stellungnahme( der verwaltung)?_erledigt',
    effect: { outcome: 'settled', settledBy: 'statementOfAdministration' },
    examples: ['erledigt durch Stellungnahme der Verwaltung', 'mit Stellungnahme einverstanden', 'mit der Antwort der Verwaltung einverstanden', 'einverstanden mit der Stellungnahme', 'durch die Stellungnahme erledigt', 'Erledigung durch Stellungnahme'],
  },
  {
    pattern: '(erledigt|erledigung) durch @(mündliche |schriftliche )?(antwort|beantwortung)( der verwaltung)?|durch @(mündliche |schriftliche )?(antwort|beantwortung)( der verwaltung)?_erledigt',
    effect: { outcome: 'settled', settledBy: 'answerOfAdministration' },
    examples: ['erledigt durch Antwort der Verwaltung', 'erledigt durch mündliche Beantwortung', 'durch die Antwort der Verwaltung erledigt'],
  },
  { pattern: 'erledigt durch @[\\p{L}-]*vorlage( der verwaltung)?', effect: { outcome: 'settled', settledBy: 'supplementOfAdministration' }, examples: ['erledigt durch Ergänzungsvorlage der Verwaltung', 'erledigt durch Vorlage'] },
  { pattern: 'erledigt durch @(verwaltungshandeln|handeln der verwaltung)|durch @verwaltungshandeln_erledigt', effect: { outcome: 'settled', settledBy: 'actionOfAdministration' }, examples: ['erledigt durch Verwaltungshandeln', 'durch Verwaltungshandeln erledigt'] },
  {
    pattern: '(erledigt|erledigung|gegenstandslos) (durch|mit) @(beschluss~|annahme|zustimmung|abstimmung|verabschiedung|ablehnung|entscheidung)|(durch|mit) @(beschluss~|annahme|zustimmung|abstimmung|verabschiedung|ablehnung|entscheidung)( [\\p{L}0-9.]+){0,4}_(erledigt|gegenstandslos)',
    effect: { outcome: 'settled', settledBy: 'otherDecision' },
    examples: ['erledigt durch Annahme der Vorlage', 'durch Beschluss zu TOP 3 erledigt', 'mit Zustimmung zur Vorlage gegenstandslos', 'erledigt durch Ablehnung des Antrags', 'Erledigung durch Beschluss zu TOP 4'],
  },
  { pattern: 'erledigt~?|erledigung|gegenstandslos|hinfällig|obsolet|überholt', effect: { outcome: 'settled' }, examples: ['Antrag ist erledigt', 'Erledigung', 'gegenstandslos', 'hinfällig', 'obsolet', 'überholt'] },
]

const notes: ReadonlyArray<ResultRule> = [
  { pattern: 'kenntnisnahme|(zur )?kenntnis(genommen)?|z\\. ?k\\.', effect: { outcome: 'noted' }, examples: ['Kenntnisnahme', 'zur Kenntnis genommen', 'Kenntnisgenommen', 'nimmt Kenntnis', 'z. K.'] },
  { pattern: '(wird|werden) (schriftlich|nachträglich) (nach)?(beantwortet|geliefert|gereicht)|(schriftliche )?(beantwortung|antwort) (folgt|zugesagt|wird nachgereicht)', effect: { outcome: 'answerPending' }, examples: ['wird schriftlich beantwortet', 'schriftliche Antwort folgt', 'Beantwortung zugesagt', 'Antwort wird nachgereicht'] },
  {
    pattern: 'in @((modifizierte|geänderte|neue) )?([\\p{L}-]*vorlage|haushalt~)( der verwaltung)?_(übernommen|eingearbeitet|aufgenommen|eingeflossen)|von (der )?verwaltung_übernommen|übernahme durch die verwaltung|(antrag|anregung(en)?|vorschlag)_(übernommen|aufgenommen|aufgegriffen)',
    effect: { outcome: 'incorporated' },
    examples: ['in Beschlussvorlage übernommen', 'teilweise in modifzierte Beschlussvorlage übernommen', 'in die Vorlage eingearbeitet', 'in der Vorlage aufgenommen', 'wird von der Verwaltung übernommen', 'Übernahme durch die Verwaltung', 'Der Antrag wird übernommen', 'Anregung aufgenommen', 'in Haushaltsplan eingeflossen'],
  },
]

const procedure: ReadonlyArray<ResultRule> = [
  { pattern: '(zurück(ge)?zogen|zurückgenommen|rücknahme|zurückziehung)', effect: { outcome: 'withdrawn' }, examples: ['Antrag zurückgezogen', 'zurückgenommen', 'Rücknahme durch Antragsteller', 'Zurückziehung'] },
  {
    pattern: '(zustimmung zur )?(vertag(t|en|ung)|zurückgestellt|zurückstellung|verschoben|verschiebung|ausgesetzt|aufgeschoben|wiedervorlage)(_(beschlossen|zugestimmt|angenommen))?',
    effect: { outcome: 'postponed' },
    examples: ['vertagt', 'Vertagung einstimmig beschlossen', 'Zustimmung zur Vertagung', 'zurückgestellt', 'Zurückstellung', 'verschoben', 'Verschiebung', 'ausgesetzt', 'aufgeschoben', 'Wiedervorlage'],
  },
  { pattern: '(auf|in) @(nächsten?|kommenden?) sitzung', effect: { aside: 'postponed' }, examples: ['auf die nächste Sitzung'] },
  { pattern: '(zustimmung zur )?(abgesetzt|absetzung|gestrichen|von der tagesordnung genommen)(_(beschlossen|zugestimmt))?', effect: { outcome: 'removed' }, examples: ['abgesetzt', 'Absetzung einstimmig beschlossen', 'Zustimmung zur Absetzung', 'gestrichen', 'von der Tagesordnung genommen'] },
]

const advice: ReadonlyArray<ResultRule> = [
  { pattern: 'ablehnung_(empfohlen|vorgeschlagen)|(empfehlung|empfohlen)[: -]+((zur|auf) )?ablehnung|nicht_empfohlen', effect: { outcome: 'notRecommended' }, examples: ['Ablehnung empfohlen', 'zur Ablehnung vorgeschlagen', 'Empfehlung: Ablehnung', 'nicht empfohlen'] },
  {
    pattern: '((zustimmung|annahme|genehmigung)_)?(empfohlen|vorgeschlagen|empfiehlt)|[\\p{L}-]*empfehlung([: ]+((zur|auf) )?(annahme|zustimmung))?(_(beschlossen|zugestimmt))?|empfehlungsbeschluss|empfehlende beschlussfassung',
    effect: { outcome: 'recommended' },
    examples: ['geändert empfohlen', 'zur Annahme empfohlen', 'Zustimmung empfohlen', 'vorgeschlagen', 'Der Ausschuss empfiehlt', 'Beschlussempfehlung', 'Empfehlung an den Rat', 'Empfehlung: Zustimmung', 'Empfehlungsbeschluss', 'empfehlende Beschlussfassung'],
  },
]

const amendment: ReadonlyArray<ResultRule> = [
  {
    pattern: '(ab)?geändert~|abweichend~|modifiziert~|ergänzt~|(mit|inkl\\.|inklusive|einschließlich|nebst) (\\p{L}+ ){0,2}(änderung~|ergänzung~|modifikation~|maßgabe~?|auflage~)|unter berücksichtigung|i\\. ?d\\. ?f\\.|in der fassung',
    effect: { amended: true },
    examples: [
      'geändert beschlossen', 'mit abgeändertem Text beschlossen', 'abweichend beschlossen', 'einstimmig zugestimmt zum modifizierten Antrag', 'ergänzt beschlossen',
      'mit folgenden Änderungen beschlossen', 'inkl. Ergänzungen zugestimmt', 'einschließlich Änderung beschlossen', 'mit der Maßgabe beschlossen', 'unter Berücksichtigung des Antrags beschlossen',
      'i.d.F. der Tischvorlage beschlossen', 'in der Fassung der Tischvorlage beschlossen',
    ],
  },
  { pattern: 'abweichung', effect: { amended: true, aside: 'adopted' }, examples: ['Abweichung vom Beschlussvorschlag'] },
  {
    pattern: '(wie|gemäß|gem\\.|laut|lt\\.|entsprechend) @(\\p{L}*vorlage|\\p{L}*vorschlag~|bv|antrag)|(antrags|vorschlags)gemäß',
    effect: { aside: 'adopted' },
    examples: ['wie Vorlage', 'laut Beschlussvorschlag', 'gem. Verwaltungsvorlage', 'lt. BV', 'entsprechend dem Antrag', 'antragsgemäß'],
  },
]

const decision: ReadonlyArray<ResultRule> = [
  { pattern: 'abgelehnt~?|ablehnung|abgel\\.|lehn(t|te|en) (\\p{L}+ ){0,3}ab|zurückgewiesen|abgewiesen|verworfen', effect: { outcome: 'rejected' }, examples: ['mehrheitlich abgelehnt', 'Ablehnung', 'abgel.', 'lehnt den Antrag ab', 'zurückgewiesen', 'abgewiesen', 'verworfen'] },
  { pattern: 'dagegen', effect: { outcome: 'rejected' }, examples: ['mehrheitlich dagegen'] },
  {
    pattern: 'beschlossen~?|beschl\\.|beschließt|beschluss_gefasst|^beschluss$|zugestimmt~?|zustimmung|zust\\.|stimm(t|te|en) (\\p{L}+ ){0,3}zu|angenommen|annahme',
    effect: { outcome: 'adopted' },
    examples: ['mehrheitlich beschlossen', 'einst. beschl.', 'beschließt', 'Beschluss gefasst', 'Beschluss', 'Zugestimmt', 'Zustimmung', 'mehrh. zust.', 'stimmt dem Antrag zu', 'angenommen', 'Annahme'],
  },
  {
    pattern: 'genehmigt|genehmigung|gebilligt|billigung|bewilligt|bewilligung|befürwortet|verabschiedet|stattgegeben|entsprochen|gefolgt|festgestellt|festgesetzt|freigegeben|anerkannt|akzeptiert|einvernehmen_(erteilt|hergestellt)|dafür',
    effect: { outcome: 'adopted' },
    examples: [
      'Niederschrift genehmigt', 'Genehmigung', 'gebilligt', 'Billigung', 'bewilligt', 'Bewilligung', 'mehrheitlich befürwortet', 'verabschiedet', 'stattgegeben', 'dem Antrag wurde entsprochen',
      'dem Antrag wurde gefolgt', 'Jahresabschluss festgestellt', 'festgesetzt', 'freigegeben', 'anerkannt', 'akzeptiert',
      'Einvernehmen wird erteilt', 'Einvernehmen hergestellt', 'einstimmig dafür',
    ],
  },
  { pattern: '(wieder)?gewählt|wiederwahl|wahl_(durchgeführt|erfolgt|vollzogen)|bestellt|berufen|ernannt|benannt|entsandt', effect: { outcome: 'elected' }, examples: ['gewählt', 'wiedergewählt', 'Wiederwahl', 'Wahl durchgeführt', 'bestellt', 'berufen', 'ernannt', 'benannt', 'entsandt'] },
  { pattern: 'einverstanden|einverständnis', effect: { outcome: 'agreed' }, examples: ['einverstanden', 'Einverständnis'] },
]

/** The rules of decision and procedure, in the order in which they apply. */
export const decisionRules: ReadonlyArray<ResultRule> = [...settlement, ...notes, ...procedure, ...advice, ...amendment, ...decision]
