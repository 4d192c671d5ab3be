/** One run in this process: its streams, its environment, its exit code. */
// @ts-nocheck

import { Instant } from '@vor-ort/core'

import type { Io, Output } from './io.ts'
import { run } from './run.ts'

/** Runs the command with the arguments of this process and sets its exit code. */
export const runProcess = async (): Promise<void> => {
  quietSqlite()
  process.exitCode = await run(process.argv.slice(2), processIo())
}

const processIo = (): Io => ({
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  env: process.env,
  clock: () => {
    const now = new Date().toISOString()
    // A clock of this age always has the form; the guard only tells the compiler so.
    return Instant.is(now) ? now : epoch
  },
  milliseconds: () => performance.now(),
})

const epoch = Instant.examples[0] as Instant

/** A reader who has seen enough (`| head`) closes the pipe: then the rest is written nowhere, without a word. */
const outputOf = (stream: NodeJS.WriteStream): Output => {
  let isOpen = true
  stream.on('error', () => {
    isOpen = false
  })
  return {
    write: (text) => {
      if (isOpen) stream.write(text)
    },
    isTerminal: stream.isTTY,
    ...(stream.isTTY ? { columns: stream.columns } : {}),
  }
}

/** Node 22 calls its own SQLite experimental at every start; that is no news for who uses the command. */
const quietSqlite = (): void => {
  const listeners = process.listeners('warning')
  process.removeAllListeners('warning')
  process.on('warning', (warning) => {
    if (warning.name === 'ExperimentalWarning' && warning.message.includes('SQLite')) return
    for (const listener of listeners) listener(warning)
  })
}
