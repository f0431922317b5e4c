import { check } from '#lib/audit/checks/ec2/snapshot-not-public.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['private', 'pass', { observed: { RestorableByAll: false } }],
  ['public', 'fail', { observed: { RestorableByAll: true } }],
])
