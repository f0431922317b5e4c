import type { EscalationPath } from '../path.ts'
import { attachPolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-010',
  name: "Attach a policy to a group of one's own",
  description: 'A user attaches a managed policy that allows everything to a group it is a member of.',
  by: 'user',
  target: { kind: 'group', membership: 'member' },
  requests: [attachPolicy('iam:AttachGroupPolicy', '{group}')],
  gain: 'grow',
}
