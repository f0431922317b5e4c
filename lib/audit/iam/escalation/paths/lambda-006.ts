import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'lambda-006',
  name: 'Make a function with a role and let somebody invoke it',
  description: 'The caller makes a function that runs with the role, and adds to its resource policy that it may be invoked.',
  target: { kind: 'role', trusts: 'lambda.amazonaws.com' },
  requests: [
    passRole('lambda.amazonaws.com'),
    { action: 'lambda:CreateFunction', on: inAccount('lambda', 'function:{function}') },
    { action: 'lambda:AddPermission', on: inAccount('lambda', 'function:{function}') },
  ],
  gain: 'become',
}
