/** The files of the repository as git sees them: tracked, or new and not ignored. */
// @ts-nocheck

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '..')

/** All files by their path from the root. */
export const repositoryFiles = (): ReadonlyArray<string> =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(root, file)))

/** The TypeScript sources of the packages. */
export const packageSources = (): ReadonlyArray<string> =>
  repositoryFiles().filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file))

/** Prints what a check found and ends with the exit code that it deserves; having seen too little is a failure too. */
export const report = (check: string, seen: number, atLeast: number, found: ReadonlyArray<string>): void => {
  for (const line of found) console.error(line)
  const blind = seen < atLeast
  if (blind) console.error(`${check}: saw only ${seen}, expected at least ${atLeast}: the check itself is broken`)
  console.log(`${check}: ${seen} seen, ${found.length} at fault`)
  process.exitCode = blind || found.length > 0 ? 1 : 0
}
