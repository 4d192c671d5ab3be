import { branches, branchRules } from '@vor-ort/core'
import { expect, test } from 'vitest'

import { describeEveryType } from '../shape/every-type.ts'

describeEveryType(import.meta.dirname, branches, branchRules)

test('the rules of the domain are all there: B-1 to B-10', () => {
  expect(Object.keys(branchRules).slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, index) => `B-${index + 1}`))
})
