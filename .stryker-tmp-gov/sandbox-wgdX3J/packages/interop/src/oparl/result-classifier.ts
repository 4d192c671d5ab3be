/**
 * Reads the free text that German councils put under an agenda item as its result.
 *
 * OParl has no field for votes and outcomes; the text is all there is. It is read with a vocabulary of rules that explains
 * words, never by likeness: what has no rule stays unmapped and keeps its wording.
 */
// @ts-nocheck

import { bodiesIn } from './result-bodies.ts'
import { takeCounts, type ResultCounts } from './result-counts.ts'
import type { ResultOutcome, ResultRule, RuleEffect, SettledBy, Unanimity } from './result-rule.ts'
import { resultRules } from './result-rules.ts'
import { corrected } from './result-spelling.ts'

/** Where an item goes from here, with the receivers as the text names them. */
export interface NextStep {
  readonly kind: 'referral' | 'furtherDeliberation'
  readonly to: ReadonlyArray<string>
}

/** A result text and what it says. */
export type ClassifiedResult = MappedResult | UnmappedResult

/** A result text that the vocabulary explains. */
export interface MappedResult {
  readonly mapped: true
  readonly text: string
  readonly outcome: ResultOutcome
  /** What else the text says was done: "zur Kenntnis genommen + mehrheitliche Zustimmung" is adopted, and also noted. */
  readonly also: ReadonlyArray<ResultOutcome>
  readonly unanimity: Unanimity
  /** True when the text says that the wording was changed; false when it says nothing of the kind. */
  readonly amended: boolean
  readonly nextStep?: NextStep
  readonly settledBy?: SettledBy
  /** Only what the text counts; an option that is not there is unknown. */
  readonly counts?: ResultCounts
  /** Where the text says that the result is to be found. */
  readonly pointsTo?: 'document' | 'notice' | 'agendaItem'
}

/** A result text that no rule explains, or that contradicts itself. */
export interface UnmappedResult {
  readonly mapped: false
  readonly text: string
}

/** A mark in place of the words that a rule has taken. */
const taken = '¦'
/** Longer texts are prose: a resolution's wording, in which words of decision stand in another sense. */
const longest = 300

const filler = `(?:[\\s${taken}:,]|(?<!\\p{L})(?:ist|sind|war|wird|wurde|wurden|werden|hat|worden)(?!\\p{L}))+`

const article = '(?:(?:de[rnms]|die|das|eine[rnms]?) )?'

/** The regular expression of a rule's pattern. */
const compiled = (pattern: string): RegExp => {
  const source = pattern
    .replaceAll('~', '\\p{L}*')
    .replaceAll('_', filler)
    .replaceAll('@', article)
    .replace(/[äöü]/g, (letter) => `(?:${letter}|${{ ä: 'a', ö: 'o', ü: 'u' }[letter as 'ä' | 'ö' | 'ü']}e)`)
    .replace(/ß|ss/g, '(?:ß|ss)')
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu')
}

/** Makes a classifier from a table of rules. */
export const classifierOf = (rules: ReadonlyArray<ResultRule>): ((text: string) => ClassifiedResult) => {
  const table = rules.map((rule) => ({ expression: compiled(rule.pattern), effect: rule.effect }))
  return (text) => {
    const plain = text.normalize('NFC').replace(/[\s\u00AD\u200B]+/gu, ' ').replace(/[‐‑‒–—]/gu, '-').trim()
    if (plain === '' || plain.length > longest) return { mapped: false, text }
    const counted = takeCounts(corrected(plain), taken)
    let rest = counted.rest
    const effects: Array<RuleEffect> = []
    const bodies: Array<string> = []
    for (const { expression, effect } of table) {
      let applies = false
      rest = rest.replace(expression, (...match: ReadonlyArray<unknown>) => {
        applies = true
        const groups = match.at(-1)
        if (typeof groups === 'object' && groups !== null && 'bodies' in groups) bodies.push(...bodiesIn(String(groups.bodies)))
        return taken
      })
      if (applies) effects.push(effect)
    }
    return conclude(text, effects, bodies, counted.counts, rest)
  }
}

/**
 * Reads the result text of an agenda item.
 *
 * Case, blanks, umlauts written out and small misspellings do not matter. Negations do: "nicht zugestimmt" is rejected, and
 * a "nicht" that no rule explains leaves the text unmapped. The verbatim text is always kept.
 *
 * @example
 * ```ts
 * import { classifyResult } from '@vor-ort/interop'
 * classifyResult('mehrheitlich beschlossen (12 Ja, 3 Nein, 2 Enthaltungen)').counts // => { yes: 12, no: 3, abstain: 2 }
 * classifyResult('Zugestimmt zu geändertem Beschlusstext').amended // => true
 * classifyResult('verwiesen in den Haupt- und Finanzausschuss').nextStep // => { kind: 'referral', to: ['Haupt- und Finanzausschuss'] }
 * classifyResult('Blumen überreicht') // => { mapped: false, text: 'Blumen überreicht' }
 * ```
 */
export const classifyResult: (text: string) => ClassifiedResult = classifierOf(resultRules)

/** Outcomes of which only one can be true of an item; two of them contradict each other. */
const exclusive: ReadonlyArray<ResultOutcome> = ['adopted', 'rejected', 'recommended', 'notRecommended', 'incorporated', 'withdrawn', 'postponed']
/** Outcomes that cannot be true of an item that was voted on. */
const withoutVote: ReadonlyArray<ResultOutcome> = ['removed', 'notTreated', 'notVoted']
const voted: ReadonlyArray<ResultOutcome> = ['adopted', 'rejected', 'recommended', 'notRecommended']
/** The rest, the weightier first: the first that is true is the outcome, the others are told with it. */
const byWeight: ReadonlyArray<ResultOutcome> = [
  ...exclusive, 'removed', 'notTreated', 'referred', 'elected', 'settled', 'noted', 'notVoted', 'agreed', 'answerPending', 'answered', 'introduced', 'discussed',
  'announced', 'performed', 'noBusiness', 'recordedElsewhere',
]
const inPart: Partial<Record<ResultOutcome, ResultOutcome>> = { adopted: 'partlyAdopted', rejected: 'partlyRejected', incorporated: 'partlyIncorporated', settled: 'partlySettled' }

const negation = /(?<!\p{L})(?:nicht|nie|kein\p{L}*|ohne|weder|un-)(?!\p{L})/iu
/** Words that add nothing to "einstimmig" or to counts standing alone. */
const emptyWords = /(?<!\p{L})(?:abstimmung|abstimmungsergebnis|ergebnis|beschluss|votum|bei|mit|und|der|die|das|von|zu|stimmen|ist|wird|wurde|es)(?!\p{L})/giu

const conclude = (
  text: string,
  effects: ReadonlyArray<RuleEffect>,
  bodies: ReadonlyArray<string>,
  counts: ResultCounts,
  rest: string,
): ClassifiedResult => {
  const unmapped: UnmappedResult = { mapped: false, text }
  if (negation.test(rest)) return unmapped
  const outcomes = outcomesOf(effects)
  if (outcomes === undefined) return unmapped
  const hasCounts = Object.keys(counts).length > 0
  const unanimity = unanimityOf(effects, counts)
  if (outcomes.length === 0) {
    const isOnlyVote = (hasCounts || unanimity !== 'unknown') && !/\p{L}/u.test(rest.replace(emptyWords, ''))
    if (!isOnlyVote) return unmapped
  }
  const step = effects.find((effect) => effect.nextStep !== undefined)?.nextStep
  const to = [...new Set([...effects.flatMap((effect) => effect.to ?? []), ...bodies])]
  const settledBy = effects.find((effect) => effect.settledBy !== undefined)?.settledBy
  const pointsTo = effects.find((effect) => effect.pointsTo !== undefined)?.pointsTo
  return {
    mapped: true,
    text,
    outcome: outcomes[0] ?? 'voted',
    also: outcomes.slice(1),
    unanimity,
    amended: effects.some((effect) => effect.amended === true),
    ...(step === undefined ? {} : { nextStep: { kind: step, to } }),
    ...(settledBy === undefined ? {} : { settledBy }),
    ...(hasCounts ? { counts } : {}),
    ...(pointsTo === undefined ? {} : { pointsTo }),
  }
}

/** The outcomes by weight, or undefined when they contradict each other. */
const outcomesOf = (effects: ReadonlyArray<RuleEffect>): ReadonlyArray<ResultOutcome> | undefined => {
  const stated = effects.flatMap((effect) => effect.outcome ?? [])
  const found = new Set(stated.length > 0 ? stated : effects.flatMap((effect) => effect.aside ?? []))
  const isPartly = effects.some((effect) => effect.partly === true)
  const hasParts = effects.some((effect) => effect.parts === true)
  if ((isPartly || hasParts) && found.has('adopted') && found.has('rejected')) {
    found.delete('adopted')
    found.delete('rejected')
    return ['partlyAdopted', ...byWeight.filter((outcome) => found.has(outcome))]
  }
  // "Ziffer 1 zugestimmt" says nothing about the rest of the item.
  if (hasParts && [...found].some((outcome) => voted.includes(outcome))) return undefined
  if (exclusive.filter((outcome) => found.has(outcome)).length > 1) return undefined
  if (voted.some((outcome) => found.has(outcome)) && withoutVote.some((outcome) => found.has(outcome))) return undefined
  const ordered = byWeight.filter((outcome) => found.has(outcome))
  const [first, ...others] = ordered
  if (!isPartly || first === undefined) return ordered
  const part = inPart[first]
  // "teilweise" said of anything else leaves open what became of the rest.
  return part === undefined ? undefined : [part, ...others]
}

/** What the text says; else what its counts show, as far as both sides are counted. */
const unanimityOf = (effects: ReadonlyArray<RuleEffect>, { yes, no }: ResultCounts): Unanimity => {
  const stated = new Set(effects.flatMap((effect) => effect.unanimity ?? []))
  // "Ziffer 1 einstimmig, Ziffer 2 mehrheitlich": true of the parts, not of the item.
  if (stated.size > 1) return 'unknown'
  for (const unanimity of stated) return unanimity
  if (no === 0 && yes !== 0) return 'unanimous'
  if (yes === 0 && no !== undefined && no > 0) return 'unanimous'
  if (yes !== undefined && yes === no) return 'tie'
  return no !== undefined && no > 0 ? 'majority' : 'unknown'
}
