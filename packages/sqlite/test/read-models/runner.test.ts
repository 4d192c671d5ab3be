import { describeRunner } from '../../../projections/test/runner-suite.ts'
import { modelsFixture } from './fixture.ts'

describeRunner('SQLite', modelsFixture, 12)
