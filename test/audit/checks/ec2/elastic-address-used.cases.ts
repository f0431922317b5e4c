import { check } from '#lib/audit/checks/ec2/elastic-address-used.ts'
import { checkCases } from '../../check-cases.ts'

const address = (AssociationId: string | null, InstanceId: string | null = null) => ({
  configuration: { InstanceId },
  observed: { AssociationId },
})

export const cases = checkCases(check, [
  ['on an interface', 'pass', address('eipassoc-1')],
  ['on an instance', 'pass', address(null, 'i-1')],
  ['on nothing', 'fail', address(null)],
])
