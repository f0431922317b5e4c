import { check } from '#lib/audit/checks/ec2/vpc-endpoint-multi-az.ts'
import { checkCases } from '../../check-cases.ts'

const endpoint = (SubnetIds: readonly string[], VpcEndpointType = 'Interface') => ({ configuration: { SubnetIds, VpcEndpointType } })

export const cases = checkCases(check, [
  ['two', 'pass', endpoint(['a', 'b'])],
  ['one', 'fail', endpoint(['a'])],
  ['a gateway', 'not-applicable', endpoint([], 'Gateway')],
])
