import { check } from '#lib/audit/checks/sagemaker/notebook-instance-direct-internet-off.ts'
import { checkCases } from '../../check-cases.ts'

const access = (DirectInternetAccess: unknown) => ({ configuration: { DirectInternetAccess } })

export const cases = checkCases(check, [
  ['off', 'pass', access('Disabled')],
  ['on', 'fail', access('Enabled')],
  ['not said', 'fail', access(null)],
  ['denied', 'unknown', { unseen: { DirectInternetAccess: 'sagemaker:DescribeNotebookInstance denied' } }],
])
