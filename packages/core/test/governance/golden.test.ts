import path from 'node:path'

import { governance } from '@vor-ort/core'

import { describeGolden } from '../shape/golden.ts'

describeGolden(path.join(import.meta.dirname, 'golden'), governance)
