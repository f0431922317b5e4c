/** The rooms of the house (docs/architecture.md): who may import whom. Each rule says what to do for whoever breaks it. */
const lib = (...rooms) => `^lib/(${rooms.join('|')})/`
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one thing, or a third thing is missing: move what both need below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'oracle-in-tests-only',
      comment: 'iam-simulate is AGPL: it checks our evaluator in tests and benchmarks, and nothing that ships may load it.',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: 'iam-simulate' },
    },
    {
      name: 'ground-floor-stands-alone',
      comment:
        'findings and frameworks import themselves, zod and node:crypto only: declare a port there and implement it in aws or local.',
      severity: 'error',
      from: { path: lib('findings', 'frameworks') },
      to: { pathNot: ['^lib/findings/', '^lib/frameworks/', '^(node:)?crypto$', 'node_modules/zod/'] },
    },
    {
      name: 'frameworks-know-no-findings',
      comment: 'A framework is data about controls.',
      severity: 'error',
      from: { path: lib('findings') },
      to: { path: lib('frameworks') },
    },
    {
      name: 'monitor-is-pure',
      comment: 'monitor imports findings only: time, state and files are handed in by the door.',
      severity: 'error',
      from: { path: lib('monitor') },
      to: {
        path: [
          '^(lib/(?!monitor/|findings/)|functions/|infra/)',
          '^(node:)?(fs|http|https|net|child_process|worker_threads|os)',
          'node_modules/@aws-sdk/',
        ],
      },
    },
    {
      name: 'audit-is-pure',
      comment: 'audit imports findings only: the snapshot is handed in by the door.',
      severity: 'error',
      from: { path: lib('audit') },
      to: {
        path: [
          '^(lib/(?!audit/|findings/)|functions/|infra/)',
          '^(node:)?(fs|http|https|net|child_process|worker_threads|os)',
          'node_modules/@aws-sdk/',
        ],
      },
    },
    {
      name: 'report-is-pure',
      comment: 'report turns findings and frameworks into words; it judges and stores nothing.',
      severity: 'error',
      from: { path: lib('report') },
      to: {
        path: [
          '^(lib/(?!report/|findings/|frameworks/)|functions/|infra/)',
          '^(node:)?(fs|http|https|net|child_process|worker_threads|os)',
          'node_modules/@aws-sdk/',
        ],
      },
    },
    {
      name: 'aws-knows-no-words',
      comment: 'aws stores and fetches; of the pure rooms it may import findings, and types of audit/snapshot and monitor/detection-state.',
      severity: 'error',
      from: { path: lib('aws') },
      to: { path: '^(lib/(report|frameworks|local)/|functions/|infra/)' },
    },
    {
      name: 'aws-takes-types-only',
      comment: 'Use `import type` for audit and monitor: aws runs none of their code.',
      severity: 'error',
      from: { path: lib('aws') },
      to: { path: lib('audit', 'monitor'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'aws-takes-the-two-ports-only',
      comment: 'Of audit and monitor, aws may know snapshot.ts, resource-types.ts and detection-state.ts.',
      severity: 'error',
      from: { path: lib('aws') },
      to: { path: '^lib/(audit|monitor)/(?!snapshot\\.ts|resource-types\\.ts|detection-state\\.ts)' },
    },
    {
      name: 'local-is-below-the-doors',
      comment: 'local gives embedded stores and files; the doors are opened by functions/local.ts.',
      severity: 'error',
      from: { path: lib('local') },
      to: { path: '^(functions|infra)/' },
    },
    {
      name: 'doors-do-not-open-doors',
      comment: 'Only functions/local.ts (and the index of the CLI) may import other doors: move what two doors share into a room of lib.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/(local|cli/keepwatch)\\.ts$' },
      to: {
        path: '^functions/',
        pathNot: '^functions/cli/(options|output|rule-files|dry-run|write-incidents|audit-template|audit/[a-z-]+)\\.ts$',
      },
    },
    {
      name: 'doors-use-lib-aws',
      comment: 'The SDK is known in lib/aws only.',
      severity: 'error',
      from: { path: '^(functions|lib/(?!aws/|local/))' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'infra-wires',
      comment:
        'infra imports aws-cdk-lib, lib/aws/env, lib/aws/event-patterns, the collectors (for their actions) and what those are granted on, and what judges the files of the operator. Functions are named by path.',
      severity: 'error',
      from: { path: '^infra/' },
      to: {
        path: [
          '^(lib/(?!aws/(env\\.ts|event-patterns\\.ts|action-resources\\.ts|collectors/)|monitor/(operator/|catalogue\\.ts|sigma/rule-problem\\.ts)|audit/data-access/access-config\\.ts|findings/exception/)|functions/)',
        ],
      },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What a test and the product share belongs in lib.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that is no door: delete it or wire it.',
      severity: 'error',
      // Files of observed/ only add to types.
      from: { orphan: true, path: '^lib/', pathNot: '(\\.(generated|d)\\.ts$|^lib/audit/observed/)' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // AssemblyScript, which has rules of its own and reaches nothing else.
    exclude: { path: '^lib/monitor/log-sources/scanner/assembly/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
}
