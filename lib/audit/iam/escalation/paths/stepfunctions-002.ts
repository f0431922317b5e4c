import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'stepfunctions-002',
  name: 'Change a state machine and start it',
  description: 'The caller rewrites a state machine that has the role, and starts it.',
  target: { kind: 'asset', of: 'state-machines' },
  requests: [
    { action: 'states:UpdateStateMachine', on: '{asset}' },
    { action: 'states:StartExecution', on: '{asset}' },
  ],
  gain: 'become',
}
