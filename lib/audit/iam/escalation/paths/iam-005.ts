import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-005',
  name: 'Write an inline policy of the role one is',
  description: 'A role writes an inline policy on itself that allows anything.',
  by: 'role',
  target: { kind: 'self' },
  requests: [{ action: 'iam:PutRolePolicy', on: '{self}' }],
  gain: 'grow',
}
