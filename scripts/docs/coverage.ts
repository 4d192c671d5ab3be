/** The coverage page: what of the five seed texts is there, what in part, and what is not. It refuses names that do not exist. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { root } from '../files.ts'
import type { CoverageRow, ShownBy } from './coverage-rows.ts'
import { page, table, type Documented, type Page } from './model.ts'

/** How far a row is there. */
export type Coverage = 'covered' | 'partly' | 'not yet' | 'nothing to carry'

/** The state of a row: it follows from its tests and from what is missing. */
export const coverageOf = ({ tests, missing, goesTo }: CoverageRow): Coverage =>
  goesTo === 'none' ? 'nothing to carry' : tests.length === 0 ? 'not yet' : missing === undefined ? 'covered' : 'partly'

/** The text of a file of the repository, or nothing where there is no such file. */
export const repositoryText = (file: string): string | undefined => {
  const where = path.join(root, file)
  return existsSync(where) ? readFileSync(where, 'utf8') : undefined
}

const states: ReadonlyArray<Coverage> = ['covered', 'partly', 'not yet', 'nothing to carry']
const seedOf = ({ id }: CoverageRow): string => id.slice(0, 3)
const escaped = (title: string): string => title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
// The first argument of a test: the whole title between quotes, with a comma behind it.
const hasTest = (text: string, title: string): boolean => new RegExp(String.raw`\b(?:test|it)\((['"\x60])${escaped(title)}\1,`).test(text)

const testFault = ({ file, title }: ShownBy, textOf: (file: string) => string | undefined): ReadonlyArray<string> => {
  const text = textOf(file)
  return text === undefined ? [`there is no test file ${file}`] : hasTest(text, title) ? [] : [`${file} has no test "${title}"`]
}

/** What is wrong with the rows: a row too many or too few, an event or a test that does not exist, a state that contradicts itself. */
export const coverageFaults = (
  rows: ReadonlyArray<CoverageRow>,
  rowsOfSeeds: Readonly<Record<string, number>>,
  documented: ReadonlyArray<Documented>,
  textOf: (file: string) => string | undefined,
): ReadonlyArray<string> => {
  const types = new Set(documented.flatMap(({ events }) => Object.keys(events)))
  const wanted = Object.entries(rowsOfSeeds).flatMap(([seed, count]) => Array.from({ length: count }, (_, index) => `${seed}-${String(index + 1).padStart(2, '0')}`))
  const given = rows.map(({ id }) => id)
  return [
    ...wanted.filter((id) => !given.includes(id)).map((id) => `${id}: the row is missing`),
    ...given.filter((id, index) => !wanted.includes(id) || given.indexOf(id) !== index).map((id) => `${id}: there is no such row, or it is there twice`),
    ...rows.flatMap((row) => [
      ...row.events.filter((type) => !types.has(type)).map((type) => `${row.id}: no aggregate has an event ${type}`),
      ...row.tests.flatMap((test) => testFault(test, textOf)).map((fault) => `${row.id}: ${fault}`),
      ...(row.tests.length === 0 && row.goesTo === undefined ? [`${row.id}: nothing shows it, and nothing says where it will go`] : []),
      ...(row.events.length > 0 && row.tests.length === 0 ? [`${row.id}: events, but no test shows them`] : []),
    ]),
  ]
}

const countsOf = (rows: ReadonlyArray<CoverageRow>): ReadonlyArray<string> =>
  states.map((state) => String(rows.filter((row) => coverageOf(row) === state).length))

const shown = ({ file, title }: ShownBy): string => `[${path.basename(file)}](../../${file}): ${title.replaceAll('<', '&lt;')}`
const lineOf = (row: CoverageRow): ReadonlyArray<string> => [
  row.id,
  row.what,
  coverageOf(row),
  row.events.map((type) => `[${type}](event-catalogue.md#${type.toLowerCase()})`).join(', '),
  row.tests.map(shown).join('<br>'),
  row.missing === undefined ? '' : row.goesTo === 'none' ? row.missing : `${row.missing} (${row.goesTo ?? ''})`,
]

/** The page. */
export const coverage = (rows: ReadonlyArray<CoverageRow>, rowsOfSeeds: Readonly<Record<string, number>>): Page => {
  const seeds = Object.keys(rowsOfSeeds)
  const total = countsOf(rows)
  return page(
    'coverage.md',
    'Coverage of the seed texts',
    [
      `The five source texts were read into ${rows.length} rows: each is one thing that the product has to be able to tell. Of these ${total[0]} are`,
      `covered, ${total[1]} partly, ${total[2]} not yet, and ${total[3]} has nothing to carry.`,
      '',
      '*Covered*: events carry it and a test shows it. *Partly*: something of the row is missing, and the last column says what. *Not yet*: no event carries',
      'it. The last column also names the module where it will go: NET partners and networks, MEA measures and funding, ORG organisation, IND indicators, PUB',
      'publication; BRA, CON, CAS, GOV are the modules that are there. Where no event is named, the envelope of every event or the arithmetic of the kernel does it.',
      'Names of events, files and titles of tests are checked.',
    ].join('\n'),
    [
      ...table(['text', 'rows', ...states], [
        ...seeds.map((seed) => {
          const own = rows.filter((row) => seedOf(row) === seed)
          return [seed, String(own.length), ...countsOf(own)]
        }),
        ['all', String(rows.length), ...total],
      ]),
      '',
      ...seeds.flatMap((seed) => [
        `## ${seed}`,
        '',
        ...table(['row', 'what it is', 'state', 'events', 'shown by', 'missing (goes to)'], rows.filter((row) => seedOf(row) === seed).map(lineOf)),
        '',
      ]),
    ],
  )
}
