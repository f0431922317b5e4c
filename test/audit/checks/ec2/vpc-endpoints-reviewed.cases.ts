import { check } from '#lib/audit/checks/ec2/vpc-endpoints-reviewed.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const vpc = { observed: { VpcId: 'vpc-1', IsDefault: false } }
const endpoint = sample('AWS::EC2::VPCEndpoint', {
  arn: 'arn:vpce',
  configuration: { VpcId: 'vpc-1', ServiceName: 'com.amazonaws.us-east-1.s3' },
})

export const cases = checkCases(check, [
  ['with endpoints', 'manual', { ...vpc, related: [endpoint], says: /us-east-1\.s3/ }],
  ['without', 'manual', { ...vpc, says: /no endpoint/ }],
  ['endpoints that were not seen', 'unknown', { ...vpc, unlisted: ['AWS::EC2::VPCEndpoint'] }],
])
