import type { EscalationPath } from '../path.ts'
import { assumeRole, rewritePolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-016',
  name: 'Rewrite a policy of a role and assume it',
  description:
    'The caller writes a new version of a managed policy that a role holds, then assumes the role, whose trust policy lets it in.',
  target: { kind: 'policy', heldBy: 'role' },
  requests: [...rewritePolicy, assumeRole],
  gain: 'rewrite',
}
