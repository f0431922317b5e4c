import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ec2-003',
  name: 'Request a spot instance with a role',
  description: 'The caller requests a spot instance with the instance profile of the role; its start-up script acts with the role.',
  target: { kind: 'role', trusts: 'ec2.amazonaws.com', profile: true },
  requests: [
    passRole('ec2.amazonaws.com'),
    { action: 'ec2:RequestSpotInstances', on: inAccount('ec2', 'spot-instances-request/{requestId}') },
  ],
  gain: 'become',
}
