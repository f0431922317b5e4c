import { check } from '#lib/audit/checks/ec2/vpc-flow-logs-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const log = { FlowLogId: 'fl-1', TrafficType: 'ALL', Status: 'ACTIVE', DeliveryStatus: 'SUCCESS' }
const vpc = (...FlowLogs: readonly unknown[]): Partial<Resource> => ({ observed: { FlowLogs } })

export const cases = checkCases(check, [
  ['all traffic', 'pass', vpc(log)],
  ['not delivered yet', 'pass', vpc({ ...log, DeliveryStatus: null })],
  ['refused packets beside all', 'pass', vpc({ ...log, TrafficType: 'REJECT' }, log)],
  ['none', 'fail', vpc()],
  ['refused packets only', 'fail', vpc({ ...log, TrafficType: 'REJECT' })],
  ['not active', 'fail', vpc({ ...log, Status: 'INACTIVE' })],
  ['cannot be delivered', 'fail', vpc({ ...log, DeliveryStatus: 'FAILED' })],
  ['the list denied', 'unknown', { unseen: { FlowLogs: 'ec2:DescribeFlowLogs denied' } }],
  ['no list', 'unknown', {}],
])
