/**
 * The benchmark: `pnpm bench` prints ratios against named floors of the same run; `--format json` for machines,
 * `--quick` for a first look, `pnpm bench:stores` is for the stores on servers alone, `--long` for histories of up to five million events. It exits 1 when something is below
 * what is wanted; only the sizes that the figures are wanted for count, so `--quick` judges no read models.
 */
import { bookingComparison } from './booking.ts'
import { deciderRates } from './deciders.ts'
import { importFigures } from './import.ts'
import { memoryGrowth } from './memory.ts'
import { liveDelay, modelFigures, modelGrowth } from './projections.ts'
import { told } from './measure.ts'
import { sqliteComparisons } from './sqlite.ts'
import { serverComparisons } from './stores.ts'

const quick = process.argv.includes('--quick')
const rounds = quick ? 1 : 5
const deciders = deciderRates(rounds)
const models = quick ? modelFigures(500, 1, rounds) : modelFigures(10_000, 5, rounds)
const delay = await liveDelay(500, quick ? 2 : 20)
const comparisons = [
  ...(await sqliteComparisons()),
  await bookingComparison(rounds),
  ...(await serverComparisons(rounds)),
  ...models.comparisons,
]
const growth = await memoryGrowth(quick ? 100_000 : 1_000_000)
const imported = await importFigures(rounds)
// Ten thousand cases make some 230,000 events a year.
const grown = process.argv.includes('--long') ? modelGrowth(10_000, [4, 22]) : []

const simulatedPerSecond = Math.round(models.simulation.events / models.simulation.seconds)
const [least, most] = [grown[0], grown.at(-1)]
const misses = [
  ...deciders.filter(({ commandsPerSecond, wanted }) => commandsPerSecond < wanted).map(({ name }) => name),
  ...comparisons.filter(({ name, ratio, wanted }) => ratio < wanted && !(quick && models.comparisons.some((one) => one.name === name))).map(({ name }) => name),
  ...growth.filter(({ lastByFirst, wanted }) => wanted !== undefined && lastByFirst > wanted).map(({ name }) => name),
  ...(imported !== undefined && (imported.seconds >= 60 || imported.megabytes >= 512) ? ['import'] : []),
  ...(!quick && simulatedPerSecond < 20_000 ? ['simulation'] : []),
  ...(delay.percentile99 > 50 ? ['delay of the live tail'] : []),
  ...(models.peakMegabytes >= 512 ? ['memory of the read models'] : []),
  ...(least !== undefined && most !== undefined && (most.microsecondsPerEvent > 1.2 * least.microsecondsPerEvent || most.megabytes >= 512) ? ['growth of the read models'] : []),
]

if (process.argv.includes('json')) {
  console.log(JSON.stringify({ node: process.version, deciders, comparisons, growth, import: imported ?? null, simulation: models.simulation, delay, grown, misses }, null, 2))
} else {
  for (const { name, commandsPerSecond, wanted } of deciders) console.log(`${name}: ${commandsPerSecond} commands/s (wanted ≥ ${wanted})`)
  for (const comparison of comparisons) console.log(told(comparison))
  for (const { name, appends, perSecond, lastByFirst, wanted } of growth) {
    console.log(`${name}: ${appends} single appends, ${perSecond}/s; the last tenth took ${lastByFirst}× the first${wanted === undefined ? '' : ` (wanted ≤ ${wanted}×)`}`)
  }
  console.log(`simulation: ${models.simulation.events} events, ${simulatedPerSecond}/s into SQLite (wanted ≥ 20000/s for 10,000 cases over 5 years), ${models.simulation.megabytes} MB`)
  console.log(`live tail at ${delay.eventsPerSecond} events/s: visible after ${delay.median} ms (median), ${delay.percentile99} ms (99th percentile; wanted ≤ 50)`)
  console.log(`memory of the read models: at most ${models.peakMegabytes} MB (wanted < 512)`)
  for (const { events, microsecondsPerEvent, megabytes } of grown) console.log(`all read models over ${events} events: ${microsecondsPerEvent} µs an event, ${megabytes} MB`)
  console.log(
    imported === undefined
      ? 'import of the real records: their folder is not here'
      : `import of the real records: ${imported.events} events in ${imported.seconds} s, at most ${imported.megabytes} MB (wanted < 60 s, < 512 MB)`,
  )
  console.log(misses.length === 0 ? 'All as wanted.' : `Below what is wanted: ${misses.join('; ')}`)
}
process.exitCode = misses.length === 0 ? 0 : 1
