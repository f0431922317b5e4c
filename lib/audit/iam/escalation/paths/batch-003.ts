import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'batch-003',
  name: "Make a queue of one's own and submit a job with a role",
  description:
    'The caller makes a compute environment, a queue, and a job definition that has the role and its own container, and submits it.',
  target: { kind: 'role', trusts: 'ecs-tasks.amazonaws.com' },
  requests: [
    passRole('ecs-tasks.amazonaws.com'),
    { action: 'batch:CreateComputeEnvironment', on: inAccount('batch', 'compute-environment/{environment}') },
    { action: 'batch:CreateJobQueue', on: inAccount('batch', 'job-queue/{queue}') },
    { action: 'batch:RegisterJobDefinition', on: inAccount('batch', 'job-definition/{definition}') },
    { action: 'batch:SubmitJob', on: inAccount('batch', 'job-definition/{definition}') },
    { action: 'batch:SubmitJob', on: inAccount('batch', 'job-queue/{queue}') },
  ],
  gain: 'become',
}
