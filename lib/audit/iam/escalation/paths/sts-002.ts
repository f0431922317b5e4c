import type { EscalationPath } from '../path.ts'
import { assumeRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sts-002',
  name: 'Assume a role from another account',
  description:
    'The trust policy of a role lets in another account, and asks for no external id: whoever rules that account rules the role.',
  by: 'outsider',
  target: { kind: 'role' },
  requests: [assumeRole],
  gain: 'become',
}
