/** Writes `docs/reference` from the code; with `--check` it only tells which pages are stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import * as core from '@vor-ort/core'
import { aggregates, ruleCatalogues, termTables } from '@vor-ort/core'
import { allProjections, readModels } from '@vor-ort/projections'

import { commandList, eventCatalogue } from './docs/catalogue.ts'
import { dataTypes, namesOf, type Names } from './docs/codecs.ts'
import { coverage, coverageFaults, repositoryText } from './docs/coverage.ts'
import { coverageRows, rowsOfSeeds } from './docs/coverage-rows.ts'
import { stateDiagrams } from './docs/diagrams.ts'
import { dataDictionary } from './docs/dictionary.ts'
import { glossary } from './docs/glossary.ts'
import { mend, type Documented, type Page } from './docs/model.ts'
import { ruleList, type Rules } from './docs/rules.ts'
import { storesPage } from './docs/stores.ts'

/** Every page of the generated reference. */
export const pagesOf = (
  documented: ReadonlyArray<Documented>,
  names: Names,
  rules: Readonly<Record<string, Rules>>,
): ReadonlyArray<Page> => [
  eventCatalogue(documented, names),
  commandList(documented, names),
  stateDiagrams(documented),
  ruleList(rules),
  glossary(termTables, documented),
  dataTypes(
    documented.flatMap(({ events, commands }) => [...Object.values(events), ...Object.values(commands)].map(({ data }) => data)),
    names,
  ),
]

/** The pages whose file is not what the code says. */
export const stalePages = (folder: string, pages: ReadonlyArray<Page>): ReadonlyArray<string> =>
  pages
    .map(({ file, text }) => ({ file: path.join(folder, file), text }))
    .filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(({ file }) => file)

if (import.meta.main) {
  const folder = path.join(import.meta.dirname, '..', 'docs', 'reference')
  const pages = [...pagesOf(aggregates, namesOf(core), ruleCatalogues), dataDictionary(readModels, allProjections), await storesPage(), coverage(coverageRows, rowsOfSeeds)]
  const faults = coverageFaults(coverageRows, rowsOfSeeds, aggregates, repositoryText)
  for (const fault of faults) console.error(`coverage: ${fault}`)
  if (process.argv.includes('--check')) {
    const stale = stalePages(folder, pages)
    for (const file of stale) console.error(`${path.relative(process.cwd(), file)} is stale: run \`${mend}\` and commit it.`)
    console.log(`docs: ${pages.length} pages of ${aggregates.length} aggregates, ${stale.length} stale`)
    process.exitCode = stale.length + faults.length > 0 ? 1 : 0
  } else {
    mkdirSync(folder, { recursive: true })
    for (const { file, text } of pages) writeFileSync(path.join(folder, file), text)
    console.log(`docs: wrote ${pages.length} pages of ${aggregates.length} aggregates`)
    process.exitCode = faults.length > 0 ? 1 : 0
  }
}
