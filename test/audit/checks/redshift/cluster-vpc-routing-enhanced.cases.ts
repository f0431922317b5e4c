import { check } from '#lib/audit/checks/redshift/cluster-vpc-routing-enhanced.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { EnhancedVpcRouting: true } }],
  ['off', 'fail', { configuration: { EnhancedVpcRouting: false } }],
  ['left out of a template', 'fail', { configuration: { EnhancedVpcRouting: null } }],
  ['a text', 'unknown', { configuration: { EnhancedVpcRouting: 'true' } }],
])
