export * from './back-off.ts'
export * from './checkpoints.ts'
export * from './command-handler.ts'
export * from './command.ts'
export * from './copy.ts'
export type { CopyError } from './copy-error.ts'
export * from './driver.ts'
export * from './json-safe.ts'
export * from './load.ts'
export * from './make-event-store.ts'
export * from './memory-store.ts'
export * from './notifier.ts'
export * from './pages.ts'
export * from './partitions.ts'
export * from './port.ts'
export * from './position.ts'
export type {
  AnyProcessManager,
  PassingFault,
  ProcessNotice,
  ProcessRun,
  ReactionFault,
  ReactionOutcome,
  RunError,
} from './process-run.ts'
export * from './process-runner.ts'
export * from './queues.ts'
export * from './seal.ts'
export * from './store-notice.ts'
export * from './system-clock.ts'
export * from './verify.ts'
