/**
 * Builds and packs every package as it would be published, and uses the tarballs as a stranger would.
 *
 * It finds what no test in the workspace can: a missing file, an import that only a bundler resolves, a dependency that
 * is not listed, a source condition or a workspace version that got out.
 */
// @ts-nocheck

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

import { report, root } from './files.ts'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly exports: Readonly<Record<string, unknown>>
  readonly bin?: Readonly<Record<string, string>>
}

interface Packed {
  readonly manifest: Manifest
  readonly tarball: string
  readonly faults: ReadonlyArray<string>
}

const bin = (name: string): string => path.join(root, 'node_modules', '.bin', name)

const run = (command: string, args: ReadonlyArray<string>, cwd: string): { readonly ok: boolean; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' } })
  return { ok: status === 0, output: `${stdout}${stderr}`.trim() }
}

const manifestOf = (text: string): Manifest => JSON.parse(text) as Manifest

const pack = async (folder: string, into: string): Promise<Packed> => {
  const { ok, output } = run('pnpm', ['pack', '--pack-destination', into, '--json'], folder)
  const { name, version } = manifestOf(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const tarball = path.join(into, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  if (!ok) return { manifest: { name, version, exports: {} }, tarball, faults: [`${name}: pnpm pack failed: ${output}`] }
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n')
  const text = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })
  const manifest = manifestOf(text)
  const faults = [
    ...['workspace:', 'catalog:', '@vor-ort/source'].filter((word) => text.includes(word)).map((word) => `its manifest still says ${word}`),
    ...['package/LICENSE', 'package/README.md', 'package/dist/index.js', 'package/dist/index.d.ts'].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.filter((file) => /\/(?:test|src)\/|\.tsbuildinfo$/.test(file)).map((file) => `${file} should not be published`),
    ...(await published(tarball)),
  ]
  return { manifest, tarball, faults: faults.map((fault) => `${name}: ${fault}`) }
}

const published = async (tarball: string): Promise<ReadonlyArray<string>> => {
  const bytes = readFileSync(tarball)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, level: 'warning', strict: true })
  const types = run(bin('attw'), [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'], root)
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`),
    ...(types.ok ? [] : [`attw: ${types.output}`]),
  ]
}

/** What a stranger does first: import the package, and use what it is for. */
const uses: Readonly<Record<string, string>> = {
  '@vor-ort/core': "if (m.canonicalJson({ b: 1, a: 'ß' }) !== '{\"a\":\"ß\",\"b\":1}') throw new Error('canonicalJson')",
}

if (import.meta.main) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'vor-ort-packed-'))
  const faults: string[] = []
  let entries = 0
  const build = run(bin('tsc'), ['-b'], root)
  if (!build.ok) faults.push(`tsc -b: ${build.output}`)

  const packed: Packed[] = []
  for (const name of readdirSync(path.join(root, 'packages')).toSorted()) {
    const folder = path.join(root, 'packages', name)
    if (manifestOf(readFileSync(path.join(folder, 'package.json'), 'utf8')).private !== true) packed.push(await pack(folder, temporary))
  }
  faults.push(...packed.flatMap((one) => one.faults))

  // The tarballs of all packages together, so that their dependencies on one another are met by tarballs too.
  writeFileSync(
    path.join(temporary, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: Object.fromEntries(packed.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`])) }),
  )
  const install = run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], temporary)
  if (!install.ok) faults.push(`npm install of the tarballs: ${install.output}`)

  for (const { manifest } of packed) {
    for (const entry of Object.keys(manifest.exports).filter((key) => key !== './package.json')) {
      const name = path.posix.join(manifest.name, entry)
      entries += 1
      const script = `const m = await import('${name}'); if (Object.keys(m).length === 0) throw new Error('exports nothing'); ${uses[name] ?? ''}`
      const imported = run(process.execPath, ['--input-type=module', '--eval', script], temporary)
      if (!imported.ok) faults.push(`${name} in plain Node: ${imported.output}`)
    }
    for (const command of Object.keys(manifest.bin ?? {})) {
      entries += 1
      const started = run(path.join(temporary, 'node_modules', '.bin', command), ['demo'], temporary)
      if (!started.ok || started.output === '') faults.push(`${command} demo: ${started.output}`)
    }
  }
  rmSync(temporary, { recursive: true })
  report('packed entry points', entries, 7, faults)
}
