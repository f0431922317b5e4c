import type { EscalationPath } from '../path.ts'
import { inAccount } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sagemaker-005',
  name: 'Replace the start script of a notebook',
  description: 'The caller writes a start script, stops a notebook instance that has the role, gives it the script, and starts it.',
  target: { kind: 'asset', of: 'notebooks' },
  requests: [
    {
      action: 'sagemaker:CreateNotebookInstanceLifecycleConfig',
      on: inAccount('sagemaker', 'notebook-instance-lifecycle-config/{script}'),
    },
    { action: 'sagemaker:StopNotebookInstance', on: '{asset}' },
    { action: 'sagemaker:UpdateNotebookInstance', on: '{asset}' },
    { action: 'sagemaker:StartNotebookInstance', on: '{asset}' },
  ],
  gain: 'become',
}
