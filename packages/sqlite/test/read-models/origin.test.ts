import { describeOrigin } from '../../../projections/test/origin-suite.ts'
import { modelsFixture } from './fixture.ts'

describeOrigin('SQLite', modelsFixture)
