import { memoryTarget, targetMedium } from '@vor-ort/projections'

import { describeOrigin } from './origin-suite.ts'

describeOrigin('memory', async () => {
  const medium = targetMedium()
  return { open: async () => memoryTarget(medium), dispose: async () => undefined }
})
