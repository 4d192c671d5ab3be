/** The rules of the consultation module: what each says, and its legal seat. */
import type { RuleCatalogue } from '../kernel/rule.ts'

/** Every rule of the module by its id. */
export const consultationRules = {} as const satisfies RuleCatalogue
