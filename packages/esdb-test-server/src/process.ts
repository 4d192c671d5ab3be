/** The process of a server, and the words that are exchanged with it. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Command, NumberedCommand, Report } from './control.ts'
import type { ServerSettings } from './options.ts'

/** A process that has been started, and waits for its settings. */
export interface StartedProcess {
  /** Resolves when the server listens. */
  readonly serve: (settings: ServerSettings) => Promise<ServingProcess>
  /** Ends it, where it has not been told to serve. */
  readonly end: () => void
}

/** A process that serves. */
export interface ServingProcess {
  readonly child: ChildProcess
  readonly port: number
  /** Rejects at once where the process has ended, or ends before it has answered. */
  readonly send: (command: Command) => Promise<DoneReport>
}

type DoneReport = Extract<Report, { readonly kind: 'done' }>

interface Waiting {
  readonly done: (report: DoneReport) => void
  readonly gone: () => void
}

const isSource = import.meta.url.endsWith('.ts')
const entry = fileURLToPath(new URL(isSource ? './main.ts' : './main.js', import.meta.url))

/** Starts a process; loading its code is what takes the time, so it may be started before it is needed. */
export const startProcess = (): StartedProcess => {
  const child = fork(entry, [], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...(isSource ? ['--conditions=@vor-ort/source'] : [])],
    // The generated messages are much code; a process that finds it compiled is there in a third of the time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'esdb-test-server-compiled') },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // A forgotten server does not keep the test's process alive; it ends with it.
  const free = (): void => {
    child.unref()
    child.channel?.unref()
  }
  free()
  // What could not be sent is told to whoever sent it.
  child.on('error', () => undefined)
  return {
    serve: async (settings) => {
      child.ref()
      child.channel?.ref()
      const served = await serving(child, settings)
      free()
      return served
    },
    end: () => void child.kill('SIGKILL'),
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

const serving = async (child: ChildProcess, settings: ServerSettings): Promise<ServingProcess> => {
  let number = 0
  const waiting = new Map<number, Waiting>()
  const port = await new Promise<number>((resolve, reject) => {
    const ended = (): void => reject(new Error(`The test server ended with ${String(child.exitCode)} before it listened.`))
    child.once('error', reject)
    child.once('exit', () => {
      ended()
      for (const { gone } of waiting.values()) gone()
    })
    child.on('message', (report: Report) => {
      if (report.kind === 'listening') resolve(report.port)
      else if (report.kind === 'failed') reject(new Error(`The test server failed: ${report.message}`))
      else waiting.get(report.number)?.done(report)
    })
    if (hasEnded(child)) return ended()
    child.send(settings)
  })
  return {
    child,
    port,
    send: (command) =>
      new Promise((resolve, reject) => {
        number += 1
        const message: NumberedCommand = { number, command }
        const settle = (): void => {
          waiting.delete(message.number)
          if (waiting.size === 0) child.channel?.unref()
        }
        const gone = (): void => {
          settle()
          reject(new Error('The test server is gone.'))
        }
        waiting.set(number, {
          done: (report) => {
            settle()
            if (report.error === undefined) resolve(report)
            else reject(new Error(`The test server failed: ${report.error}`))
          },
          gone,
        })
        if (hasEnded(child)) return gone()
        child.channel?.ref()
        child.send(message, (fault) => {
          if (fault !== null) gone()
        })
      }),
  }
}

const patienceMilliseconds = 5000

/** Ends a process, by a signal or in order. */
export const endProcess = async ({ child, send }: ServingProcess, signal: 'SIGKILL' | undefined): Promise<void> => {
  if (hasEnded(child)) return
  child.ref()
  const exited = once(child, 'exit')
  child.kill('SIGCONT')
  if (signal === undefined) send({ kind: 'stop' }).catch(() => undefined)
  else child.kill(signal)
  // A process that does not end in order is ended.
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds)
  await exited
  clearTimeout(patience)
}
