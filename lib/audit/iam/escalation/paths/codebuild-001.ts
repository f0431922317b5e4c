import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'codebuild-001',
  name: 'Make a build project with a role and build',
  description: 'The caller makes a build project that runs with the role, with its own commands, and starts a build.',
  target: { kind: 'role', trusts: 'codebuild.amazonaws.com' },
  requests: [
    passRole('codebuild.amazonaws.com'),
    { action: 'codebuild:CreateProject', on: inAccount('codebuild', 'project/{project}') },
    { action: 'codebuild:StartBuild', on: inAccount('codebuild', 'project/{project}') },
  ],
  gain: 'become',
}
