import { check } from '#lib/audit/checks/ec2/vpc-endpoint-for-ec2-present.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const vpc = { observed: { VpcId: 'vpc-1' } }
const endpoint = (service: string, VpcId = 'vpc-1') =>
  sample('AWS::EC2::VPCEndpoint', { arn: `arn:${service}`, configuration: { VpcId, ServiceName: `com.amazonaws.us-east-1.${service}` } })

export const cases = checkCases(check, [
  ['one', 'pass', { ...vpc, related: [endpoint('ec2')] }],
  ['for another service', 'fail', { ...vpc, related: [endpoint('s3')] }],
  ['in another VPC', 'fail', { ...vpc, related: [endpoint('ec2', 'vpc-2')] }],
  ['endpoints that were not seen', 'unknown', { ...vpc, unlisted: ['AWS::EC2::VPCEndpoint'] }],
])
