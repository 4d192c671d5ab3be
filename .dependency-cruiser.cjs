// The arrows of the house: which package may import what. `pnpm arrows` runs it and checks that it saw every module.
const { existsSync, readdirSync, readFileSync } = require('node:fs')
const path = require('node:path')

/** Workspace packages, external packages and node: modules that each package may import. */
const mayImport = {
  core: { packages: [], externals: ['fp-ts', 'io-ts', 'luxon', 'uuid', '@noble/hashes', 'canonicalize', 'feiertagejs', '@types/luxon'], node: false },
  'event-store': { packages: ['core'], externals: ['fp-ts', 'io-ts', 'uuid', 'fast-check'], node: false },
  projections: { packages: ['core', 'event-store'], externals: ['fp-ts', 'io-ts'], node: false },
  sqlite: { packages: ['core', 'event-store', 'projections'], externals: ['fp-ts', 'io-ts'], node: true },
  postgres: { packages: ['core', 'event-store', 'projections'], externals: ['fp-ts', 'pg', '@types/pg'], node: true },
  eventstoredb: { packages: ['core', 'event-store'], externals: ['fp-ts', '@eventstore/db-client', '@kurrent/kurrentdb-client'], node: true },
  'esdb-test-server': { packages: [], externals: ['@grpc/grpc-js', 'google-protobuf', '@kurrent/kurrentdb-client'], node: true },
  observability: { packages: ['core', 'event-store', 'projections'], externals: ['fp-ts', '@opentelemetry/api'], node: false },
  testing: { packages: ['core', 'event-store'], externals: ['fp-ts', 'io-ts', 'fast-check'], node: false },
  interop: { packages: ['core', 'event-store'], externals: ['fp-ts', 'io-ts'], node: true },
  simulator: { packages: ['core', 'event-store'], externals: ['fp-ts'], node: false },
  cli: { packages: ['core', 'event-store', 'projections', 'sqlite', 'postgres', 'eventstoredb', 'observability', 'testing', 'interop', 'simulator'], externals: ['fp-ts', 'io-ts'], node: true },
}

const oneOf = (names) => `(?:${names.join('|')})`
const within = (name) => `^packages/${name}/src/`

const forbidden = Object.entries(mayImport).flatMap(([name, allowed]) => [
  {
    name: `${name}-packages`,
    comment: `${name} may import only ${allowed.packages.join(', ') || 'no other package'}`,
    severity: 'error',
    from: { path: within(name) },
    to: { path: '^packages/', pathNot: `^packages/${oneOf([name, ...allowed.packages])}/` },
  },
  {
    name: `${name}-externals`,
    comment: `${name} may import only ${allowed.externals.join(', ')}`,
    severity: 'error',
    from: { path: within(name) },
    to: {
      // What npm brought, wherever pnpm put it; `packages/` is the workspace itself.
      path: 'node_modules/',
      pathNot: `node_modules/${oneOf(allowed.externals)}/`,
      dependencyTypesNot: ['core'],
    },
  },
  ...(allowed.node
    ? []
    : [
        {
          name: `${name}-node`,
          comment: `${name} does no I/O`,
          severity: 'error',
          from: { path: within(name) },
          // The contract suite asserts; nothing else of Node is needed.
          to: { dependencyTypes: ['core'], ...(['event-store', 'projections'].includes(name) ? { pathNot: '^(?:node:)?assert' } : {}) },
        },
      ]),
])

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The source that each entry point of a package comes from, as its exports name them. */
const entryPoints = readdirSync(path.join(__dirname, 'packages')).flatMap((folder) => {
  const file = path.join(__dirname, 'packages', folder, 'package.json')
  const { exports = {} } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return Object.values(exports).flatMap((entry) => {
    const source = entry['@vor-ort/source']
    return source === undefined ? [] : [`^packages/${escaped(folder)}/${escaped(path.posix.normalize(source))}$`]
  })
})

module.exports = {
  forbidden: [
    ...forbidden,
    {
      name: 'fast-check-in-contract-only',
      comment: 'Only the contract suite of event-store may use fast-check.',
      severity: 'error',
      from: { path: '^packages/event-store/src/', pathNot: '^packages/event-store/src/contract/' },
      to: { path: 'node_modules/fast-check/' },
    },
    {
      name: 'contract-is-for-tests',
      comment: 'A library does not import a contract suite.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '^packages/(?:event-store|projections)/src/contract/' },
      to: { path: '^packages/(?:event-store|projections)/src/contract/' },
    },
    {
      name: 'deep-import',
      comment: 'Another package is imported by its name, at an entry point that its exports name.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', ...entryPoints] },
    },
    { name: 'kernel-stands-alone', comment: 'The kernel knows no module.', severity: 'error', from: { path: '^packages/core/src/kernel/' }, to: { path: '^packages/core/src/(?!kernel/)' } },
    { name: 'cycle', comment: 'No cycles.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolved', comment: 'It cannot be found.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'unlisted',
      comment: "It is not in the package's own dependencies.",
      severity: 'error',
      from: { path: '^packages/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: ['node_modules/@types/', 'node_modules/(?:@eventstore/db-client|@kurrent/kurrentdb-client)/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    // Type imports are arrows too.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@vor-ort/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
