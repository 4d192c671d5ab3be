import { memoryTarget, targetMedium } from '@vor-ort/projections'

import { describeLive } from './live-suite.ts'

describeLive('memory', async () => {
  const medium = targetMedium()
  return { open: async () => memoryTarget(medium), dispose: async () => undefined }
})
