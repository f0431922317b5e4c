import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-002',
  name: 'Make an access key for a user',
  description: 'The caller makes an access key for another user and signs with it from then on.',
  target: { kind: 'user', keys: 'free' },
  requests: [{ action: 'iam:CreateAccessKey', on: '{user}' }],
  gain: 'become',
}
