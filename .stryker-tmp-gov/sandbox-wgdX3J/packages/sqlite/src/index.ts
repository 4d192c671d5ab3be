// @ts-nocheck
export type { OpenError } from './errors.ts'
export { openSqliteStore, type SqliteStoreOptions } from './open.ts'
export { applicationId, knownSchema } from './schema.ts'
export { openPseudonymDirectory, type DirectoryUnavailable, type SqlitePseudonymDirectory } from './pseudonym-directory.ts'
