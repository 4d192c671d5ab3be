/** Other processes for the tests: a script of this folder, run by the same Node. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A process, the lines that it has said so far, and its end. */
export interface Child {
  readonly process: ChildProcess
  readonly lines: ReadonlyArray<string>
  /** Waits until so many lines were said. */
  readonly said: (count: number) => Promise<void>
  /** Waits for the end; what it wrote as errors. */
  readonly ended: Promise<string>
}

/** Starts a script of this folder. */
export const start = (script: string, ...parameters: ReadonlyArray<string>): Child => {
  const child = spawn(process.execPath, ['--conditions=@vor-ort/source', join(import.meta.dirname, script), ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  let errors = ''
  let wake = (): void => undefined
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => {
    lines.push(line)
    wake()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]).then(() => {
    wake()
    return errors
  })
  const said = async (count: number): Promise<void> => {
    while (lines.length < count) {
      if (child.exitCode !== null) throw new Error(`${script} ended early: ${errors}`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { process: child, lines, said, ended }
}
