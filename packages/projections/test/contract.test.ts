import { memoryTarget, targetMedium } from '@vor-ort/projections'
import { describeTarget } from '@vor-ort/projections/contract'
import { describe, it } from 'vitest'

describeTarget({ describe, it }, 'memory', async () => {
  const medium = targetMedium()
  return { open: async () => memoryTarget(medium), dispose: async () => undefined }
})
