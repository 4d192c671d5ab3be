/**
 * The benchmark: `pnpm bench` prints ratios against named floors of the same run; `--format json` for machines,
 * `--quick` for a first look. It exits 1 when a ratio is below what is wanted.
 */
import { importFigures } from './import.ts'
import { memoryGrowth } from './memory.ts'
import { sqliteComparisons } from './sqlite.ts'

const quick = process.argv.includes('--quick')
const comparisons = await sqliteComparisons()
const growth = await memoryGrowth(quick ? 100_000 : 1_000_000)
const imported = await importFigures(quick ? 1 : 5)

const misses = [
  ...comparisons.filter(({ ratio, wanted }) => ratio < wanted).map(({ name }) => name),
  ...growth.filter(({ lastByFirst, wanted }) => wanted !== undefined && lastByFirst > wanted).map(({ name }) => name),
  ...(imported !== undefined && (imported.seconds >= 60 || imported.megabytes >= 512) ? ['import'] : []),
]

if (process.argv.includes('json')) {
  console.log(JSON.stringify({ node: process.version, comparisons, growth, import: imported ?? null, misses }, null, 2))
} else {
  for (const { name, floor, ours, floors, ratio, wanted } of comparisons) {
    console.log(`${name}: ${ratio}× of the floor (wanted ≥ ${wanted}×); ${ours}/s, floor ${floors}/s: ${floor}`)
  }
  for (const { name, appends, perSecond, lastByFirst, wanted } of growth) {
    console.log(`${name}: ${appends} single appends, ${perSecond}/s; the last tenth took ${lastByFirst}× the first${wanted === undefined ? '' : ` (wanted ≤ ${wanted}×)`}`)
  }
  console.log(
    imported === undefined
      ? 'import of the real records: their folder is not here'
      : `import of the real records: ${imported.events} events in ${imported.seconds} s, at most ${imported.megabytes} MB (wanted < 60 s, < 512 MB)`,
  )
  console.log(misses.length === 0 ? 'All as wanted.' : `Below what is wanted: ${misses.join('; ')}`)
}
process.exitCode = misses.length === 0 ? 0 : 1
