import { describeLive } from '../../../projections/test/live-suite.ts'
import { modelsFixture } from './fixture.ts'

describeLive('SQLite', modelsFixture)
