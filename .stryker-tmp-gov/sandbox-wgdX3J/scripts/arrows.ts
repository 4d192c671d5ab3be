/** Checks the arrows between packages, and that the check really saw every module. */
// @ts-nocheck

import { createRequire } from 'node:module'
import path from 'node:path'

import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'

import { packageSources, report, root } from './files.ts'

/** What was seen, and each wrong arrow in a sentence. */
export interface Arrows {
  readonly modules: ReadonlyArray<string>
  readonly faults: ReadonlyArray<string>
}

/** Checks the packages below a folder, by the rules of `.dependency-cruiser.cjs`. */
export const arrowsOf = async (baseDir: string): Promise<Arrows> => {
  const config: unknown = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'))
  const { forbidden, options } = config as { readonly forbidden: IFlattenedRuleSet['forbidden']; readonly options: object }
  const { output } = await cruise(['packages'], {
    ...options,
    baseDir,
    includeOnly: '^packages/[^/]+/src/|node_modules/|^(?:node:)?[a-z_/]+$',
    validate: true,
    ruleSet: { forbidden } as IFlattenedRuleSet,
  })
  const { modules, summary } = output as ICruiseResult
  const sources = modules.map((module) => module.source).filter((source) => /^packages\/[^/]+\/src\/.*\.ts$/.test(source))
  const comments = new Map((forbidden ?? []).map((rule) => [rule.name, rule.comment]))
  const byRule = summary.violations.map(
    ({ from, to, rule }) => `${from} → ${to}: ${comments.get(rule.name) ?? ''} (${rule.name})`,
  )
  // A path with dots into another package names no entry point, even where it hits one.
  const relative = modules.flatMap((module) =>
    module.dependencies
      .filter((to) => to.module.startsWith('.') && packageOf(to.resolved) !== packageOf(module.source))
      .map((to) => `${module.source} → ${to.module}: another package is imported by its name (relative)`),
  )
  return { modules: sources, faults: [...byRule, ...relative].toSorted() }
}

const packageOf = (file: string): string => file.split('/').slice(0, 2).join('/')

if (import.meta.main) {
  const { modules, faults } = await arrowsOf(root)
  report('arrows', modules.length, packageSources().length, faults)
}
