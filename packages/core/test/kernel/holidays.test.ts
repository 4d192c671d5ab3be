import { execFileSync } from 'node:child_process'
import path from 'node:path'

import { addDays, isPublicHoliday, Land, localDate, publicHolidays, type LocalDate } from '@vor-ort/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const date = (value: string): LocalDate => {
  const read = localDate(value)
  if (read._tag === 'Left') throw new Error(value)
  return read.right
}
const anyYear = fc.integer({ min: 1991, max: 2100 })
const anyLand = fc.constantFrom(...Land.codes)

describe('A public holiday', () => {
  test.each<readonly [string, string, Land, boolean]>([
    ['Fronleichnam', '2026-06-04', 'RP', true],
    ['Fronleichnam', '2026-06-04', 'NI', false],
    ['Reformationstag since 2018', '2018-10-31', 'NI', true],
    ['Reformationstag before 2018', '2016-10-31', 'NI', false],
    ['Reformationstag before 2018', '2015-10-31', 'ST', true],
    ['Reformationstag of 2017, once for all', '2017-10-31', 'HE', true],
    ['Reformationstag after 2017', '2018-10-31', 'HE', false],
    ['Heilige Drei Könige', '2026-01-06', 'ST', true],
    ['Heilige Drei Könige', '2026-01-06', 'HE', false],
    ['Buß- und Bettag', '2026-11-18', 'SN', true],
    ['Karfreitag', '2026-04-03', 'HE', true],
    ['24 December', '2026-12-24', 'NI', false],
    ['31 December', '2026-12-31', 'NI', false],
    ['25 December', '2026-12-25', 'NI', true],
  ])('%s, %s, differs by Land: in %s %s', (_name, at, land, expected) => {
    expect(isPublicHoliday(date(at), land)).toBe(expected)
  })

  test('24 and 31 December are nowhere one', () => {
    fc.assert(fc.property(anyYear, anyLand, (year, land) => {
      expect([isPublicHoliday(date(`${year}-12-24`), land), isPublicHoliday(date(`${year}-12-31`), land)]).toEqual([false, false])
    }))
  })

  test('moves with Easter, which the others of spring follow', () => {
    fc.assert(fc.property(anyYear, anyLand, (year, land) => {
      const holidays = publicHolidays(year, land)
      const monday = holidays.find((one) => holidays.includes(addDays(one, -3)) && holidays.includes(addDays(one, 38)) && holidays.includes(addDays(one, 49)))
      expect(monday).toBeDefined()
    }))
  })

  test('is the same day whatever the time zone of the machine', () => {
    const expected = ['2018-01-01', '2018-03-30', '2018-04-02', '2018-05-01', '2018-05-10', '2018-05-21', '2018-10-03', '2018-10-31', '2018-12-25', '2018-12-26']
    expect(publicHolidays(2018, 'NI')).toEqual(expected)
    // The zone of a running process is fixed, so another one is asked, 14 hours ahead of UTC.
    const module = path.join(import.meta.dirname, '../../src/kernel/holidays.ts')
    const script = `import { publicHolidays } from ${JSON.stringify(module)}; console.log(new Date(0).getTimezoneOffset(), publicHolidays(2018, 'NI').join(' '))`
    const told = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', env: { ...process.env, TZ: 'Etc/GMT-14' } })
    expect(told.trim()).toBe(`-840 ${expected.join(' ')}`)
  })

})
