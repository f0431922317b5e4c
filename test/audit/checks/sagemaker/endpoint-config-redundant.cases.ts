import { check } from '#lib/audit/checks/sagemaker/endpoint-config-redundant.ts'
import { checkCases } from '../../check-cases.ts'

const variants = (...ProductionVariants: readonly object[]) => ({ configuration: { ProductionVariants } })
const on = (InitialInstanceCount: number) => ({ VariantName: `v${InitialInstanceCount}`, InitialInstanceCount })

export const cases = checkCases(check, [
  ['two instances', 'pass', variants(on(2))],
  ['one instance', 'fail', variants(on(1))],
  ['one of two variants alone', 'fail', { ...variants(on(3), on(1)), says: /v1/ }],
  ['scaled from two on', 'pass', variants({ VariantName: 'v', ManagedInstanceScaling: { MinInstanceCount: 2 } })],
  ['no number', 'fail', variants({ VariantName: 'v' })],
  ['serverless', 'not-applicable', variants({ VariantName: 'v', ServerlessConfig: { MaxConcurrency: 5 } })],
  ['denied', 'unknown', { unseen: { ProductionVariants: 'sagemaker:DescribeEndpointConfig denied' } }],
])
