import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'

import { commands } from '../src/commands/index.ts'
import { urlPlaceholder } from '../src/url-source.ts'
import { filledStore, folder } from './fixture.ts'
import { cli } from './harness.ts'

let store = ''
beforeAll(async () => {
  store = await filledStore()
})
const kept = (text: string): string => {
  const file = path.join(folder(), 'url')
  writeFileSync(file, text)
  return file
}

describe('A URL that is not in the command line', () => {
  test('is taken from the environment', async () => {
    const env = { STORE: `sqlite:${store}` }
    expect(await cli(['verify', '--store', 'env:STORE'], { env })).toEqual(await cli(['verify', '--store', `sqlite:${store}`]))
  })

  test.each([['\n'], ['\r\nmore\n'], ['']])('is taken from the first line of a file (%j)', async (end) => {
    expect((await cli(['verify', '--store', `file:${kept(`sqlite:${store}${end}`)}`])).code).toBe(0)
  })

  test('may be that of every option that takes a URL', async () => {
    const [to, into, checkpoints] = ['to', 'into', 'checkpoints'].map((name) => path.join(folder(), `${name}.db`))
    const env = { FROM: `sqlite:${store}`, TO: `sqlite:${to}`, INTO: `sqlite:${into}`, CHECKPOINTS: `sqlite:${checkpoints}` }
    const lines = ['copy --from env:FROM --to env:TO', 'react --store env:TO --checkpoints env:CHECKPOINTS', 'project --store env:TO --into env:INTO', 'migrate --store env:TO --into env:INTO', 'query --into env:INTO', 'report RM-1 --store env:TO', 'demo --store env:TO']
    for (const line of lines) expect([line, (await cli(line.split(' '), { env })).err]).toEqual([line, ''])
    expect([to, into, checkpoints].map((file) => existsSync(file ?? ''))).toEqual([true, true, true])
    const named = new Set(lines.flatMap((line) => line.match(/--[a-z-]+/g) ?? []))
    for (const option of commands.flatMap(({ options }) => options)) if (option.placeholder === urlPlaceholder) expect(named).toContain(`--${option.name}`)
  })

  test('that is not there is said to be missing', async () => {
    const errors = async (value: string, lang = 'en'): Promise<string> => (await cli(['verify', '--store', value, '--lang', lang], { env: { EMPTY: ' ' } })).err
    expect(await errors('env:NOWHERE')).toBe('vor-ort: --store env:NOWHERE: there is no environment variable NOWHERE, or it is empty.\n')
    expect(await errors('env:EMPTY', 'de')).toBe('vor-ort: --store env:EMPTY: die Umgebungsvariable EMPTY fehlt oder ist leer.\n')
    expect(await errors('file:/nirgends/url')).toBe('vor-ort: --store file:/nirgends/url: there is no such file, or it cannot be read.\n')
    const empty = kept('\nsqlite:x\n')
    expect(await errors(`file:${empty}`)).toBe(`vor-ort: --store file:${empty}: the first line is empty.\n`)
  })

  test('is never shown, whatever it is', async () => {
    const secrets = ['geheim', 'geheim:x', 'sqlite', 'mysql://geheim:geheim@host/x', 'postgres:geheim', 'postgres://geheim:geheim@127.0.0.1:1/x', 'postgres://geheim:ge/he?im@127.0.0.1:1/x', 'esdb:geheim', 'esdb://u:ge heim/geheim@127.0.0.1:1', 'kurrentdb://u:"geheim/@127.0.0.1:1', 'postgres://u:ge heim/geheim@127.0.0.1:1/x', 'postgres://u:"geheim@127.0.0.1:x/x', 'kurrentdb://geheim:geheim@', 'env:geheim', 'file:geheim', 'esdb://geheim:geheim@127.0.0.1:1?geheim=geheim', 'esdb://geheim:geheim@127.0.0.1:1?tls=true&tls-verify-cert=false', 'postgres://geheim:geheim@127.0.0.1:99999/x?password=geheim']
    const lines = ['verify --store', 'migrate --store', 'streams --format json --store', 'copy --to memory: --from', 'query --into', `react --store sqlite:${store} --checkpoints`, `project --store sqlite:${store} --into`]
    // Libraries may warn past the command.
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    for (const text of secrets) {
      for (const line of lines) {
        for (const value of ['env:STORE', `file:${kept(text)}`]) {
          const { code, out, err } = await cli([...line.split(' '), value], { env: { STORE: text } })
          if (line !== 'migrate --store' || !/^(?:esdb|kurrentdb)/.test(text)) expect([line, text, code]).toEqual([line, text, 2])
          expect([line, text, out + err]).toEqual([line, text, expect.not.stringContaining('geheim')])
        }
      }
    }
    const warnings = warned.mock.calls.flat()
    warned.mockRestore()
    expect(warnings.filter((text) => String(text).includes('geheim'))).toEqual([])
  })

  test('that cannot be read as one is named by where it is', async () => {
    expect((await cli(['verify', '--store', 'env:STORE'], { env: { STORE: 'geheim' } })).err).toBe(
      'vor-ort: --store: what is in the environment variable STORE is no URL that can be used here; it is not shown, since it may hold a password.\n',
    )
    const file = kept('geheim')
    expect((await cli(['verify', '--lang', 'de', '--store', `file:${file}`])).err).toBe(
      `vor-ort: --store: was in der ersten Zeile von ${file} steht, ist hier keine brauchbare URL; es wird nicht gezeigt, da es ein Passwort enthalten kann.\n`,
    )
  })
})
