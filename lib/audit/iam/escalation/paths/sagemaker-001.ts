import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sagemaker-001',
  name: 'Make a notebook with a role',
  description: 'The caller makes a notebook instance that has the role; its start script, or the notebook itself, acts with the role.',
  target: { kind: 'role', trusts: 'sagemaker.amazonaws.com' },
  requests: [
    passRole('sagemaker.amazonaws.com'),
    { action: 'sagemaker:CreateNotebookInstance', on: inAccount('sagemaker', 'notebook-instance/{notebook}') },
  ],
  gain: 'become',
}
