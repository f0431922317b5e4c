import { check } from '#lib/audit/checks/ec2/security-group-made-on-purpose.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['ours', 'pass', { configuration: { GroupName: 'web' } }],
  ['of the wizard', 'fail', { configuration: { GroupName: 'launch-wizard-3' } }],
])
