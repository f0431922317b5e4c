import { check } from '#lib/audit/checks/ec2/security-group-default-closed.ts'
import { checkCases } from '../../check-cases.ts'

const group = (GroupName: string, SecurityGroupIngress: readonly object[], SecurityGroupEgress: readonly object[] = []) => ({
  configuration: { GroupName, SecurityGroupIngress, SecurityGroupEgress },
})
const rule = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }

export const cases = checkCases(check, [
  ['empty', 'pass', group('default', [])],
  ['as AWS makes it', 'fail', group('default', [{ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' }], [rule])],
  ['outward only', 'fail', group('default', [], [rule])],
  ['another group', 'not-applicable', group('web', [rule])],
])
