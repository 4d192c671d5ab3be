import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

import { run } from '@vor-ort/cli'
import { systemClock } from '@vor-ort/event-store'
import { describe, expect, it } from 'vitest'

import { readYaml, type Yaml, type YamlMap } from './yaml.ts'

const folder = path.join(import.meta.dirname, '..')
const read = (file: string): YamlMap => readYaml(readFileSync(path.join(folder, file), 'utf8'))

const mapOf = (value: Yaml | undefined): YamlMap => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as YamlMap) : {})
const listOf = (value: Yaml | undefined): ReadonlyArray<Yaml> => (Array.isArray(value) ? value : [])
const texts = (value: Yaml | undefined): ReadonlyArray<string> => listOf(value).filter((one) => typeof one === 'string')
const names = (value: Yaml | undefined): ReadonlyArray<string> => listOf(value).map((one) => (typeof one === 'string' ? one : JSON.stringify(mapOf(one)['source']).slice(1, -1)))

const compose = read('compose.yaml')
const services = Object.entries(mapOf(compose['services'])).map(([name, service]) => ({ name, service: mapOf(service) }))
const running = services.filter(({ service }) => service['restart'] === 'unless-stopped')
const each = (of: typeof services, wrong: (service: YamlMap) => boolean): ReadonlyArray<string> => of.filter(({ service }) => wrong(service)).map(({ name }) => name)

const help = async (command: string): Promise<string> => {
  let printed = ''
  const stream = { isTerminal: false, write: (text: string) => void (printed += text) }
  await run([command, '--help', '--lang', 'en'], { stdout: stream, stderr: stream, env: {}, clock: systemClock, milliseconds: () => 0 })
  return printed
}

describe('the composition', () => {
  it('has the services that run, and the jobs', () => {
    expect(running.map(({ name }) => name)).toEqual(['postgres', 'project-1', 'project-2', 'react', 'kurrentdb', 'collector'])
    expect(services.length).toBeGreaterThan(10)
  })

  it('names only secrets, configs, volumes, networks and services that it declares, and mounts only files that are here', () => {
    const declared = (part: string): ReadonlyArray<string> => Object.keys(mapOf(compose[part]))
    for (const { name, service } of services) {
      expect(declared('secrets'), name).toEqual(expect.arrayContaining([...names(service['secrets'])]))
      expect(declared('configs'), name).toEqual(expect.arrayContaining([...names(service['configs'])]))
      expect(declared('networks'), name).toEqual(expect.arrayContaining([...texts(service['networks'])]))
      expect(declared('services'), name).toEqual(expect.arrayContaining(Object.keys(mapOf(service['depends_on']))))
      for (const volume of texts(service['volumes'])) {
        const [source = ''] = volume.split(':')
        if (source.startsWith('./')) expect(existsSync(path.join(folder, source)), source).toBe(true)
        else expect(declared('volumes'), name).toContain(source)
      }
    }
  })

  it('uses each secret that it declares, and every path of a secret is one that the service has', () => {
    const used = services.flatMap(({ service }) => names(service['secrets']))
    expect([...new Set(used)].sort()).toEqual(Object.keys(mapOf(compose['secrets'])).sort())
    for (const { name, service } of services) {
      const paths = [...JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g)].map(([, secret]) => secret)
      for (const secret of paths) expect(names(service['secrets']), name).toContain(secret)
    }
  })

  it('keeps passwords out of itself', () => {
    const text = JSON.stringify(compose)
    expect(text).not.toMatch(/:\/\/[^@"/]*:[^@"/]*@/)
    for (const { name, service } of services) {
      for (const [variable, value] of Object.entries(mapOf(service['environment']))) {
        if (/PASS|SECRET|KEY/.test(variable)) expect(value, `${name} ${variable}`).toMatch(/^\/run\/secrets\//)
      }
    }
  })

  it('has each URL that may hold a password in a secret', () => {
    const values = services.flatMap(({ service }) => {
      const words = [...texts(service['command']), ...texts(mapOf(service['healthcheck'])['test'])]
      return words.flatMap((word, at) => (/^--(?:store|into|from)$/.test(word) ? [words[at + 1] ?? ''] : []))
    })
    expect(values.length).toBeGreaterThan(10)
    expect(values.filter((value) => !/^file:\/run\/secrets\/\w+$/.test(value))).toEqual([])
  })

  it('lets the owner of the tables do one thing', () => {
    const owners = services.filter(({ service }) => names(service['secrets']).includes('owner_store'))
    expect(owners.map(({ name, service }) => [name, texts(service['command'])])).toEqual([['migrate', ['migrate', '--store', 'file:/run/secrets/owner_store']]])
  })

  it('gives no service more rights than it needs, and opens nothing to the outside', () => {
    expect(each(services, (service) => 'privileged' in service || 'ports' in service || 'user' in service)).toEqual([])
    const ours = services.filter(({ service }) => service['image'] === 'vor-ort')
    expect(ours.length).toBeGreaterThan(5)
    expect(each(ours, (service) => !texts(service['cap_drop']).includes('ALL') || !texts(service['security_opt']).includes('no-new-privileges:true'))).toEqual([])
    expect(mapOf(mapOf(compose['networks'])['inside'])['internal']).toBe(true)
    expect(each(services, (service) => texts(service['networks']).includes('outside'))).toEqual(['collector'])
  })

  it('bounds what each service takes, and asks each server and consumer for its health', () => {
    expect(each(running, (service) => !('memory' in mapOf(mapOf(mapOf(service['deploy'])['resources'])['limits'])))).toEqual([])
    expect(each(running, (service) => !('healthcheck' in service))).toEqual(['collector'])
  })

  it('speaks to the servers over TLS whose certificate is checked', () => {
    // The URLs themselves are secrets; the file shows what they are like.
    const urls = [...readFileSync(path.join(folder, 'compose.yaml'), 'utf8').matchAll(/^#\s+(\w+)\s+(postgres:\/\/\S+)$/gm)].map(([, , url = '']) => url)
    expect(urls).toHaveLength(3)
    expect(urls.filter((url) => !url.includes('sslmode=verify-full'))).toEqual([])
    expect(each(services, (service) => 'PGHOST' in mapOf(service['environment']) && mapOf(service['environment'])['PGSSLMODE'] !== 'verify-full')).toEqual([])
  })

  it('leaves no part of the read models without a member', () => {
    const members = services.flatMap(({ service }) => /"--member","(\d+)\/(\d+)"/.exec(JSON.stringify(service['command'] ?? null))?.slice(1).map(Number) ?? [])
    expect(members).toEqual([1, 2, 2, 2])
  })

  it('names only commands and options that vor-ort has', async () => {
    const commands = services.filter(({ service }) => service['image'] === 'vor-ort' && service['entrypoint'] === undefined).map(({ service }) => texts(service['command']))
    const checks = services.flatMap(({ service }) => {
      const test = texts(mapOf(service['healthcheck'])['test'])
      return test[1] === 'vor-ort' ? [test.slice(2)] : []
    })
    expect([...new Set(commands.map(([command]) => command))]).toEqual(['migrate', 'project', 'react', 'copy'])
    for (const [command = '', ...words] of [...commands, ...checks]) {
      const known = await help(command)
      for (const option of words.filter((word) => word.startsWith('--'))) expect(known, `${command} ${option}`).toMatch(new RegExp(`^ +${option}\\b`, 'm'))
    }
  })

  it('starts scripts that are in the image, and that can be started', () => {
    const scripts = services.flatMap(({ service }) => texts(service['entrypoint']).flatMap((word) => word.match(/\/app\/[\w./-]+/g) ?? []))
    const files = services.flatMap(({ service }) => texts(service['entrypoint']).flatMap((word) => /^--file=(\/app\/.*)$/.exec(word)?.[1] ?? []))
    const dockerfile = readFileSync(path.join(folder, 'Dockerfile'), 'utf8')
    expect(scripts.length).toBeGreaterThan(3)
    for (const inImage of [...scripts, ...files]) {
      const file = inImage.replace('/app/', '')
      expect(dockerfile).toContain(`examples/production/${file.split('/')[0]} /app/`)
      expect(existsSync(path.join(folder, file)), file).toBe(true)
      if (file.endsWith('.sh')) expect(statSync(path.join(folder, file)).mode & 0o111, file).toBe(0o111)
    }
  })
})

describe('the image', () => {
  it('has each package of ours that the command needs', () => {
    const packed = /for package in ([^;]+);/.exec(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'))?.[1]?.split(' ') ?? []
    const needs = (name: string): ReadonlyArray<string> => {
      const { dependencies = {} }: { readonly dependencies?: object } = JSON.parse(readFileSync(path.join(folder, '../../packages', name, 'package.json'), 'utf8'))
      return Object.keys(dependencies).flatMap((one) => /^@vor-ort\/(.+)$/.exec(one)?.[1] ?? [])
    }
    expect(packed).toContain('cli')
    expect(packed.filter((name) => name !== 'cli').toSorted()).toEqual([...new Set(packed.flatMap(needs))].toSorted())
  })
})

describe('the collector', () => {
  const collector = read('otel-collector.yaml')
  it('uses what it declares, and drops texts of statements and exceptions', () => {
    const pipelines = Object.values(mapOf(mapOf(collector['service'])['pipelines'])).map(mapOf)
    expect(pipelines).toHaveLength(2)
    for (const pipeline of pipelines) {
      for (const part of ['receivers', 'processors', 'exporters']) expect(Object.keys(mapOf(collector[part]))).toEqual(expect.arrayContaining([...texts(pipeline[part])]))
    }
    const actions = listOf(mapOf(mapOf(collector['processors'])['attributes/private'])['actions']).map(mapOf)
    expect(actions.map((action) => [action['key'], action['action']])).toContainEqual(['db.query.text', 'delete'])
    expect(actions.map((action) => [action['key'], action['action']])).toContainEqual(['exception.message', 'delete'])
  })
})

describe('what reads the files', () => {
  it('refuses what it does not understand', () => {
    expect(readYaml('a: 1\nb:\n  - c: [x, "y z"]\n    d: { e: true }\n  - f\ng: |\n  h\n   i\n')).toEqual({ a: 1, b: [{ c: ['x', 'y z'], d: { e: true } }, 'f'], g: 'h\n i\n' })
    for (const odd of ['a: 1\na: 2', 'a: *b', 'a: >\n  b', 'a\n', 'a: 1\n   b: 2', "a: 'b'", 'a: b: c']) expect(() => readYaml(odd), odd).toThrow(/^line/)
  })
})
