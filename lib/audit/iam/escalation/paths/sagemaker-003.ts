import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sagemaker-003',
  name: 'Process with a role',
  description: 'The caller starts a processing job that has the role, with its own container.',
  target: { kind: 'role', trusts: 'sagemaker.amazonaws.com' },
  requests: [
    passRole('sagemaker.amazonaws.com'),
    { action: 'sagemaker:CreateProcessingJob', on: inAccount('sagemaker', 'processing-job/{processing}') },
  ],
  gain: 'become',
}
