import type { EscalationPath } from '../path.ts'
import { rewritePolicy } from '../requests.ts'

export const path: EscalationPath = {
  id: 'iam-001',
  name: 'Rewrite a policy that is in force for oneself',
  description:
    'The caller writes a new version of a managed policy that it holds, and makes it the one in force. The new version can allow anything.',
  target: { kind: 'policy', heldBy: 'self' },
  requests: [...rewritePolicy],
  gain: 'rewrite',
}
