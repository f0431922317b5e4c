import { check } from '#lib/audit/checks/sagemaker/notebook-instance-root-access-off.ts'
import { checkCases } from '../../check-cases.ts'

const access = (RootAccess: unknown) => ({ configuration: { RootAccess } })

export const cases = checkCases(check, [
  ['off', 'pass', access('Disabled')],
  ['on', 'fail', access('Enabled')],
  ['not said', 'fail', access(null)],
  ['denied', 'unknown', { unseen: { RootAccess: 'sagemaker:DescribeNotebookInstance denied' } }],
])
