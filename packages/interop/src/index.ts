export * from './oparl/index.ts'
