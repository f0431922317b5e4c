import type { EscalationPath } from '../path.ts'
import { assumeRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-017',
  name: 'Write an inline policy of a role and assume it',
  description: 'The caller writes an inline policy that allows anything on a role whose trust policy lets it in, then assumes the role.',
  target: { kind: 'role' },
  requests: [{ action: 'iam:PutRolePolicy', on: '{role}' }, assumeRole],
  gain: 'grow',
}
