/** The stores on servers, and moving between stores: `pnpm bench:stores`; it exits 1 when something is below what is wanted. */
import { copyComparisons } from './copy.ts'
import { eventStoreDbComparisons } from './eventstoredb.ts'
import { told, type Comparison } from './measure.ts'
import { postgresComparisons } from './postgres.ts'

/** All comparisons of stores that need a server; each starts its own. */
export const serverComparisons = async (rounds: number): Promise<ReadonlyArray<Comparison>> => [
  ...(await postgresComparisons(rounds)),
  ...eventStoreDbComparisons(rounds),
  ...(await copyComparisons(rounds)),
]

if (import.meta.main) {
  const comparisons = await serverComparisons(process.argv.includes('--quick') ? 1 : 7)
  for (const comparison of comparisons) console.log(told(comparison))
  process.exit(comparisons.every(({ ratio, wanted }) => ratio >= wanted) ? 0 : 1)
}
