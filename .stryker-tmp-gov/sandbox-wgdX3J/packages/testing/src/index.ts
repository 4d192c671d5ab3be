// @ts-nocheck
export * from './aggregates.ts'
export * from './arbitrary.ts'
export * from './difference.ts'
export * from './messages.ts'
export * from './scalars.ts'
export * from './specify.ts'
