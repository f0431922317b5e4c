import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sagemaker-002',
  name: 'Train with a role',
  description: 'The caller starts a training job that has the role, with its own container.',
  target: { kind: 'role', trusts: 'sagemaker.amazonaws.com' },
  requests: [
    passRole('sagemaker.amazonaws.com'),
    { action: 'sagemaker:CreateTrainingJob', on: inAccount('sagemaker', 'training-job/{training}') },
  ],
  gain: 'become',
}
