// @ts-nocheck
import { defineConfig } from 'vitest/config'

// The source condition alone: adding `import` or `module` would reach Node's own resolver too.
const conditions = ['@vor-ort/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // CI counts tests from the file.
    ...(process.env['CI'] === undefined ? {} : { reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]] }),
    coverage: { include: ['packages/*/src/**'], reportsDirectory: 'coverage' },
  },
})
