import { targetMedium } from '@vor-ort/projections'
import { targetScenarios } from '@vor-ort/projections/contract'
import { expect, it } from 'vitest'

import { defective, targetDefects } from './target-defects.ts'

it.each(Object.entries(targetDefects))('the contract of targets finds one that %s', async (_name, defect) => {
  const broken: string[] = []
  for (const { name, run } of targetScenarios) {
    const medium = targetMedium()
    await run({ open: async () => defective(medium, defect), dispose: async () => undefined }).catch(() => broken.push(name))
  }
  expect(broken).not.toEqual([])
  // One defect, not a target that can do nothing.
  expect(broken.length).toBeLessThan(targetScenarios.length / 2)
})
