import path from 'node:path'

import { defineConfig } from 'vitest/config'

import base from './vitest.config.ts'

// Stryker mutates a copy of the repository whose node_modules lead back to the original: by its name, the core would
// be the unchanged one and every mutant would survive. Mutants are judged by the tests of the core alone, without the
// long walk through all aggregates.
export default defineConfig({
  ...base,
  resolve: { ...base.resolve, alias: { '@vor-ort/core': path.join(import.meta.dirname, 'packages/core/src/index.ts') } },
  test: { ...base.test, include: ['packages/core/test/**/*.test.ts'], exclude: ['packages/core/test/invariants.test.ts'], reporters: ['default'] },
})
