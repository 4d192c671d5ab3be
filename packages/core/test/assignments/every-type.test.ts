import { assignmentRules, assignments } from '@vor-ort/core'
import { expect, test } from 'vitest'

import { describeEveryType } from '../shape/every-type.ts'

describeEveryType(import.meta.dirname, assignments, assignmentRules)

test('the rules of the domain are all there: A-1 to A-12, and those of SGB II that they use', () => {
  const domain = Array.from({ length: 12 }, (_, index) => `A-${index + 1}`)
  expect(Object.keys(assignmentRules)).toEqual([...domain, 'A-13', 'R-11', 'R-20', 'R-23', 'R-24', 'R-29'])
})
