import type { EscalationPath } from '../path.ts'
import { inAccount } from '../requests.ts'

export const path: EscalationPath = {
  id: 'batch-002',
  name: 'Submit a job and override its command',
  description: 'The caller submits a job definition that has the role, and gives another command for this once.',
  target: { kind: 'asset', of: 'batch-job-definitions' },
  requests: [
    { action: 'batch:SubmitJob', on: '{asset}' },
    { action: 'batch:SubmitJob', on: inAccount('batch', 'job-queue/{queue}'), exists: true },
  ],
  gain: 'become',
}
