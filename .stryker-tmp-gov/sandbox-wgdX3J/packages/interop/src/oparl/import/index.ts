// @ts-nocheck
export type { OParlFiles } from './catalogue.ts'
export { importOParl, type ImportOptions, type ImportProgress, type ImportReport } from './import-oparl.ts'
export { memoryDirectory, type PseudonymDirectory } from './pseudonyms.ts'
export type { RefusedFacet } from './record-facets.ts'
