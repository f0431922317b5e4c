import { check } from '#lib/audit/checks/ec2/vpc-regions-several.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const here = { observed: { VpcId: 'vpc-1' } }
const vpc = (region: string, IsDefault = false) =>
  sample('AWS::EC2::VPC', { arn: `arn:${region}`, region, observed: { VpcId: 'vpc-2', IsDefault } })

export const cases = checkCases(check, [
  ['another region', 'pass', { ...here, related: [vpc('eu-west-1')] }],
  ['the same region', 'fail', { ...here, related: [vpc('us-east-1')] }],
  ['a default one elsewhere', 'fail', { ...here, related: [vpc('eu-west-1', true)] }],
])
