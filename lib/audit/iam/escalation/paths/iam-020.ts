import type { EscalationPath } from '../path.ts'
import { assumeRoleAfterwards, rewritePolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-020',
  name: 'Rewrite a policy of a role and let oneself in',
  description:
    'The caller writes a new version of a managed policy that a role holds, rewrites the trust policy of the role to name the caller, and assumes it.',
  target: { kind: 'policy', heldBy: 'role' },
  requests: [...rewritePolicy, { action: 'iam:UpdateAssumeRolePolicy', on: '{role}' }, assumeRoleAfterwards],
  gain: 'rewrite',
}
