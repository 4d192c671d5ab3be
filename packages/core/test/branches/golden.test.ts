import path from 'node:path'

import { branches } from '@vor-ort/core'

import { describeGolden } from '../shape/golden.ts'

describeGolden(path.join(import.meta.dirname, 'golden'), branches)
