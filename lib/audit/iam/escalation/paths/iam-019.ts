import type { EscalationPath } from '../path.ts'
import { assumeRoleAfterwards, attachPolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-019',
  name: 'Attach a policy to a role and let oneself in',
  description:
    'The caller attaches a managed policy that allows everything to a role, rewrites its trust policy to name the caller, and assumes it.',
  target: { kind: 'role' },
  requests: [attachPolicy('iam:AttachRolePolicy', '{role}'), { action: 'iam:UpdateAssumeRolePolicy', on: '{role}' }, assumeRoleAfterwards],
  gain: 'grow',
}
