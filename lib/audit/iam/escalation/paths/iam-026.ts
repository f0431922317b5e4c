import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-026',
  name: 'Delete an inline policy that denies',
  description: 'A user deletes an inline policy of its own that denied it something, and what its other policies allow takes effect.',
  by: 'user',
  target: { kind: 'denial', held: 'inline' },
  requests: [{ action: 'iam:DeleteUserPolicy', on: '{self}' }],
  gain: 'shed',
}
