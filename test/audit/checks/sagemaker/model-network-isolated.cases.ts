import { check } from '#lib/audit/checks/sagemaker/model-network-isolated.ts'
import { checkCases } from '../../check-cases.ts'

const isolated = (EnableNetworkIsolation: unknown) => ({ configuration: { EnableNetworkIsolation } })

export const cases = checkCases(check, [
  ['isolated', 'pass', isolated(true)],
  ['not isolated', 'fail', isolated(false)],
  ['not said', 'fail', isolated(null)],
  ['denied', 'unknown', { unseen: { EnableNetworkIsolation: 'sagemaker:DescribeModel denied' } }],
])
