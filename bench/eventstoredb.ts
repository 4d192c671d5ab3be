/** The EventStoreDB adapter against its own client on the same server: one child process for each client. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'

import type { Comparison } from './measure.ts'

/** All comparisons of the adapter, with both clients; they cannot be loaded into one process. */
export const eventStoreDbComparisons = (rounds = 5): ReadonlyArray<Comparison> =>
  ['eventstoredb', 'kurrentdb'].flatMap((client) => {
    const script = path.join(import.meta.dirname, 'eventstoredb-once.ts')
    const output = execFileSync(process.execPath, ['--conditions=@vor-ort/source', script, client, String(rounds)], { encoding: 'utf8', maxBuffer: 1e8 })
    // oxlint-disable-next-line no-unsafe-type-assertion -- what the child wrote
    return JSON.parse(output.slice(output.lastIndexOf('\n[') + 1)) as ReadonlyArray<Comparison>
  })
