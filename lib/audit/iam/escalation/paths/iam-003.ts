import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-003',
  name: 'Replace an access key of a user',
  description: 'The user has as many access keys as it may have: the caller deletes one to make another, and signs with that.',
  target: { kind: 'user', keys: 'full' },
  requests: [
    { action: 'iam:DeleteAccessKey', on: '{user}' },
    { action: 'iam:CreateAccessKey', on: '{user}' },
  ],
  gain: 'become',
}
