import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'stepfunctions-001',
  name: 'Make a state machine with a role and start it',
  description: 'The caller makes a state machine that calls any API with the role, and starts it.',
  target: { kind: 'role', trusts: 'states.amazonaws.com' },
  requests: [
    passRole('states.amazonaws.com'),
    { action: 'states:CreateStateMachine', on: inAccount('states', 'stateMachine:{machine}') },
    { action: 'states:StartExecution', on: inAccount('states', 'stateMachine:{machine}') },
  ],
  gain: 'become',
}
