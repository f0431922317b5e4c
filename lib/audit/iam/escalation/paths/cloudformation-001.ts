import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'cloudformation-001',
  name: 'Make a stack with a role',
  description: 'The caller makes a stack that CloudFormation builds with the role: its template can hold users, roles and policies.',
  target: { kind: 'role', trusts: 'cloudformation.amazonaws.com' },
  requests: [
    passRole('cloudformation.amazonaws.com'),
    { action: 'cloudformation:CreateStack', on: inAccount('cloudformation', 'stack/{stack}/{stackId}') },
  ],
  gain: 'become',
}
