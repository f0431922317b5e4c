import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-024',
  name: "Loosen one's own boundary",
  description:
    'A user puts a policy that allows everything in the place of its permissions boundary, and what its policies allow beyond the old one takes effect.',
  by: 'user',
  target: { kind: 'self' },
  requests: [{ action: 'iam:PutUserPermissionsBoundary', on: '{self}', with: { 'iam:permissionsboundary': '{administratorPolicy}' } }],
  gain: 'unbind',
}
