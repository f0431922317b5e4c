import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-006',
  name: 'Change the password of a user',
  description: 'The caller sets a new password for a user who has one, and signs in to the console as that user.',
  target: { kind: 'user', login: true },
  requests: [{ action: 'iam:UpdateLoginProfile', on: '{user}' }],
  gain: 'become',
}
