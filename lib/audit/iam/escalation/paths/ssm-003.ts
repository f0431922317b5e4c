import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'ssm-003',
  name: 'Run an automation with a role',
  description: 'The caller writes an automation document that acts with the role, and starts it.',
  target: { kind: 'role', trusts: 'ssm.amazonaws.com' },
  requests: [
    passRole('ssm.amazonaws.com'),
    { action: 'ssm:CreateDocument', on: inAccount('ssm', 'document/{document}') },
    {
      action: 'ssm:StartAutomationExecution',
      on: inAccount('ssm', 'document/{document}'),
      orOn: [inAccount('ssm', 'automation-definition/{document}:{versionId}')],
    },
  ],
  gain: 'become',
}
