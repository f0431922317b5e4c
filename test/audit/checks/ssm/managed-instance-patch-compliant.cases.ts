import { check } from '#lib/audit/checks/ssm/managed-instance-patch-compliant.ts'
import { checkCases } from '../../check-cases.ts'

const status = (Status: string, NonCompliantCount = 0) => ({
  observed: { PatchCompliance: { Status, OverallSeverity: 'HIGH', NonCompliantCount } },
})

export const cases = checkCases(check, [
  ['compliant', 'pass', status('COMPLIANT')],
  ['not compliant', 'fail', { ...status('NON_COMPLIANT', 3), says: /^3 .* HIGH/ }],
  ['a state that is not known', 'fail', status('UNSPECIFIED')],
  ['nothing reported', 'not-applicable', { observed: { PatchCompliance: null } }],
  ['denied', 'unknown', { unseen: { PatchCompliance: 'ssm:ListResourceComplianceSummaries denied' } }],
])
