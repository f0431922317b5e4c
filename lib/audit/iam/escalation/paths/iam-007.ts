import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-007',
  name: 'Write an inline policy of the user one is',
  description: 'A user writes an inline policy on itself that allows anything.',
  by: 'user',
  target: { kind: 'self' },
  requests: [{ action: 'iam:PutUserPolicy', on: '{self}' }],
  gain: 'grow',
}
