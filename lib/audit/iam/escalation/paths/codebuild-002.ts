import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'codebuild-002',
  name: "Build with one's own commands",
  description: 'The caller starts a build of a project that runs with the role, and gives its own build commands for this once.',
  target: { kind: 'asset', of: 'codebuild-projects' },
  requests: [{ action: 'codebuild:StartBuild', on: '{asset}' }],
  gain: 'become',
}
