import { check } from '#lib/audit/checks/ssm/managed-instance-association-compliant.ts'
import { checkCases } from '../../check-cases.ts'

const status = (Status: string, NonCompliantCount = 0) => ({
  observed: { AssociationCompliance: { Status, OverallSeverity: 'HIGH', NonCompliantCount } },
})

export const cases = checkCases(check, [
  ['compliant', 'pass', status('COMPLIANT')],
  ['not compliant', 'fail', { ...status('NON_COMPLIANT', 3), says: /^3 .* HIGH/ }],
  ['a state that is not known', 'fail', status('UNSPECIFIED')],
  ['nothing reported', 'not-applicable', { observed: { AssociationCompliance: null } }],
  ['denied', 'unknown', { unseen: { AssociationCompliance: 'ssm:ListResourceComplianceSummaries denied' } }],
])
