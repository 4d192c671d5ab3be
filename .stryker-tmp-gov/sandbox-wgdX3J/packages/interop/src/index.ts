// @ts-nocheck
export * from './oparl/index.ts'
