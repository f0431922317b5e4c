import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-013',
  name: 'Join a group',
  description: 'A user adds itself to a group and has the rights of the group from then on.',
  by: 'user',
  target: { kind: 'group', membership: 'other' },
  requests: [{ action: 'iam:AddUserToGroup', on: '{group}' }],
  gain: 'join',
}
