import { check } from '#lib/audit/checks/ec2/vpc-zones-several.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const vpc = { observed: { VpcId: 'vpc-1' } }
const subnet = (AvailabilityZone: string) =>
  sample('AWS::EC2::Subnet', { arn: `arn:${AvailabilityZone}`, configuration: { VpcId: 'vpc-1', AvailabilityZone } })

export const cases = checkCases(check, [
  ['two zones', 'pass', { ...vpc, related: [subnet('a'), subnet('b')] }],
  ['one zone', 'fail', { ...vpc, related: [subnet('a')] }],
  ['no subnets', 'not-applicable', vpc],
  ['subnets that were not seen', 'unknown', { ...vpc, unlisted: ['AWS::EC2::Subnet'] }],
])
