import type { EscalationPath } from '../path.ts'
import { assumeRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-023',
  name: 'Take off the boundary of a role and assume it',
  description:
    'The caller removes the permissions boundary of a role whose trust policy lets it in, then assumes the role with all that its policies allow.',
  target: { kind: 'role' },
  requests: [{ action: 'iam:DeleteRolePermissionsBoundary', on: '{role}' }, assumeRole],
  gain: 'unbind',
}
