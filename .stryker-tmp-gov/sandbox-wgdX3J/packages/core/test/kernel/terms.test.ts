// @ts-nocheck
import { describe, expect, test } from 'vitest'
import { datedTable } from '../../src/kernel/dated-table.ts'
import { fuzzyDate, unknownDate } from '../../src/kernel/fuzzy-date.ts'
import { localDate, type LocalDate } from '../../src/kernel/local-date.ts'
import { Concept, termAt, termAtFuzzy, termTables } from '../../src/kernel/terms.ts'

const of = (value: string): LocalDate => {
  const read = localDate(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}
const german = (concept: Concept, date: string): string => {
  const found = termAt(concept, of(date))
  return found._tag === 'Right' ? found.right.value.label.de : 'none'
}

describe('The terms of the SGB II by date', () => {
  test.each([
    ['benefitForEmployable', '2004-12-31', 'none'],
    ['benefitForEmployable', '2005-01-01', 'Arbeitslosengeld II'],
    ['benefitForEmployable', '2015-01-13', 'Arbeitslosengeld II'],
    ['benefitForEmployable', '2022-12-31', 'Arbeitslosengeld II'],
    ['benefitForEmployable', '2023-01-01', 'Bürgergeld'],
    ['benefitForEmployable', '2026-06-30', 'Bürgergeld'],
    ['benefitForEmployable', '2026-07-01', 'Grundsicherungsgeld'],
    ['benefitForEmployable', '2027-01-01', 'Grundsicherungsgeld'],
    ['benefitForNonEmployable', '2022-12-31', 'Sozialgeld'],
    ['benefitForNonEmployable', '2023-01-01', 'Bürgergeld'],
    ['benefitForNonEmployable', '2026-07-01', 'Grundsicherungsgeld'],
    ['integrationPlan', '2022-12-31', 'Eingliederungsvereinbarung'],
    ['integrationPlan', '2023-01-01', 'Eingliederungsvereinbarung'],
    ['integrationPlan', '2023-06-30', 'Eingliederungsvereinbarung'],
    ['integrationPlan', '2023-07-01', 'Kooperationsplan'],
    ['integrationPlan', '2026-07-01', 'Kooperationsplan'],
    ['planEnforcement', '2023-06-30', 'none'],
    ['planEnforcement', '2023-07-01', 'Schlichtungsverfahren'],
    ['planEnforcement', '2026-06-30', 'Schlichtungsverfahren'],
    ['planEnforcement', '2026-07-01', 'Verpflichtung'],
    ['trainingBonus', '2023-06-30', 'none'],
    ['trainingBonus', '2023-07-01', 'Bürgergeldbonus'],
    ['trainingBonus', '2024-03-27', 'Bürgergeldbonus'],
    ['trainingBonus', '2024-03-28', 'none'],
    ['holisticCoaching', '2023-06-30', 'none'],
    ['holisticCoaching', '2023-07-01', 'Ganzheitliche Betreuung'],
    ['holisticCoaching', '2026-07-01', 'Ganzheitliche Betreuung'],
    ['outreachCounselling', '2023-06-30', 'none'],
    ['outreachCounselling', '2023-07-01', 'aufsuchende und sozialraumorientierte Beratung'],
  ] as const)('call %s on %s: %s', (concept, date, expected) => {
    expect(german(concept, date)).toBe(expected)
  })

  test('change the benefit and the plan on two different days', () => {
    const between = '2023-03-01'
    expect([german('benefitForEmployable', between), german('integrationPlan', between)]).toEqual(['Bürgergeld', 'Eingliederungsvereinbarung'])
  })

  test.each(['benefitForEmployable', 'benefitForNonEmployable'] as const)('permit to say Bürgergeld for %s until the end of 2026', (concept) => {
    const permitted = (date: string) => {
      const found = termAt(concept, of(date))
      return found._tag === 'Right' ? found.right.value.alsoPermitted.map(({ de }) => de) : 'none'
    }
    expect(permitted('2026-06-30')).toEqual([])
    expect(permitted('2026-07-01')).toEqual(['Bürgergeld'])
    expect(permitted('2026-12-31')).toEqual(['Bürgergeld'])
    expect(permitted('2027-01-01')).toEqual([])
    expect(permitted('2015-01-01')).toEqual([])
  })

  test('give the possible terms for a date that is not exactly known', () => {
    const year = fuzzyDate('2023')
    expect(year._tag === 'Right' && termAtFuzzy('integrationPlan', year.right)).toMatchObject({
      _tag: 'Right',
      right: { _tag: 'Undetermined', orNone: false, entries: [{ value: { label: { de: 'Eingliederungsvereinbarung' } } }, { value: { label: { de: 'Kooperationsplan' } } }] },
    })
    expect(year._tag === 'Right' && termAtFuzzy('benefitForEmployable', year.right)).toMatchObject({ right: { _tag: 'Determined' } })
    expect(termAtFuzzy('holisticCoaching', unknownDate)).toMatchObject({ right: { _tag: 'Undetermined', orNone: true } })
  })

  test('are well-formed tables, one for each concept', () => {
    expect(Object.keys(termTables)).toEqual([...Concept.codes])
    for (const concept of Concept.codes) {
      expect(datedTable(termTables[concept].entries)).toEqual({ _tag: 'Right', right: termTables[concept] })
    }
  })

  test('have labels in both languages, a legal seat and a confidence', () => {
    const rows = Concept.codes.flatMap((concept) =>
      termTables[concept].entries.map(({ from, to, value, seat, confidence }) => [concept, from, to, value.label.de, value.label.en, value.alsoPermitted, seat, confidence]),
    )
    expect(rows).toMatchInlineSnapshot(`
      [
        [
          "benefitForEmployable",
          "2005-01-01",
          "2023-01-01",
          "Arbeitslosengeld II",
          "unemployment benefit II",
          [],
          "§ 19 Abs. 1 S. 1 SGB II",
          "checked",
        ],
        [
          "benefitForEmployable",
          "2023-01-01",
          "2026-07-01",
          "Bürgergeld",
          "citizen's benefit",
          [],
          "§ 19 Abs. 1 S. 1 SGB II",
          "checked",
        ],
        [
          "benefitForEmployable",
          "2026-07-01",
          "2027-01-01",
          "Grundsicherungsgeld",
          "basic income support",
          [
            {
              "de": "Bürgergeld",
              "en": "citizen's benefit",
            },
          ],
          "§ 19 Abs. 1 S. 1 SGB II; § 65a Abs. 4 SGB II",
          "checked",
        ],
        [
          "benefitForEmployable",
          "2027-01-01",
          undefined,
          "Grundsicherungsgeld",
          "basic income support",
          [],
          "§ 19 Abs. 1 S. 1 SGB II; § 65a Abs. 4 SGB II",
          "checked",
        ],
        [
          "benefitForNonEmployable",
          "2005-01-01",
          "2023-01-01",
          "Sozialgeld",
          "social allowance",
          [],
          "§ 19 Abs. 1 S. 2 SGB II",
          "checked",
        ],
        [
          "benefitForNonEmployable",
          "2023-01-01",
          "2026-07-01",
          "Bürgergeld",
          "citizen's benefit",
          [],
          "§ 19 Abs. 1 S. 2 SGB II",
          "checked",
        ],
        [
          "benefitForNonEmployable",
          "2026-07-01",
          "2027-01-01",
          "Grundsicherungsgeld",
          "basic income support",
          [
            {
              "de": "Bürgergeld",
              "en": "citizen's benefit",
            },
          ],
          "§ 19 Abs. 1 S. 2 SGB II; § 65a Abs. 4 SGB II",
          "inferred",
        ],
        [
          "benefitForNonEmployable",
          "2027-01-01",
          undefined,
          "Grundsicherungsgeld",
          "basic income support",
          [],
          "§ 19 Abs. 1 S. 2 SGB II; § 65a Abs. 4 SGB II",
          "checked",
        ],
        [
          "integrationPlan",
          "2005-01-01",
          "2023-07-01",
          "Eingliederungsvereinbarung",
          "integration agreement",
          [],
          "§ 15 SGB II",
          "checked",
        ],
        [
          "integrationPlan",
          "2023-07-01",
          undefined,
          "Kooperationsplan",
          "cooperation plan",
          [],
          "§ 15 SGB II",
          "checked",
        ],
        [
          "planEnforcement",
          "2023-07-01",
          "2026-07-01",
          "Schlichtungsverfahren",
          "conciliation procedure",
          [],
          "§ 15a SGB II",
          "checked",
        ],
        [
          "planEnforcement",
          "2026-07-01",
          undefined,
          "Verpflichtung",
          "obligation by administrative act",
          [],
          "§ 15a SGB II",
          "checked",
        ],
        [
          "trainingBonus",
          "2023-07-01",
          "2024-03-28",
          "Bürgergeldbonus",
          "citizen's benefit bonus",
          [],
          "§ 16j SGB II",
          "reported",
        ],
        [
          "holisticCoaching",
          "2023-07-01",
          undefined,
          "Ganzheitliche Betreuung",
          "holistic coaching",
          [],
          "§ 16k SGB II",
          "checked",
        ],
        [
          "outreachCounselling",
          "2023-07-01",
          undefined,
          "aufsuchende und sozialraumorientierte Beratung",
          "outreach counselling close to the social space",
          [],
          "§ 14 Abs. 3 S. 2 SGB II",
          "checked",
        ],
      ]
    `)
  })
})
