import type { EscalationPath } from '../path.ts'
import { assumeRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'sts-003',
  name: 'Assume a role from any account',
  description: 'The trust policy of a role lets in everybody: any account of AWS, known or not.',
  by: 'anybody',
  target: { kind: 'role' },
  requests: [assumeRole],
  gain: 'become',
}
