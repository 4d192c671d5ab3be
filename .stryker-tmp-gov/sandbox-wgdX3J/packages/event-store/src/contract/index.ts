/**
 * The contract of every event store, as a test suite for adapter authors.
 *
 * Each scenario is a plain function that throws where a store breaks the promise in its name; `describeEventStore`
 * registers them all with the test runner that it is given.
 */
// @ts-nocheck

export * from './catalogue.ts'
export * from './describe.ts'
export * from './fixture.ts'
export * from './golden.ts'
export * from './memory-fixture.ts'
export { modelScenario, type ModelOptions } from './model/scenario.ts'
export * from './seed.ts'
