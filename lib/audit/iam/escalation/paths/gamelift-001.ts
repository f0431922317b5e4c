import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'gamelift-001',
  name: 'Start a fleet with a role',
  description: 'The caller uploads its own build and starts a fleet that runs it with the role.',
  target: { kind: 'role', trusts: 'gamelift.amazonaws.com' },
  requests: [
    passRole('gamelift.amazonaws.com'),
    { action: 'gamelift:CreateBuild', on: '*' },
    { action: 'gamelift:RequestUploadCredentials', on: inAccount('gamelift', 'build/{buildId}') },
    { action: 'gamelift:CreateFleet', on: '*' },
  ],
  gain: 'become',
}
