import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'codebuild-003',
  name: "Build a batch with one's own commands",
  description: 'The caller starts a batch build of a project that runs with the role, and gives its own build commands for this once.',
  target: { kind: 'asset', of: 'codebuild-projects', facts: ['builds in batches'] },
  requests: [{ action: 'codebuild:StartBuildBatch', on: '{asset}' }],
  gain: 'become',
}
