export * from './rules.ts'
export * from './vocabulary.ts'

/** The aggregates of the consultation module: a new one takes one file and one line here. */
export const consultation = [] as const
