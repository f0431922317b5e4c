import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'sagemaker-004',
  name: 'Open a notebook',
  description: 'The caller has a sign-in link made for a notebook instance that has the role, and works in its terminal.',
  target: { kind: 'asset', of: 'notebooks' },
  requests: [{ action: 'sagemaker:CreatePresignedNotebookInstanceUrl', on: '{asset}' }],
  gain: 'become',
}
