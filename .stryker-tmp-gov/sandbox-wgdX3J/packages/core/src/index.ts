/** The pure domain of a Jobcenter: kernel and modules. */
// @ts-nocheck

import { getOrElse } from 'fp-ts/lib/Either.js'

import { governance } from './governance/index.ts'
import { emptyRegistry, makeRegistry, type Registry } from './kernel/index.ts'

export * from './governance/index.ts'
export * from './kernel/index.ts'

/** Every aggregate of every module. */
export const aggregates = [...governance] as const

/**
 * The registry of every event of every module: what a store needs to check what it reads and writes.
 *
 * @example
 * ```ts
 * import { domainRegistry } from '@vor-ort/core'
 * domainRegistry.definition('ResolutionAdopted')?.german // => 'Beschluss'
 * ```
 */
// A test proves that the definitions fit together; an empty registry would refuse every event, loudly.
export const domainRegistry: Registry = getOrElse(() => emptyRegistry)(makeRegistry(aggregates.map(({ events }) => events)))
