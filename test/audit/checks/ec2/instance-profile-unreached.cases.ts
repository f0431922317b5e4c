import { check } from '#lib/audit/checks/ec2/instance-profile-unreached.ts'
import { checkCases } from '../../check-cases.ts'
import { reached } from './reached-instance.ts'

const open = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }
const withRole = (parts: ReturnType<typeof reached>) => ({ ...parts, configuration: { ...parts.configuration, IamInstanceProfile: 'web' } })
const without = (parts: ReturnType<typeof reached>) => ({ ...parts, configuration: { ...parts.configuration, IamInstanceProfile: null } })

export const cases = checkCases(check, [
  ['a role and the internet', 'fail', withRole(reached(open))],
  ['a role only', 'pass', withRole(reached(open, { publicIp: null }))],
  ['a role, and nothing but echoes', 'pass', withRole(reached({ ...open, IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }))],
  ['a role, and a group that was not listed', 'unknown', withRole(reached(undefined, { groups: ['sg-9'] }))],
  ['the internet only', 'pass', without(reached(open))],
])
