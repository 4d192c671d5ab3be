import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { metricRows, spanRows } from './tables.ts'

const readme = readFileSync(path.join(import.meta.dirname, '..', 'README.md'), 'utf8')
const rows = readme.split('\n').filter((line) => line.startsWith('| `vor_ort.'))

describe('the README', () => {
  it('has every metric and every span as it is told, and no other', () => {
    expect(rows).toEqual([...metricRows(), ...spanRows()])
  })
})
