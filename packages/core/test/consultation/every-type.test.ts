import { consultation, consultationRules } from '@vor-ort/core'
import { expect, test } from 'vitest'

import { describeEveryType } from '../shape/every-type.ts'

describeEveryType(import.meta.dirname, consultation, consultationRules)

test('the rules of the domain are all there: C-1 to C-14', () => {
  expect(Object.keys(consultationRules).filter((id) => id.startsWith('C-'))).toHaveLength(14)
})
