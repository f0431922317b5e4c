import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-011',
  name: "Write an inline policy of a group of one's own",
  description: 'A user writes an inline policy that allows anything on a group it is a member of.',
  by: 'user',
  target: { kind: 'group', membership: 'member' },
  requests: [{ action: 'iam:PutGroupPolicy', on: '{group}' }],
  gain: 'grow',
}
