/** The pure domain of a Jobcenter: kernel and modules. */
import { getOrElse } from 'fp-ts/lib/Either.js'

import { assignmentRules, assignments, bulkReassignments, reassignmentOnClosing } from './assignments/index.ts'
import { branches, branchesFromObligations, branchRules } from './branches/index.ts'
import { consultation, consultationRules, monthlySeries, reservationsExpire } from './consultation/index.ts'
import { governance, governanceRules, obligationsFromDemands, obligationsToSuccessor } from './governance/index.ts'
import { emptyRegistry, makeRegistry, type Registry, type RuleCatalogue, type RuleText } from './kernel/index.ts'

export * from './assignments/index.ts'
export * from './branches/index.ts'
export * from './consultation/index.ts'
export * from './governance/index.ts'
export * from './kernel/index.ts'

/** Every aggregate of every module. */
export const aggregates = [...governance, ...branches, ...consultation, ...assignments] as const

/** Every process manager of every module. */
export const processManagers = [
  obligationsFromDemands,
  obligationsToSuccessor,
  branchesFromObligations,
  reservationsExpire,
  monthlySeries,
  reassignmentOnClosing,
  bulkReassignments,
] as const

/** The rules of every module, by module and id. */
export const ruleCatalogues: Readonly<Record<string, RuleCatalogue>> = {
  governance: governanceRules,
  branches: branchRules,
  consultation: consultationRules,
  assignments: assignmentRules,
}

/**
 * A rule by its id, with the module whose it is.
 *
 * @example
 * ```ts
 * import { ruleOf } from '@vor-ort/core'
 * ruleOf('R-12')?.seat // => '§ 18d SGB II'
 * ```
 */
export const ruleOf = (id: string): (RuleText & { readonly module: string }) | undefined => {
  for (const [module, rules] of Object.entries(ruleCatalogues)) {
    const found = Object.hasOwn(rules, id) ? rules[id] : undefined
    if (found !== undefined) return { ...found, module }
  }
  return undefined
}

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
