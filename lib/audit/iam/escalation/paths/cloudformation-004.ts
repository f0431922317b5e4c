import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'cloudformation-004',
  name: 'Change a stack set',
  description:
    'The caller replaces the template of a stack set and hands its administration role over again; the execution role builds what the template says.',
  target: { kind: 'asset', of: 'cloudformation-stack-sets' },
  requests: [passRole('cloudformation.amazonaws.com'), { action: 'cloudformation:UpdateStackSet', on: '{asset}' }],
  gain: 'onward',
}
