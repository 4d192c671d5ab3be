/** What a process may load, and that it ends. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { startTestServer } from '@vor-ort/esdb-test-server'
import { describe, expect, it } from 'vitest'

import { loadClient } from '../src/one-client.ts'
import { isGivenServer } from './fixture.ts'

const run = async (script: string, ...parameters: ReadonlyArray<string>): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@vor-ort/source', join(import.meta.dirname, script), ...parameters], { timeout: 50_000 })
  return stdout
}

describe('processes', () => {
  it('8: a client that somebody else has loaded keeps the other one out, whichever comes first', async () => {
    const pairs = [
      ['eventstoredb', 'kurrentdb'],
      ['kurrentdb', 'eventstoredb'],
    ] as const
    for (const [loaded, wanted] of pairs) {
      expect(JSON.parse(await run('other-client-first.ts', loaded))).toEqual({ _tag: 'Left', left: { _tag: 'OtherClientLoaded', loaded, wanted } })
    }
  })

  it('a client that is not installed is named, with what to install; the other one can be used then', async () => {
    const missing = await loadClient('kurrentdb', '@kurrent/kurrentdb-client@^1.3.1', () => Promise.reject(new Error('Cannot find package')))
    expect(missing).toEqual({ _tag: 'Left', left: { _tag: 'ClientMissing', install: '@kurrent/kurrentdb-client@^1.3.1', reason: 'Cannot find package' } })
    expect(await loadClient('eventstoredb', 'x', () => Promise.resolve(1))).toEqual({ _tag: 'Right', right: 1 })
    expect(await loadClient('kurrentdb', 'x', () => Promise.resolve(1))).toEqual({ _tag: 'Left', left: { _tag: 'OtherClientLoaded', loaded: 'eventstoredb', wanted: 'kurrentdb' } })
  })

  it.skipIf(isGivenServer)('10: a process that has closed its store ends by itself, whatever it has left half-way', async () => {
    const server = await startTestServer()
    expect(await run('works-and-ends.ts', server.url)).toBe('Right Right')
    expect(await run('works-and-ends.ts', server.url.replace('esdb://', 'kurrentdb://'))).toBe('Right Right')
    await server.stop()
  })
})
