import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'ssm-001',
  name: 'Open a session on an instance',
  description:
    'The caller opens a session of Systems Manager on an instance that has the role, and takes the credentials of the role from its metadata.',
  target: { kind: 'asset', of: 'instances', facts: ['runs', 'is reached by Systems Manager'] },
  requests: [{ action: 'ssm:StartSession', on: '{asset}' }],
  gain: 'become',
}
