// @ts-nocheck
import { describe, it } from 'vitest'
import { describeEventStore } from '@vor-ort/event-store/contract'

import { sqliteFixture } from './fixture.ts'

describeEventStore({ describe, it }, 'SQLite', sqliteFixture)
