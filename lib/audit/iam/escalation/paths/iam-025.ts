import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'iam-025',
  name: 'Detach a policy that denies',
  description: 'A user detaches a managed policy from itself that denied it something, and what its other policies allow takes effect.',
  by: 'user',
  target: { kind: 'denial', held: 'attached' },
  requests: [{ action: 'iam:DetachUserPolicy', on: '{self}', with: { 'iam:policyarn': '{policy}' } }],
  gain: 'shed',
}
