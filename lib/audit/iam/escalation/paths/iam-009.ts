import type { EscalationPath } from '../path.ts'
import { attachPolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-009',
  name: 'Attach a policy to the role one is',
  description: 'A role attaches a managed policy to itself that allows everything.',
  by: 'role',
  target: { kind: 'self' },
  requests: [attachPolicy('iam:AttachRolePolicy', '{self}')],
  gain: 'grow',
}
