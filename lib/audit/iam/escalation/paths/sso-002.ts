import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'sso-002',
  name: 'Attach a policy to a permission set',
  description: 'The caller attaches a managed policy that allows everything to a permission set it signs in with.',
  target: { kind: 'account' },
  needs: [{ as: 'set', of: 'permission-sets' }],
  assumes: 'the caller signs in with this permission set',
  requests: [{ action: 'sso:AttachManagedPolicyToPermissionSet', on: '{set}' }],
  gain: 'everything',
}
