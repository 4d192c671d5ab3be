/** The rules of the branches module: what each says, and its legal seat. */
import type { RuleCatalogue } from '../kernel/rule.ts'

/** Every rule of the module by its id. */
export const branchRules = {} as const satisfies RuleCatalogue
