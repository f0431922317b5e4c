import { check } from '#lib/audit/checks/ec2/instance-public-address-absent.ts'
import { checkCases } from '../../check-cases.ts'

const instance = (PublicIpAddress: string | null) => ({ observed: { PublicIpAddress, PublicIpv6Addresses: [] } })

export const cases = checkCases(check, [
  ['none', 'pass', instance(null)],
  ['one', 'fail', instance('203.0.113.7')],
])
