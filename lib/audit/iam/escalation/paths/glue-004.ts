import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'glue-004',
  name: 'Make a job with a role and a trigger',
  description: 'The caller makes a job that runs its own script with the role, and a trigger that starts it.',
  target: { kind: 'role', trusts: 'glue.amazonaws.com' },
  requests: [
    passRole('glue.amazonaws.com'),
    { action: 'glue:CreateJob', on: inAccount('glue', 'job/{job}') },
    { action: 'glue:CreateTrigger', on: inAccount('glue', 'trigger/{trigger}') },
  ],
  gain: 'become',
}
