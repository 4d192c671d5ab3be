import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifierOf, classifyResult, type ClassifiedResult } from '../../src/oparl/result-classifier.ts'
import type { ResultOutcome } from '../../src/oparl/result-rule.ts'
import { resultRules } from '../../src/oparl/result-rules.ts'
import { correctable, corrected } from '../../src/oparl/result-spelling.ts'
import { bodiesIn } from '../../src/oparl/result-bodies.ts'
import { resultSynonyms } from './result-synonyms.ts'
import { resultTexts } from './result-texts.ts'

/** Everything but the wording. */
const meaning = (result: ClassifiedResult): unknown => ({ ...result, text: '', ...(result.mapped && result.nextStep !== undefined ? { nextStep: { ...result.nextStep, to: result.nextStep.to.map((name) => name.toLowerCase().replaceAll('ß', 'ss')) } } : {}) })
const anyExample = fc.constantFrom(...resultRules.flatMap((rule) => rule.examples))

describe('Every rule of the result vocabulary', () => {
  test.each(resultRules.map((rule, index) => [index, rule.examples[0], rule] as const))('is needed for its examples: rule %i, %s', (_index, _example, rule) => {
    const without = classifierOf(resultRules.filter((other) => other !== rule))
    for (const example of rule.examples) {
      expect(without(example), example).not.toEqual(classifyResult(example))
      const result = classifyResult(example)
      if (!result.mapped) {
        // Only rules that take words out of the way may leave a text unmapped, on purpose.
        expect(rule.effect.outcome ?? rule.effect.unanimity, example).toBeUndefined()
        continue
      }
      const { outcome, unanimity, amended, settledBy, nextStep, pointsTo } = rule.effect
      if (outcome !== undefined) expect([...result.also, result.outcome, result.outcome.replace(/^partly(.)/, (_all, letter: string) => letter.toLowerCase())], example).toContain(outcome)
      if (unanimity !== undefined) expect(result.unanimity, example).toBe(unanimity)
      if (amended === true) expect(result.amended, example).toBe(true)
      if (settledBy !== undefined) expect(result.settledBy, example).toBe(settledBy)
      if (nextStep !== undefined) expect(result.nextStep?.kind, example).toBe(nextStep)
      if (pointsTo !== undefined) expect(result.pointsTo, example).toBe(pointsTo)
    }
  })
})

describe('The classifier of results', () => {
  test.each(resultTexts)('reads "%s"', (text, expected) => {
    const result = classifyResult(text)
    expect(result).toMatchObject(expected === 'unmapped' ? { mapped: false } : { mapped: true, ...expected })
    expect(result.text).toBe(text)
  })

  test.each(resultSynonyms.map(([first, ...others]) => [first, others] as const))('reads variants of "%s" alike', (first, others) => {
    const wanted = meaning(classifyResult(first))
    expect(wanted).toMatchObject({ mapped: true })
    for (const text of others) expect(meaning(classifyResult(text)), text).toEqual(wanted)
  })

  test('is total and deterministic, and keeps the text verbatim', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyExample, fc.array(anyExample).map((parts) => parts.join(', '))), (text) => {
        const result = classifyResult(text)
        expect(result.text).toBe(text)
        expect(classifyResult(text)).toEqual(result)
        if (!result.mapped) expect(result).toEqual({ mapped: false, text })
      }),
      { numRuns: 300 },
    )
  })

  test('does not heed case, blanks, or umlauts written out', () => {
    const writings: ReadonlyArray<(text: string) => string> = [
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => `  ${text.replaceAll(' ', ' \u00A0\n ')}\t`,
      (text) => text.normalize('NFD'),
    ]
    for (const text of [...resultRules.flatMap((rule) => rule.examples), ...resultTexts.map(([text]) => text)]) {
      for (const write of writings) expect(meaning(classifyResult(write(text))), write(text)).toEqual(meaning(classifyResult(text)))
    }
    for (const text of resultRules.flatMap((rule) => rule.examples)) {
      const spelledOut = text.replace(/[äöü]/g, (letter) => `${{ ä: 'a', ö: 'o', ü: 'u' }[letter as 'ä' | 'ö' | 'ü']}e`)
      const result = classifyResult(text)
      if (result.mapped && result.nextStep === undefined) expect(meaning(classifyResult(spelledOut)), text).toEqual(meaning(result))
    }
  })

  test('never lets a negated decision pass for the decision', () => {
    const words = fc.constantFrom('beschlossen', 'angenommen', 'zugestimmt', 'genehmigt', 'abgelehnt', 'vertagt', 'erledigt', 'verwiesen', 'gewählt', 'empfohlen', 'zurückgezogen', 'übernommen', 'zur Kenntnis genommen')
    const adverbs = fc.constantFrom('', 'mehrheitlich ', 'vollständig ', 'abschließend ')
    fc.assert(
      fc.property(words, adverbs, (word, adverb) => {
        const plain = classifyResult(word)
        const negated = classifyResult(`${adverb}nicht ${word}`)
        if (negated.mapped && plain.mapped) expect(negated.outcome).not.toBe(plain.outcome)
        const contradicted = classifyResult(`nicht ${adverb}${word}`)
        if (contradicted.mapped && plain.mapped) expect(contradicted.outcome).not.toBe(plain.outcome)
      }),
    )
  })

  test('leaves prose alone, in which words of decision stand in another sense', () => {
    expect(classifyResult(`Der Rat nimmt den Bericht zur Kenntnis. ${'Es folgt eine lange Erläuterung. '.repeat(10)}Der Antrag wird angenommen.`).mapped).toBe(false)
  })

  test('reads a bare pair of counts, but no time of day', () => {
    expect(classifyResult('7:5 angenommen')).toMatchObject({ outcome: 'adopted', unanimity: 'majority', counts: { yes: 7, no: 5 } })
    expect(classifyResult('angenommen (17:15)')).toMatchObject({ outcome: 'adopted', counts: { yes: 17, no: 15 } })
    expect(classifyResult('abgelehnt (6 : 6)')).toMatchObject({ outcome: 'rejected', unanimity: 'tie' })
    for (const text of ['vertagt bis 17:15 Uhr', 'vertagt bis 17:5 Uhr', 'vertagt auf 10:30']) expect(classifyResult(text)).not.toHaveProperty('counts')
  })

  test('reads counts in any order and says nothing about what is not counted', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), fc.nat(99), (yes, no, abstain) => {
        for (const text of [`beschlossen (${yes} Ja, ${no} Nein, ${abstain} Enthaltungen)`, `beschlossen Ja: ${yes} Nein: ${no} Enthaltung: ${abstain}`, `beschlossen, ${yes}:${no}:${abstain}`, `beschlossen mit ${yes} Ja-Stimmen, ${no} Gegenstimmen und ${abstain} Stimmenthaltungen`]) {
          const result = classifyResult(text)
          expect(result.mapped && result.counts, text).toEqual({ yes, no, abstain })
          expect(result.mapped && result.unanimity, text).toBe(no === 0 && yes > 0 ? 'unanimous' : yes === 0 && no > 0 ? 'unanimous' : yes === no ? 'tie' : 'majority')
        }
        expect(classifyResult(`einstimmig bei ${abstain} Enthaltungen`)).toMatchObject({ counts: { abstain } })
      }),
    )
  })
})

describe('The correction of spelling', () => {
  test.each(correctable)('corrects a slip in "%s"', (word) => {
    const middle = Math.floor(word.length / 2)
    const slips = [word.slice(0, middle) + word.slice(middle + 1), `${word.slice(0, middle)}q${word.slice(middle)}`, `${word.slice(0, middle)}q${word.slice(middle + 1)}`]
    // A left-out letter can bring a short word below the length that is corrected, or midway to another form of it.
    const undone = slips.filter((slip) => corrected(slip) === word)
    expect(undone.length).toBeGreaterThanOrEqual(2)
  })

  test('corrects swapped letters, and nothing in a word of another meaning', () => {
    expect(corrected('mehrhietlich abgelenht')).toBe('mehrheitlich abgelehnt')
    expect(corrected('in Anlehnung angesetzt, abgestimmt, geschlossen, erwiesen')).toBe('in Anlehnung angesetzt, abgestimmt, geschlossen, erwiesen')
  })

  test('does not touch a word of the vocabulary', () => {
    for (const word of correctable) expect(corrected(word)).toBe(word)
  })
})

describe('The bodies named in a referral', () => {
  test.each<[string, ReadonlyArray<string>]>([
    ['Sozialausschuss und Ausschuss für Umwelt und Gesundheit', ['Sozialausschuss', 'Ausschuss für Umwelt und Gesundheit']],
    ['den Schulbeirat und in den Kulturausschuss', ['Schulbeirat', 'Kulturausschuss']],
    ['Haupt-, Finanz- und Personalausschuss', ['Haupt-, Finanz- und Personalausschuss']],
    ['Ausschuss für Planung, Bauwesen und Umweltschutz', ['Ausschuss für Planung, Bauwesen und Umweltschutz']],
    ['Planungsausschuss, Bauausschuss und Rat', ['Planungsausschuss', 'Bauausschuss', 'Rat']],
    ['Schulbeirat und Hauptauschuss', ['Schulbeirat', 'Hauptauschuss']],
    ['Aufsichtsrat der Verkehrsbetriebe - Nahverkehr GmbH', ['Aufsichtsrat der Verkehrsbetriebe - Nahverkehr GmbH']],
    ['den Kreistag zur Beschlussfassung', ['Kreistag']],
    ['die Verwaltung sowie in den Jugendhilfeausschuss', ['Verwaltung', 'Jugendhilfeausschuss']],
    ['Rat/Kreisausschuss', ['Rat', 'Kreisausschuss']],
    ['', []],
  ])('are found in "%s"', (text, names) => {
    expect(bodiesIn(text)).toEqual(names)
  })
})

test('Every outcome of the type can come out of a text', () => {
  const seen = new Set(resultTexts.flatMap(([text]) => { const result = classifyResult(text); return result.mapped ? [result.outcome, ...result.also] : [] }))
  const all: Record<ResultOutcome, true> = {
    adopted: true, partlyAdopted: true, rejected: true, partlyRejected: true, recommended: true, notRecommended: true, incorporated: true, partlyIncorporated: true, withdrawn: true,
    postponed: true, removed: true, notTreated: true, notVoted: true, referred: true, elected: true, settled: true, partlySettled: true, noted: true, agreed: true, answered: true,
    answerPending: true, introduced: true, discussed: true, announced: true, performed: true, noBusiness: true, recordedElsewhere: true, voted: true,
  }
  expect(Object.keys(all).filter((outcome) => !seen.has(outcome as ResultOutcome))).toEqual([])
})
