import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'glue-005',
  name: 'Give a job a role and run it',
  description: 'The caller gives a job that is there another script and the role, and starts it.',
  target: { kind: 'role', trusts: 'glue.amazonaws.com' },
  needs: [{ as: 'job', of: 'glue-jobs' }],
  requests: [passRole('glue.amazonaws.com'), { action: 'glue:UpdateJob', on: '{job}' }, { action: 'glue:StartJobRun', on: '{job}' }],
  gain: 'become',
}
