/** The import of the real records, in a process of its own so that its memory can be measured. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { median } from './measure.ts'

/** How long an import took and how much memory it needed at most. */
export interface ImportFigures {
  readonly seconds: number
  readonly megabytes: number
  readonly events: number
  readonly rounds: number
}

const data = process.env['VOR_ORT_TEST_DATA'] ?? path.resolve(import.meta.dirname, '../../shared/data')

/** Imports the whole real data set some times; `undefined` where it is not there. */
export const importFigures = async (rounds = 5): Promise<ImportFigures | undefined> => {
  const records = path.join(data, 'oparl-karlsruhe')
  if (!existsSync(records)) return undefined
  const figures: Array<{ readonly seconds: number; readonly megabytes: number; readonly events: number }> = []
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(path.join(tmpdir(), 'vor-ort-import-'))
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--conditions=@vor-ort/source',
      path.join(import.meta.dirname, 'import-once.ts'),
      records,
      path.join(folder, 'store.db'),
    ])
    figures.push(JSON.parse(stdout) as (typeof figures)[number])
    rmSync(folder, { recursive: true })
  }
  return {
    seconds: Number(median(figures.map(({ seconds }) => seconds)).toFixed(1)),
    megabytes: Math.max(...figures.map(({ megabytes }) => megabytes)),
    events: figures[0]?.events ?? 0,
    rounds,
  }
}
