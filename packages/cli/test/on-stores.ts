/** Command lines on stores, each in a process of its own. */
import path from 'node:path'
import { expect } from 'vitest'

import { folder } from './fixture.ts'
import { started } from './harness.ts'

/** A new file as a store. */
export const file = (): string => `sqlite:${path.join(folder(), 'vor-ort.db')}`
/** The password in a URL. */
export const secretOf = (url: string): string => new URL(url).password

/** What a command line prints; it must succeed. */
export const done = async (argv: ReadonlyArray<string>): Promise<string> => {
  const { code, out, err } = await started([...argv, '--lang', 'en'])
  // Faults of imported records are told on stderr; who cannot go on ends otherwise.
  expect(code, `${argv.join(' ')}: ${err}`).toBe(0)
  return out
}
/** What `verify` says. */
export const headOf = async (store: string): Promise<unknown> => JSON.parse(await done(['verify', '--store', store, '--format', 'json']))
/** All resolutions as the command lists them. */
export const resolutionsOf = (store: string): Promise<string> => done(['resolutions', '--all', '--store', store, '--format', 'json'])
