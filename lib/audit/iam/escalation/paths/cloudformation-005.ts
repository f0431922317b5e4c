import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'cloudformation-005',
  name: 'Change a stack that has a role by a change set',
  description: 'The caller describes the change of a stack that CloudFormation builds with the role as a change set, and executes it.',
  target: { kind: 'asset', of: 'cloudformation-stacks' },
  requests: [
    { action: 'cloudformation:CreateChangeSet', on: '{asset}' },
    { action: 'cloudformation:ExecuteChangeSet', on: '{asset}' },
  ],
  gain: 'become',
}
