import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'glue-001',
  name: 'Make a development endpoint with a role',
  description: 'The caller makes a development endpoint that has the role, with its own SSH key, and takes the credentials there.',
  target: { kind: 'role', trusts: 'glue.amazonaws.com' },
  requests: [passRole('glue.amazonaws.com'), { action: 'glue:CreateDevEndpoint', on: '*' }],
  gain: 'become',
}
