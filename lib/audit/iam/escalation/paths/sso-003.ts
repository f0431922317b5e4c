import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'sso-003',
  name: 'Write the inline policy of a permission set',
  description: 'The caller writes an inline policy that allows anything on a permission set it signs in with.',
  target: { kind: 'account' },
  needs: [{ as: 'set', of: 'permission-sets' }],
  assumes: 'the caller signs in with this permission set',
  requests: [{ action: 'sso:PutInlinePolicyToPermissionSet', on: '{set}' }],
  gain: 'everything',
}
