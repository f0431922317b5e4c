import { check } from '#lib/audit/checks/ec2/security-group-used.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const group = { configuration: { GroupName: 'web' }, observed: { GroupId: 'sg-1' } }
const held = sample('AWS::EC2::NetworkInterface', { arn: 'arn:eni', configuration: { GroupSet: ['sg-1'] } })
const naming = sample('AWS::EC2::SecurityGroup', {
  arn: 'arn:sg-2',
  configuration: { SecurityGroupIngress: [{ SourceSecurityGroupId: 'sg-1' }], SecurityGroupEgress: [] },
  observed: { GroupId: 'sg-2' },
})

export const cases = checkCases(check, [
  ['on an interface', 'pass', { ...group, related: [held] }],
  ['named by another group', 'pass', { ...group, related: [naming] }],
  ['on nothing', 'fail', group],
  ['the default group', 'not-applicable', { ...group, configuration: { GroupName: 'default' } }],
  ['interfaces that were not seen', 'unknown', { ...group, unlisted: ['AWS::EC2::NetworkInterface'] }],
])
