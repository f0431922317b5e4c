import type { EscalationPath } from '../path.ts'
import { attachPolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-008',
  name: 'Attach a policy to the user one is',
  description: 'A user attaches a managed policy to itself that allows everything.',
  by: 'user',
  target: { kind: 'self' },
  requests: [attachPolicy('iam:AttachUserPolicy', '{self}')],
  gain: 'grow',
}
