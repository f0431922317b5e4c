import type { EscalationPath } from '../path.ts'
import { attachPolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-015',
  name: 'Attach a policy to a user and make an access key for it',
  description: 'The caller attaches a managed policy that allows everything to another user, and makes an access key for that user.',
  target: { kind: 'user', keys: 'free' },
  requests: [attachPolicy('iam:AttachUserPolicy', '{user}'), { action: 'iam:CreateAccessKey', on: '{user}' }],
  gain: 'grow',
}
