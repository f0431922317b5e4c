import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'apprunner-002',
  name: 'Change an App Runner service',
  description: 'The caller gives a service that has the role its own image or start command.',
  target: { kind: 'asset', of: 'app-runner-services' },
  requests: [{ action: 'apprunner:UpdateService', on: '{asset}' }],
  gain: 'become',
}
