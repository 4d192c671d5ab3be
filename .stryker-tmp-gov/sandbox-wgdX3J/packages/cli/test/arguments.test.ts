// @ts-nocheck
import { aggregates } from '@vor-ort/core'
import { describe, expect, test } from 'vitest'

import { readLine } from '../src/arguments.ts'
import { commands } from '../src/commands/index.ts'
import { kinds } from '../src/kinds.ts'

const valuesOf = (line: string, option: string): ReadonlyArray<string> | undefined => readLine(line.split(' '), commands).values.get(option)

describe('A command line', () => {
  test('may give several values after one option, or the option several times', () => {
    expect(valuesOf('import oparl --meetings a b c --papers d', 'meetings')).toEqual(['a', 'b', 'c'])
    expect(valuesOf('import oparl --meetings a --meetings b --papers d e', 'meetings')).toEqual(['a', 'b'])
    expect(valuesOf('import oparl --meetings=a b --papers d e', 'papers')).toEqual(['d', 'e'])
    expect(valuesOf('import oparl --meetings a b --store memory:', 'store')).toEqual(['memory:'])
  })

  test('may have its options before, between and behind its words', () => {
    for (const line of ['--lang de history x --store memory:', 'history --store memory: x --lang=de', 'history x --store=memory: --lang de']) {
      expect(readLine(line.split(' '), commands).words).toEqual(['history', 'x'])
    }
    expect(readLine(['history', '--', '--x'], commands).words).toEqual(['history', '--x'])
  })
})

describe('The commands', () => {
  test('have options of one kind for one name, as they are read before the command is known', () => {
    const kindsByName = new Map<string, Set<string>>()
    for (const { name, placeholder, many } of commands.flatMap(({ options }) => options)) {
      kindsByName.set(name, (kindsByName.get(name) ?? new Set()).add(`${placeholder === undefined} ${many}`))
    }
    expect([...kindsByName.values()].every(({ size }) => size === 1)).toBe(true)
  })

  test('have German and English words for everything', () => {
    for (const { summary, options, argument } of commands) {
      for (const text of [summary, ...options.map((option) => option.summary), ...(argument === undefined ? [] : [argument.summary])]) {
        expect([text.de, text.en].every((words) => words.length > 3)).toBe(true)
        expect(text.de).not.toBe(text.en)
      }
    }
  })

  test('know every aggregate of the core', () => {
    expect(kinds.map(({ category }) => category)).toEqual(aggregates.map(({ category }) => category))
  })
})
