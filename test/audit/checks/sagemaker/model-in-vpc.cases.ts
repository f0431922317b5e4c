import { check } from '#lib/audit/checks/sagemaker/model-in-vpc.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['in a subnet', 'pass', { configuration: { VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } } }],
  ['in none', 'fail', { configuration: { VpcConfig: null } }],
  ['without subnets', 'fail', { configuration: { VpcConfig: { Subnets: [], SecurityGroupIds: [] } } }],
  ['denied', 'unknown', { unseen: { VpcConfig: 'sagemaker:DescribeModel denied' } }],
])
