// @ts-nocheck
import { describe, it } from 'vitest'
import { describeEventStore, memoryFixture } from '@vor-ort/event-store/contract'

describeEventStore({ describe, it }, 'memory', () => memoryFixture(), { lacks: ['misdeeds'] })
