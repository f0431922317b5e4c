import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'lambda-002',
  name: 'Make a function with a role and start it by an event source',
  description: 'The caller makes a function that runs with the role, and maps a queue or stream to it, whose next record starts the code.',
  target: { kind: 'role', trusts: 'lambda.amazonaws.com' },
  requests: [
    passRole('lambda.amazonaws.com'),
    { action: 'lambda:CreateFunction', on: inAccount('lambda', 'function:{function}') },
    { action: 'lambda:CreateEventSourceMapping', on: '*', with: { 'lambda:functionarn': inAccount('lambda', 'function:{function}') } },
  ],
  gain: 'become',
}
