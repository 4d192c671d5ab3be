import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { emptyFolder, script } from './scripts.ts'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  folder = emptyFolder()
  for (const [file, text] of Object.entries(node)) {
    mkdirSync(path.dirname(path.join(folder, 'data', file)), { recursive: true })
    writeFileSync(path.join(folder, 'data', file), text)
  }
})

// The files of a node, as the manual of the server lists them.
const node: Readonly<Record<string, string>> = {
  'chaser.chk': 'chaser',
  'epoch.chk': 'epoch',
  'proposal.chk': 'proposal',
  'truncate.chk': 'old',
  'writer.chk': 'writer',
  'chunk-000000.000000': 'first',
  'chunk-000001.000000': 'second',
  'index/indexmap': 'map',
  'index/5a1a8395-94ee-40c1-bf93-aa757b5887f8': 'index',
  'index/5a1a8395-94ee-40c1-bf93-aa757b5887f8.bloomfilter': 'filter',
  'index/stream-existence/streamExistenceFilter.chk': 'filter checkpoint',
  'index/stream-existence/streamExistenceFilter.dat': 'filter data',
  'index/scavenging/scavenging.db': 'scavenging',
}
const filesIn = (place: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(place, file), readFileSync(file, 'utf8')]),
  )

describe('a backup of the files of a node', () => {
  it('copies what points before what it points to', () => {
    // A `cp` that notes what it is asked for.
    const tools = path.join(folder, 'tools')
    mkdirSync(tools)
    writeFileSync(path.join(tools, 'cp'), `#!/bin/sh\necho "$2" >> "${folder}/order"\nexec /bin/cp "$@"\n`)
    chmodSync(path.join(tools, 'cp'), 0o755)
    const made = script('kurrentdb/backup.sh', [`${folder}/data`, `${folder}/copy`], { PATH: `${tools}:${process.env['PATH'] ?? ''}` })
    expect([made.code, made.complained]).toEqual([0, ''])
    expect(filesIn(`${folder}/copy`)).toEqual(node)
    const step = (file: string): number => {
      if (file.startsWith('index/')) return file.endsWith('.chk') ? 1 : 2
      return file.endsWith('.chk') ? 3 : 4
    }
    const steps = readFileSync(`${folder}/order`, 'utf8').trim().split('\n').map((file) => step(path.relative(`${folder}/data`, file)))
    expect(steps).toEqual(steps.toSorted((one, other) => one - other))
    expect(new Set(steps)).toEqual(new Set([1, 2, 3, 4]))
  })

  it('comes back with the end of the copy as the end of the log, and only into an empty folder', () => {
    script('kurrentdb/backup.sh', [`${folder}/data`, `${folder}/copy`])
    expect(script('kurrentdb/restore.sh', [`${folder}/copy`, `${folder}/new`]).code).toBe(0)
    expect(filesIn(`${folder}/new`)).toEqual({ ...node, 'truncate.chk': 'chaser' })
    const again = script('kurrentdb/restore.sh', [`${folder}/copy`, `${folder}/data`])
    expect([again.code, again.complained]).toEqual([1, `${folder}/data is not empty\n`])
    expect(filesIn(`${folder}/data`)).toEqual(node)
  })

  it('is never half: where a file cannot be copied there is none, and none is written over', () => {
    rmSync(`${folder}/data/index`, { recursive: true })
    expect(script('kurrentdb/backup.sh', [`${folder}/data`, `${folder}/copy`]).code).not.toBe(0)
    expect(existsSync(`${folder}/copy`)).toBe(false)
    mkdirSync(`${folder}/copy`)
    expect(script('kurrentdb/backup.sh', [`${folder}/data`, `${folder}/copy`]).complained).toBe(`${folder}/copy exists already\n`)
  })
})
