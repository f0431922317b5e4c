import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'cloudformation-003',
  name: 'Make a stack set with an administration role',
  description:
    'The caller makes a stack set with an administration role, which assumes an execution role to build its instances: the template acts with that.',
  target: { kind: 'role', trusts: 'cloudformation.amazonaws.com' },
  requests: [
    passRole('cloudformation.amazonaws.com'),
    { action: 'cloudformation:CreateStackSet', on: '*' },
    { action: 'cloudformation:CreateStackInstances', on: inAccount('cloudformation', 'stackset/{stackSet}:{stackSetId}') },
  ],
  gain: 'onward',
}
