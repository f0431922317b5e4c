import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'ec2instanceconnect-003',
  name: 'Push a key to an instance',
  description:
    'The caller pushes an SSH key to a running instance that has the role, connects, and takes the credentials of the role from its metadata.',
  target: { kind: 'asset', of: 'instances', facts: ['runs'] },
  requests: [{ action: 'ec2-instance-connect:SendSSHPublicKey', on: '{asset}' }],
  gain: 'become',
}
