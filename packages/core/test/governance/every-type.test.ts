import { governance, governanceRules } from '@vor-ort/core'
import { expect, test } from 'vitest'

import { describeEveryType } from '../shape/every-type.ts'

describeEveryType(import.meta.dirname, governance, governanceRules)

test('the rules of the domain are all there: G-1 to G-15, R-100 to R-110', () => {
  expect(Object.keys(governanceRules).filter((id) => id.startsWith('G-'))).toHaveLength(15)
  expect(Object.keys(governanceRules).filter((id) => /^R-1\d\d$/.test(id))).toHaveLength(11)
})
