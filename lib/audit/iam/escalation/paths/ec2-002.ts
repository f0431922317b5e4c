import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'ec2-002',
  name: 'Replace the start-up script of an instance',
  description: 'The caller stops an instance that has the role, replaces its user data, and starts it: the script acts with the role.',
  target: { kind: 'asset', of: 'instances', facts: ['exists'] },
  requests: [
    { action: 'ec2:ModifyInstanceAttribute', on: '{asset}' },
    { action: 'ec2:StopInstances', on: '{asset}' },
    { action: 'ec2:StartInstances', on: '{asset}' },
  ],
  gain: 'become',
}
