import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { run } from '@vor-ort/cli'
import { BodyId, day, derivedId, domainRegistry, MotionId, resolution, ResolutionId } from '@vor-ort/core'
import { makeCommandHandler, systemClock } from '@vor-ort/event-store'
import { openSqliteStore } from '@vor-ort/sqlite'
import { isLeft } from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { emptyFolder, script } from './scripts.ts'

let folder = ''
beforeEach(async () => {
  folder = emptyFolder()
  await vorOrt('demo', '--store', `sqlite:${folder}/store.db`)
})
afterEach(() => rmSync(folder, { recursive: true }))

const vorOrt = async (...words: ReadonlyArray<string>): Promise<string> => {
  let printed = ''
  const stdout = { isTerminal: false, write: (text: string) => void (printed += text) }
  const code = await run([...words, '--lang', 'en'], { stdout, stderr: stdout, env: {}, clock: systemClock, milliseconds: () => 0 })
  if (code !== 0) throw new Error(printed)
  return printed
}
const headOf = async (file: string): Promise<unknown> => {
  const { head }: { readonly head?: unknown } = JSON.parse(await vorOrt('verify', '--store', `sqlite:${file}`, '--format', 'json'))
  return head
}
const copies = (): ReadonlyArray<string> => readdirSync(folder).filter((name) => name !== 'store.db' && !/-(?:wal|shm)$/.test(name))

describe('a backup of a store in a file', () => {
  it('has the same head, also of what was written last and while somebody writes on, and comes back as it was', async () => {
    const writer = await openSqliteStore({ path: `${folder}/store.db`, registry: domainRegistry })()
    if (isLeft(writer)) throw new Error('not opened')
    const { handle } = makeCommandHandler({ store: writer.right, clock: systemClock })
    const data = { body: derivedId(BodyId, 'late'), title: { asPublished: 'Zuletzt' }, public: 'yes', motion: derivedId(MotionId, 'late') } as const
    const late = await handle(resolution, derivedId(ResolutionId, 'late'), { type: 'AdoptResolution', on: day('2026-11-21'), data }, { actor: { role: 'Verwaltung' } })()
    expect(late._tag).toBe('Right')
    const made = script('sqlite/backup.sh', [`${folder}/store.db`, folder])
    expect(made.complained).toBe('')
    expect(made.code).toBe(0)
    const [copy = ''] = copies()
    expect(made.printed).toContain(`${folder}/${copy}`)
    const head = await headOf(`${folder}/store.db`)
    expect(head).toMatch(/^[0-9a-f]{64}$/)
    expect(made.printed).toContain(String(head))
    await writer.right.close()()

    const restored = script('sqlite/restore.sh', [`${folder}/${copy}`, `${folder}/restored.db`])
    expect(restored.complained).toBe('')
    expect(restored.code).toBe(0)
    expect(await headOf(`${folder}/restored.db`)).toBe(head)
    expect(await vorOrt('resolutions', '--store', `sqlite:${folder}/restored.db`)).toBe(await vorOrt('resolutions', '--store', `sqlite:${folder}/store.db`))
  })

  it('is not made of what is no store, and leaves nothing behind then', () => {
    writeFileSync(`${folder}/other.db`, 'no database')
    const made = script('sqlite/backup.sh', [`${folder}/other.db`, folder])
    expect(made.code).not.toBe(0)
    expect(copies()).toEqual(['other.db'])
  })

  it('is not restored over a store, nor where it is damaged', () => {
    copyFileSync(`${folder}/store.db`, `${folder}/there.db`)
    const before = readFileSync(`${folder}/there.db`)
    const over = script('sqlite/restore.sh', [`${folder}/store.db`, `${folder}/there.db`])
    expect([over.code, over.complained]).toEqual([1, `${folder}/there.db exists already: move it away first\n`])
    expect(readFileSync(`${folder}/there.db`).equals(before)).toBe(true)

    const damaged = readFileSync(`${folder}/store.db`)
    const at = damaged.indexOf('Verwaltungsrat')
    expect(at).toBeGreaterThan(0)
    damaged.write('Verwaltungsrot', at)
    writeFileSync(`${folder}/damaged.db`, damaged)
    const refused = script('sqlite/restore.sh', [`${folder}/damaged.db`, `${folder}/new.db`])
    expect(refused.code).toBe(1)
    expect(existsSync(path.join(folder, 'new.db'))).toBe(false)
  })
})
