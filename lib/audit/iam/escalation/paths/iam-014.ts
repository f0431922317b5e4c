import type { EscalationPath } from '../path.ts'
import { assumeRole, attachPolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-014',
  name: 'Attach a policy to a role and assume it',
  description:
    'The caller attaches a managed policy that allows everything to a role whose trust policy lets it in, then assumes the role.',
  target: { kind: 'role' },
  requests: [attachPolicy('iam:AttachRolePolicy', '{role}'), assumeRole],
  gain: 'grow',
}
