import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'emr-001',
  name: 'Start a cluster of machines with a role',
  description: 'The caller starts an EMR cluster whose machines have the instance profile of the role, with a step of its own.',
  target: { kind: 'role', trusts: 'ec2.amazonaws.com', profile: true },
  requests: [passRole('ec2.amazonaws.com'), { action: 'elasticmapreduce:RunJobFlow', on: '*' }],
  gain: 'become',
}
