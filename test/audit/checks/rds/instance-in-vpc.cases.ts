import { check } from '#lib/audit/checks/rds/instance-in-vpc.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['in one', 'pass', { observed: { VpcId: 'vpc-1' } }],
  ['in none', 'fail', { observed: { VpcId: null } }],
])
