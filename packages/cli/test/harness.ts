/** Runs of the command: in this process, and in a process of its own. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { run, type Io } from '../src/index.ts'
import { instantAt } from './fixture.ts'

const now = instantAt('2026-11-21T22:00:00.000Z')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Terminal {
  readonly columns?: number
  readonly env?: Io['env']
}

/** Runs a command line in this process; with `columns` its output is a terminal of that width. */
export const cli = async (argv: ReadonlyArray<string>, { columns, env = {} }: Terminal = {}): Promise<Ran> => {
  let out = ''
  let err = ''
  let milliseconds = 0
  const terminal = columns === undefined ? { isTerminal: false } : { isTerminal: true, columns }
  const code = await run(argv, {
    stdout: { ...terminal, write: (text) => void (out += text) },
    stderr: { ...terminal, write: (text) => void (err += text) },
    env,
    clock: () => now,
    milliseconds: () => (milliseconds += 1000),
    busyTimeoutMilliseconds: 50,
    serverTimeoutMilliseconds: 300,
  })
  return { code, out, err }
}

/** Runs a command line as people type it, split at blanks; `%` stands for the file of the store. */
export const typed = (line: string, file = '', terminal: Terminal = {}): Promise<Ran> =>
  cli(line.split(' ').map((word) => word.replace('%', file)), terminal)

export const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const root = path.resolve(path.dirname(main), '../../..')

interface Started {
  readonly nodeOptions?: ReadonlyArray<string>
  readonly env?: Readonly<Record<string, string>>
  /** Closes the pipe of stdout after the first bytes, as `head` does. */
  readonly hangUp?: boolean
}

/** Runs a command line in a process of its own. */
export const started = (argv: ReadonlyArray<string>, { nodeOptions = [], env = {}, hangUp = false }: Started = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=@vor-ort/source', ...nodeOptions, main, ...argv], {
      cwd: root,
      env: { PATH: process.env['PATH'] ?? '', ...env },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString('utf8')
      if (hangUp) child.stdout.destroy()
    })
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes.toString('utf8')
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
