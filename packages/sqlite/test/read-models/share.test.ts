import { describeSharing } from '../../../projections/test/share-suite.ts'
import { modelsFixture } from './fixture.ts'

describeSharing('SQLite', modelsFixture, 12)
