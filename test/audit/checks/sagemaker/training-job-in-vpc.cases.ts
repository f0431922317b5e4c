import { check } from '#lib/audit/checks/sagemaker/training-job-in-vpc.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['in a subnet', 'pass', { observed: { VpcConfig: { Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] } } }],
  ['in none', 'fail', { observed: { VpcConfig: null } }],
  ['without subnets', 'fail', { observed: { VpcConfig: { Subnets: [], SecurityGroupIds: [] } } }],
  ['denied', 'unknown', { unseen: { VpcConfig: 'sagemaker:DescribeTrainingJob denied' } }],
])
