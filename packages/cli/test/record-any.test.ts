import { recordableCommands } from '@vor-ort/interop'
import { arbitraryOf } from '@vor-ort/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { cli } from './harness.ts'
import { recordFile } from './record-fixture.ts'

interface Report {
  readonly commands: number
  readonly events: number
  readonly types: Readonly<Record<string, number>>
  readonly withoutEffect: number
  readonly problems: ReadonlyArray<{ readonly line: number; readonly path: string; readonly problem: string }>
}

const record = async (file: string, store: string, ...more: ReadonlyArray<string>): Promise<Report> =>
  JSON.parse((await cli(['record', file, '--store', `sqlite:${store}`, '--format', 'json', ...more])).out)

const lines = fc.array(fc.oneof(...recordableCommands.map(({ line }) => arbitraryOf(line))), { minLength: 1, maxLength: 60, size: 'max' })

describe('Any lines of any commands', () => {
  test('are recorded or refused by the domain, and recorded once', async () => {
    let recorded = 0
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const tried = recordFile(...given.map((line) => ({ ...line })))
        const first = await record(tried.file, tried.store, '--continue')
        expect(first.commands).toBe(given.length)
        // The codecs have nothing to say about values that they accept.
        for (const { path } of first.problems) expect(['$', '$.commandId', '$.subjects']).toContain(path)
        const refused = new Set(first.problems.map(({ line }) => line))
        const good = given.filter((_, index) => !refused.has(index + 1))
        const { file, store } = recordFile(...good.map((line) => ({ ...line })))
        const { events, types, withoutEffect, problems } = await record(file, store)
        expect([events, withoutEffect, problems]).toEqual([first.events, first.withoutEffect, []])
        expect([types, Object.values(types).reduce((sum, count) => sum + count, 0)]).toEqual([first.types, events])
        expect(await record(file, store)).toMatchObject({ events: 0, types: {}, withoutEffect, problems: [] })
        recorded += events
      }),
      { numRuns: 15 },
    )
    expect(recorded).toBeGreaterThan(0)
  })
})
