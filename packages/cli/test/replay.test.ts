import { spawnSync } from 'node:child_process'
import path from 'node:path'

import { expect, test } from 'vitest'

const replayIn = (zone: string, language: string): { readonly digest: string; readonly surroundings: ReadonlyArray<string> } => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--conditions=@vor-ort/source', path.join(import.meta.dirname, 'replay-digest.ts')], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', TZ: zone, LANG: language, LC_ALL: language },
  })
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

test('A replay is the same in every zone and language: states, findings, titles and rows (K-2)', () => {
  const berlin = replayIn('Europe/Berlin', 'de_DE.UTF-8')
  const kiritimati = replayIn('Pacific/Kiritimati', 'en_US.UTF-8')
  const turkish = replayIn('America/Los_Angeles', 'tr_TR.UTF-8')
  expect(new Set([berlin, kiritimati, turkish].map(({ surroundings }) => surroundings.join(' '))).size).toBe(3)
  expect(turkish.surroundings[1]).toBe('tr-TR')
  expect(berlin.digest).toMatch(/^[0-9a-f]{64}$/)
  expect([kiritimati.digest, turkish.digest]).toEqual([berlin.digest, berlin.digest])
})
