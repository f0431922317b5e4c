import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'cloudformation-002',
  name: 'Change a stack that has a role',
  description: 'The caller replaces the template of a stack that CloudFormation builds with the role.',
  target: { kind: 'asset', of: 'cloudformation-stacks' },
  requests: [{ action: 'cloudformation:UpdateStack', on: '{asset}' }],
  gain: 'become',
}
