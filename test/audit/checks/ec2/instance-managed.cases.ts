import { check } from '#lib/audit/checks/ec2/instance-managed.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const instance = { observed: { InstanceId: 'i-1', State: 'running' } }
const managed = (InstanceId: string) =>
  sample('Keepwatch::SSM::ManagedInstance', { arn: `arn:${InstanceId}`, observed: { InstanceId, PingStatus: 'Online' } })

export const cases = checkCases(check, [
  ['known', 'pass', { ...instance, related: [managed('i-1')] }],
  ['another is', 'fail', { ...instance, related: [managed('i-2')] }],
  ['stopped', 'not-applicable', { observed: { InstanceId: 'i-1', State: 'stopped' } }],
  ['machines that were not seen', 'unknown', { ...instance, unlisted: ['Keepwatch::SSM::ManagedInstance'] }],
])
