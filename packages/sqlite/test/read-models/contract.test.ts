import { describeTarget } from '@vor-ort/projections/contract'
import { describe, it } from 'vitest'

import { modelsFixture } from './fixture.ts'

describeTarget({ describe, it }, 'SQLite', modelsFixture)
