/** What kind of paper a text names, and which factions put it forward. */
// @ts-nocheck


/** The kinds of papers that differ in how a body deals with them. */
export type PaperKind =
  /** Antrag: of a faction or of members */
  | 'motion'
  /** Beschlussvorlage: of the administration */
  | 'proposal'
  /** Änderungs-/Ergänzungsantrag: to a motion or a proposal */
  | 'amendment'
  /** Anfrage */
  | 'enquiry'
  /** Mitteilung, Bericht, Stellungnahme, Antwort */
  | 'report'
  /** Any other; its text says what it is. */
  | 'other'

/** A kind and the text from which it was read. */
export interface ClassifiedPaper {
  readonly kind: PaperKind
  readonly text: string
}

/** One row of the vocabulary of paper types: the first that fits decides. */
export interface PaperKindRule {
  readonly pattern: RegExp
  readonly kind: PaperKind
  readonly examples: readonly [string, ...Array<string>]
}

/** The vocabulary of paper types, in the order in which it applies. */
export const paperKindRules: ReadonlyArray<PaperKindRule> = [
  { pattern: /^(antwort|beantwortung|stellungnahme)/, kind: 'report', examples: ['Antwort auf Anfrage', 'Beantwortung einer Anfrage', 'Stellungnahme zum Antrag'] },
  { pattern: /(änder|änderung|ergänzung|zusatz|austausch|alternativ)\p{L}{0,4}antr[aä]g|änderungs-?\s?(\/|und)\s?ergänzungsantr/u, kind: 'amendment', examples: ['Änderungsantrag', 'Ergänzungsantrag', 'Zusatzantrag', 'Austauschantrag', 'Alternativantrag', 'Änderungs-/Ergänzungsantrag'] },
  { pattern: /anfrage/, kind: 'enquiry', examples: ['Anfrage', 'Kleine Anfrage', 'Schriftliche Anfrage'] },
  { pattern: /mitteilung|information|bericht|kenntnis|bekanntgabe|sachstand/, kind: 'report', examples: ['Mitteilungsvorlage', 'Informationsvorlage', 'Bericht', 'Vorlage zur Kenntnisnahme', 'Bekanntgabe', 'Sachstandsvorlage'] },
  { pattern: /(?<!bau|förder)antr[aä]g/, kind: 'motion', examples: ['Antrag', 'Fraktionsantrag', 'Dringlichkeitsantrag', 'Anträge'] },
  { pattern: /vorlage|beschlussvorschlag|beschlussdrucksache/, kind: 'proposal', examples: ['Beschlussvorlage', 'Verwaltungsvorlage', 'Vorlage', 'Beschlussvorschlag', 'Beschlussdrucksache'] },
]

/**
 * Reads the kind of a paper from its type, a free text of each city.
 *
 * @example
 * ```ts
 * import { classifyPaper } from '@vor-ort/interop'
 * classifyPaper('Änderungs-/Ergänzungsantrag') // => { kind: 'amendment', text: 'Änderungs-/Ergänzungsantrag' }
 * classifyPaper('Bürgerbegehren') // => { kind: 'other', text: 'Bürgerbegehren' }
 * ```
 */
export const classifyPaper = (paperType: string): ClassifiedPaper => {
  const plain = paperType.normalize('NFC').toLowerCase().trim()
  return { kind: paperKindRules.find((rule) => rule.pattern.test(plain))?.kind ?? 'other', text: paperType }
}

/** A title taken apart: "Antrag SPD/GRÜNE: Mehr Bänke" is a motion of two factions about more benches. */
export interface TitleParts {
  /** The kind that the title itself names, if it begins with one. */
  readonly kind?: PaperKind
  /** Factions and groups as they are written; never persons. */
  readonly originators: ReadonlyArray<string>
  /** What the paper is about: the title without the prefix. */
  readonly subject: string
}

const kindWord = '(?:(?:änder\\p{L}*-?\\/?(?:ergänzungs)?|(?:ergänzungs|zusatz|dringlichkeits|fraktions|eil)?)antr(?:ags?|äge)|anfragen?)(?!\\p{L})'
const manner = '(?:(?:interfraktionell|gemeinsam|gem|fraktionsübergreifend)(?:er|e|es|\\.)?\\s+)?'
const prefix = new RegExp(`^(?:-[^-:]{3,20}-\\s*)?${manner}(${kindWord})(?:\\s+(?:der|des|von))?\\s*([^:„"]{0,120}?)\\s*:\\s*`, 'iu')
/** "Änderungsantrag: SPD, KULT. Mehr Bänke": the factions follow the colon and end with a full stop or another colon. */
const late = /^([^:.„"]{2,60}?)\.?\s*[:.]\s+/u

/**
 * Takes a title apart into kind, factions and subject.
 *
 * Only what is certainly a faction, party or group is given as an originator; whatever else stands there, such as the name
 * of a member, is left in the title alone.
 *
 * @example
 * ```ts
 * import { readTitle } from '@vor-ort/interop'
 * readTitle('Antrag SPD/GRÜNE/KAL: Biotonne für alle')
 * // => { kind: 'motion', originators: ['SPD', 'GRÜNE', 'KAL'], subject: 'Biotonne für alle' }
 * readTitle('Biotonne für alle') // => { originators: [], subject: 'Biotonne für alle' }
 * ```
 */
export const readTitle = (title: string): TitleParts => {
  const found = prefix.exec(title)
  if (found === null) return { originators: [], subject: title.trim() }
  const kind = classifyPaper(found[1] ?? '').kind
  const subject = title.slice(found[0].length).trim()
  const originators = factionsIn(found[2] ?? '')
  const after = originators.length === 0 ? late.exec(subject) : null
  const afterwards = after === null ? [] : factionsIn(after[1] ?? '')
  // Only a list of nothing but factions is no part of the subject.
  if (after !== null && afterwards.length > 0 && afterwards.length === listed(after[1] ?? '').length) {
    return { kind, originators: afterwards, subject: subject.slice(after[0].length).trim() }
  }
  return { kind, originators, subject }
}

const parties = new Set([
  'spd', 'cdu', 'csu', 'fdp', 'afd', 'grüne', 'grünen', 'die grünen', 'bündnis 90/die grünen', 'b90/grüne', 'bündnis 90 die grünen', 'linke', 'die linke', 'die linken', 'fw',
  'freie wähler', 'piraten', 'piratenpartei', 'ödp', 'volt', 'die partei', 'bsw', 'ssw', 'tierschutzpartei', 'npd', 'rep', 'uwg', 'fwg', 'fwv', 'bfb',
])
const alliance = /b(?:ündnis|[üu]'?)\s*['’]?\s*90\s*\/\s*(?:die\s+)?grünen?/giu

const listed = (text: string): ReadonlyArray<string> =>
  text
    .replace(alliance, (whole) => whole.replace('/', '\u0000'))
    .split(/\s*(?:[/,;+&]|\bund\b|\bsowie\b)\s*/u)
    .map((name) => name.replaceAll('\u0000', '/').replace(/^(?:der|die|des|den)\s+(?=\p{L}+-?(?:fraktion|gruppe))/iu, '').replace(/[\s.]+$/u, '').trim())
    .filter((name) => name !== '')

/** The factions, parties and groups in a list of names; persons and anything else are left out. */
const factionsIn = (text: string): ReadonlyArray<string> => listed(text).filter(isFaction)

const isFaction = (name: string): boolean =>
  parties.has(name.toLowerCase()) ||
  // An abbreviation such as KAL or GfK: short, one word, mostly capitals.
  /^(?=.*\p{Lu}.*\p{Lu})\p{L}{2,6}$/u.test(name) ||
  /(?:fraktion|ratsgruppe|wählergemeinschaft|wählervereinigung|liste|bündnis)$/iu.test(name) ||
  /^(?:wählergemeinschaft|wählervereinigung|bürgerliste|bürgerbündnis)\s/iu.test(name) ||
  /^(?:für|bürger für|freie wähler)\s+\p{Lu}\p{L}+$/iu.test(name) ||
  /^(?:fraktion|ratsgruppe|gruppe)\s/iu.test(name) && isFaction(name.replace(/^\S+\s+/u, ''))
