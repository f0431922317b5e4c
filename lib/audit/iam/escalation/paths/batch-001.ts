import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'batch-001',
  name: 'Submit a job with a role',
  description: 'The caller registers a job definition that has the role and its own container, and submits it to a queue.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  requests: [
    passRole('ecs-tasks.amazonaws.com'),
    { action: 'batch:RegisterJobDefinition', on: inAccount('batch', 'job-definition/{definition}') },
    { action: 'batch:SubmitJob', on: inAccount('batch', 'job-definition/{definition}') },
    { action: 'batch:SubmitJob', on: inAccount('batch', 'job-queue/{queue}'), exists: true },
  ],
  gain: 'become',
}
