import type { EscalationPath } from '../path.ts'
import { assumeRoleAfterwards } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-021',
  name: 'Write an inline policy of a role and let oneself in',
  description:
    'The caller writes an inline policy that allows anything on a role, rewrites its trust policy to name the caller, and assumes it.',
  target: { kind: 'role' },
  requests: [{ action: 'iam:PutRolePolicy', on: '{role}' }, { action: 'iam:UpdateAssumeRolePolicy', on: '{role}' }, assumeRoleAfterwards],
  gain: 'grow',
}
