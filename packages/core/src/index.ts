/** The pure domain of a Jobcenter: kernel and modules. */
import { governance } from './governance/index.ts'

export * from './governance/index.ts'
export * from './kernel/index.ts'

/** Every aggregate of every module. */
export const aggregates = [...governance] as const
