import { check } from '#lib/audit/checks/elbv2/load-balancer-multi-az.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const on = (Subnets: unknown, SubnetMappings: unknown = null): CaseParts => ({ configuration: { Subnets, SubnetMappings } })

export const cases = checkCases(check, [
  ['two', 'pass', on(['subnet-a', 'subnet-b'])],
  ['two with addresses, in a template', 'pass', on(null, [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }])],
  ['one', 'fail', on(['subnet-a'])],
  ['one with an address, in a template', 'fail', on(null, [{ SubnetId: 'subnet-a' }])],
  ['none', 'fail', on(null)],
])
