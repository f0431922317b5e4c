import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'glue-006',
  name: 'Give a job a role and a trigger',
  description: 'The caller gives a job that is there another script and the role, and makes a trigger that starts it.',
  target: { kind: 'role', trusts: 'glue.amazonaws.com' },
  needs: [{ as: 'job', of: 'glue-jobs' }],
  requests: [
    passRole('glue.amazonaws.com'),
    { action: 'glue:UpdateJob', on: '{job}' },
    { action: 'glue:CreateTrigger', on: inAccount('glue', 'trigger/{trigger}') },
  ],
  gain: 'become',
}
