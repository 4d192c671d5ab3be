/**
 * The contract of every event store, as a test suite for adapter authors.
 *
 * Each scenario is a plain function that throws where a store breaks the promise in its name; `describeEventStore`
 * registers them all with the test runner that it is given.
 */
export * from './capability-table.ts'
export * from './catalogue.ts'
export * from './declaration.ts'
export * from './describe.ts'
export * from './fixture.ts'
export * from './golden.ts'
export { violationsOf } from './history/check.ts'
export type * from './history/history.ts'
export { historyScenario, recordHistory, type HistoryOptions } from './history/scenario.ts'
export { makeChoices, type Choices } from './history/random.ts'
export type * from './history/violation.ts'
export * from './memory-fixture.ts'
export * from './need.ts'
export { modelScenario, type ModelOptions } from './model/scenario.ts'
export * from './seed.ts'
