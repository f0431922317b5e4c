import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'lambda-001',
  name: 'Make a function with a role and invoke it',
  description: 'The caller makes a function that runs with the role, puts its own code in, and invokes it.',
  target: { kind: 'role', trusts: 'lambda.amazonaws.com' },
  requests: [
    passRole('lambda.amazonaws.com'),
    { action: 'lambda:CreateFunction', on: inAccount('lambda', 'function:{function}') },
    { action: 'lambda:InvokeFunction', on: inAccount('lambda', 'function:{function}') },
  ],
  gain: 'become',
}
