/** Runs the shell scripts of this example. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const folder = path.join(import.meta.dirname, '..')
const root = path.join(folder, '..', '..')

/** An empty folder. */
export const emptyFolder = (): string => mkdtempSync(path.join(tmpdir(), 'vor-ort-production-'))

/** What a script printed, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly printed: string
  readonly complained: string
}

/** Runs a script; `vor-ort` is that of this repository. */
export const script = (file: string, words: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}): Ended => {
  const vorOrt = `${process.execPath} --conditions=@vor-ort/source ${path.join(root, 'packages/cli/src/main.ts')}`
  // The same Node as that of the tests, whatever is first on the path of the host.
  const PATH = `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`
  const { status, stdout, stderr } = spawnSync(path.join(folder, file), words, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', VOR_ORT: vorOrt, LC_ALL: 'C.UTF-8', ...env, PATH: env['PATH'] ?? PATH } })
  return { code: status, printed: stdout, complained: stderr }
}
