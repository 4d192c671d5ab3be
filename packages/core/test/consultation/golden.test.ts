import path from 'node:path'

import { consultation } from '@vor-ort/core'

import { describeGolden } from '../shape/golden.ts'

describeGolden(path.join(import.meta.dirname, 'golden'), consultation)
