import { check } from '#lib/audit/checks/sagemaker/notebook-instance-in-vpc.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['in a subnet', 'pass', { configuration: { SubnetId: 'subnet-1' } }],
  ['in none', 'fail', { configuration: { SubnetId: null } }],
  ['an empty name', 'fail', { configuration: { SubnetId: '' } }],
  ['denied', 'unknown', { unseen: { SubnetId: 'sagemaker:DescribeNotebookInstance denied' } }],
])
