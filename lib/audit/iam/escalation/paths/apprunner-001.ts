import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'apprunner-001',
  name: 'Make an App Runner service with a role',
  description: 'The caller makes a service that has the role, with its own image and start command.',
  target: { kind: 'role', trusts: 'tasks.apprunner.amazonaws.com' },
  requests: [
    passRole('tasks.apprunner.amazonaws.com'),
    { action: 'apprunner:CreateService', on: inAccount('apprunner', 'service/{service}/{serviceId}') },
  ],
  gain: 'become',
}
