import { check } from '#lib/audit/checks/ec2/network-acl-used.ts'
import { checkCases } from '../../check-cases.ts'

const acl = (SubnetIds: readonly string[], IsDefault = false) => ({ configuration: { SubnetIds }, observed: { IsDefault } })

export const cases = checkCases(check, [
  ['before one', 'pass', acl(['subnet-1'])],
  ['before none', 'fail', acl([])],
  ['the default one', 'not-applicable', acl([], true)],
])
