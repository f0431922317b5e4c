import type { EscalationPath } from '../path.ts'
import { assumeRoleAfterwards } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-012',
  name: 'Let oneself into a role',
  description: 'The caller rewrites the trust policy of a role so that it names the caller, then assumes the role.',
  target: { kind: 'role' },
  requests: [{ action: 'iam:UpdateAssumeRolePolicy', on: '{role}' }, assumeRoleAfterwards],
  gain: 'become',
}
