export * from './json-schema/index.ts'
export * from './oparl/index.ts'
