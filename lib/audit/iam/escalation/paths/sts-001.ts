import type { EscalationPath } from '../path.ts'
import { assumeRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sts-001',
  name: 'Assume a role',
  description: 'The trust policy of a role lets the caller in as it stands.',
  target: { kind: 'role' },
  requests: [assumeRole],
  gain: 'become',
}
