// @ts-nocheck
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyPaper, paperKindRules, readTitle, type TitleParts } from '../../src/oparl/paper-kind.ts'

describe('The kind of a paper', () => {
  test.each(paperKindRules.flatMap((rule) => rule.examples.map((example) => [example, rule] as const)))('is read from "%s"', (example, rule) => {
    expect(classifyPaper(example)).toEqual({ kind: rule.kind, text: example })
    expect(classifyPaper(example.toUpperCase()).kind).toBe(rule.kind)
    const first = paperKindRules.filter((other) => other !== rule).find((other) => other.pattern.test(example.toLowerCase()))
    expect(first?.kind).not.toBe(rule.kind)
  })

  test.each(['Bürgerbegehren', 'Bauantrag', 'Förderantrag', '', 'Wahlvorschlag'])('is other for "%s", whose text is kept', (text) => {
    expect(classifyPaper(text)).toEqual({ kind: 'other', text })
  })
})

describe('A title', () => {
  test.each<[string, TitleParts]>([
    ['Antrag SPD/GRÜNE/KAL: Biotonne für alle', { kind: 'motion', originators: ['SPD', 'GRÜNE', 'KAL'], subject: 'Biotonne für alle' }],
    ['Anfrage CDU: Linie 5: Takt', { kind: 'enquiry', originators: ['CDU'], subject: 'Linie 5: Takt' }],
    ['Änderungsantrag BÜNDNIS 90/DIE GRÜNEN und Die Linke: Bänke', { kind: 'amendment', originators: ['BÜNDNIS 90/DIE GRÜNEN', 'Die Linke'], subject: 'Bänke' }],
    ['Interfraktioneller Änderungsantrag SPD, CDU, FDP: Bänke', { kind: 'amendment', originators: ['SPD', 'CDU', 'FDP'], subject: 'Bänke' }],
    ['Interfraktioneller Änderungsantrag: SPD, GRÜNE, KAL/Die PARTEI. Mehr Bänke', { kind: 'amendment', originators: ['SPD', 'GRÜNE', 'KAL', 'Die PARTEI'], subject: 'Mehr Bänke' }],
    ['Gem. Ergänzungsantrag: Neufassung der Richtlinien', { kind: 'amendment', originators: [], subject: 'Neufassung der Richtlinien' }],
    ['- abgesetzt - Ergänzungsantrag CDU: Ersatzflächen', { kind: 'amendment', originators: ['CDU'], subject: 'Ersatzflächen' }],
    ['Änderungantrag KULT: Ateliers', { kind: 'amendment', originators: ['KULT'], subject: 'Ateliers' }],
    ['Änderungs-/Ergänzungsantrag FW: Bänke', { kind: 'amendment', originators: ['FW'], subject: 'Bänke' }],
    ['Zusatzantrag der SPD-Fraktion: Bänke', { kind: 'amendment', originators: ['SPD-Fraktion'], subject: 'Bänke' }],
    ['Antrag FÜR Musterhausen, Wählergemeinschaft Mitte: Bänke', { kind: 'motion', originators: ['FÜR Musterhausen', 'Wählergemeinschaft Mitte'], subject: 'Bänke' }],
    ['Antrag der Fraktion Die Linke: Bänke', { kind: 'motion', originators: ['Fraktion Die Linke'], subject: 'Bänke' }],
    ['Anträge SPD: Bänke', { kind: 'motion', originators: ['SPD'], subject: 'Bänke' }],
    ['Ergänzungsantrag FW, Vorname Nachname (pl): Sicherheit', { kind: 'amendment', originators: ['FW'], subject: 'Sicherheit' }],
    ['Antrag Stadtrat Nachname (SPD): Bänke', { kind: 'motion', originators: [], subject: 'Bänke' }],
    ['Änderungsantrag: Durlach: Erhaltungssatzung', { kind: 'amendment', originators: [], subject: 'Durlach: Erhaltungssatzung' }],
    ['Biotonne für alle', { originators: [], subject: 'Biotonne für alle' }],
    ['Antragsverfahren: Vereinfachung', { originators: [], subject: 'Antragsverfahren: Vereinfachung' }],
    ['', { originators: [], subject: '' }],
  ])('is taken apart: "%s"', (title, parts) => {
    expect(readTitle(title)).toEqual(parts)
  })

  test('gives no person as originator, whatever the name', () => {
    const word = fc.tuple(fc.stringMatching(/^[A-Z]$/), fc.stringMatching(/^[a-zäöü]{3,9}$/)).map((parts) => parts.join(''))
    fc.assert(
      fc.property(word, word, (given, family) => {
        fc.pre(!/(fraktion|gruppe|liste|bündnis|für)$/i.test(family) && !/^(die|für)$/i.test(given))
        for (const name of [`${given} ${family}`, `Stadträtin ${family}`, `StR ${family}`, `${given} ${family} (SPD)`]) {
          expect(readTitle(`Antrag ${name}: Bänke`).originators).toEqual([])
          expect(readTitle(`Antrag SPD, ${name}: Bänke`).originators).toEqual(['SPD'])
          expect(readTitle(`Antrag: ${name}. Bänke`).originators).toEqual([])
        }
      }),
    )
  })

  test('is total: every part of any text is a part of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string().map((rest) => `Antrag ${rest}`)), (title) => {
        const { originators, subject } = readTitle(title)
        for (const part of [...originators, subject]) expect(title).toContain(part)
      }),
    )
  })
})
