import { check } from '#lib/audit/checks/ec2/instance-interface-single.ts'
import { checkCases } from '../../check-cases.ts'

const instance = (NetworkInterfaceCount: number) => ({ observed: { NetworkInterfaceCount } })

export const cases = checkCases(check, [
  ['one', 'pass', instance(1)],
  ['two', 'fail', instance(2)],
  ['none', 'not-applicable', instance(0)],
])
