import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'braket-001',
  name: 'Run a hybrid job with a role',
  description: 'The caller runs a hybrid job that has the role, with its own script.',
  target: { kind: 'role', trusts: 'braket.amazonaws.com' },
  requests: [passRole('braket.amazonaws.com'), { action: 'braket:CreateJob', on: inAccount('braket', 'job/{jobId}') }],
  gain: 'become',
}
