import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-018',
  name: 'Write an inline policy of a user and make an access key for it',
  description: 'The caller writes an inline policy that allows anything on another user, and makes an access key for that user.',
  target: { kind: 'user', keys: 'free' },
  requests: [
    { action: 'iam:PutUserPolicy', on: '{user}' },
    { action: 'iam:CreateAccessKey', on: '{user}' },
  ],
  gain: 'grow',
}
