import { check } from '#lib/audit/checks/ec2/instance-virtualization-modern.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['hvm', 'pass', { observed: { VirtualizationType: 'hvm' } }],
  ['paravirtual', 'fail', { observed: { VirtualizationType: 'paravirtual' } }],
])
