import { check } from '#lib/audit/checks/ec2/vpc-flow-logs-detailed.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const format = (...fields: readonly string[]): string => fields.map((field) => `\${${field}}`).join(' ')
const log = { Status: 'ACTIVE', LogFormat: format('version', 'tcp-flags', 'flow-direction'), MaxAggregationInterval: 60 }
const vpc = (...FlowLogs: readonly unknown[]): Partial<Resource> => ({ observed: { FlowLogs } })

export const cases = checkCases(check, [
  ['flags, direction, minutes', 'pass', vpc(log)],
  ['one that has them beside one that has not', 'pass', vpc({ ...log, LogFormat: format('version') }, log)],
  ['no direction', 'fail', vpc({ ...log, LogFormat: format('version', 'tcp-flags') })],
  ['the default format', 'fail', vpc({ ...log, LogFormat: format('version', 'srcaddr') })],
  ['no format', 'fail', vpc({ ...log, LogFormat: null })],
  ['ten minutes', 'fail', vpc({ ...log, MaxAggregationInterval: 600 })],
  ['no flow log', 'not-applicable', vpc()],
  ['none that is active', 'not-applicable', vpc({ ...log, Status: 'INACTIVE' })],
  ['the list denied', 'unknown', { unseen: { FlowLogs: 'ec2:DescribeFlowLogs denied' } }],
  ['no list', 'unknown', {}],
])
