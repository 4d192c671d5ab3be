import { memoryTarget, targetMedium } from '@vor-ort/projections'

import { describeRunner } from './runner-suite.ts'

describeRunner(
  'memory',
  async () => {
    const medium = targetMedium()
    return { open: async () => memoryTarget(medium), dispose: async () => undefined }
  },
  60,
)
