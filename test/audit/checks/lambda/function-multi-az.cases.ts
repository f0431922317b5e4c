import { check } from '#lib/audit/checks/lambda/function-multi-az.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const subnet = (SubnetId: string, AvailabilityZone: string): Resource =>
  sample('AWS::EC2::Subnet', { arn: `arn:${SubnetId}`, configuration: { AvailabilityZone }, observed: { SubnetId } })
const related = [subnet('subnet-a', 'us-east-1a'), subnet('subnet-a2', 'us-east-1a'), subnet('subnet-b', 'us-east-1b')]
const of = (...SubnetIds: readonly string[]): CaseParts => ({ configuration: { VpcConfig: { SubnetIds } }, related })

export const cases = checkCases(check, [
  ['two zones', 'pass', of('subnet-a', 'subnet-b')],
  ['one zone twice', 'fail', of('subnet-a', 'subnet-a2')],
  ['one subnet', 'fail', of('subnet-a')],
  ['outside', 'not-applicable', { configuration: { VpcConfig: null }, related }],
  ['subnets refused', 'unknown', { configuration: { VpcConfig: { SubnetIds: ['subnet-a', 'subnet-b'] } }, unlisted: ['AWS::EC2::Subnet'] }],
])
