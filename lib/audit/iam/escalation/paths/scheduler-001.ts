import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'scheduler-001',
  name: 'Make a schedule with a role',
  description: 'The caller makes a schedule that calls any API with the role.',
  target: { kind: 'role', trusts: 'scheduler.amazonaws.com' },
  requests: [
    passRole('scheduler.amazonaws.com'),
    { action: 'scheduler:CreateSchedule', on: inAccount('scheduler', 'schedule/{scheduleGroup}/{schedule}') },
  ],
  gain: 'become',
}
