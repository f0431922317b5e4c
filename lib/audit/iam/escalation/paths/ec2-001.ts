import type { EscalationPath } from '../path.ts'
import { passRole, runInstances } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ec2-001',
  name: 'Start an instance with a role',
  description:
    'The caller starts an instance with the instance profile of the role; a start-up script, or a session on it, acts with the role.',
  target: { kind: 'role', trusts: 'ec2.amazonaws.com', profile: true },
  requests: [passRole('ec2.amazonaws.com'), ...runInstances],
  gain: 'become',
}
