import { check } from '#lib/audit/checks/ec2/security-group-rules-few.ts'
import { checkCases } from '../../check-cases.ts'

const rules = (count: number) =>
  Array.from({ length: count }, (_, port) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '10.0.0.0/8' }))
const group = (inward: number, outward: number) => ({
  configuration: { SecurityGroupIngress: rules(inward), SecurityGroupEgress: rules(outward) },
})

export const cases = checkCases(check, [
  ['few', 'pass', group(50, 1)],
  ['many inward', 'fail', group(51, 1)],
  ['many outward', 'fail', group(1, 51)],
])
