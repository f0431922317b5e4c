import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-004',
  name: 'Give a user a password',
  description: 'The caller sets a first password for a user who had none, and signs in to the console as that user.',
  target: { kind: 'user', login: false },
  requests: [{ action: 'iam:CreateLoginProfile', on: '{user}' }],
  gain: 'become',
}
