import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-022',
  name: "Take off one's own boundary",
  description: 'A user removes its own permissions boundary, and what its policies allow beyond it takes effect.',
  by: 'user',
  target: { kind: 'self' },
  requests: [{ action: 'iam:DeleteUserPermissionsBoundary', on: '{self}' }],
  gain: 'unbind',
}
