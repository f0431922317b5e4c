import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import type { GroupRule } from '../../open-ports.ts'

type Rules = { readonly SecurityGroupIngress: unknown; readonly SecurityGroupEgress: unknown }

/** Whether a rule of a group speaks of another group. */
function names({ SecurityGroupIngress: inward, SecurityGroupEgress: outward }: Rules, id: string): boolean {
  const rules = [inward, outward].flatMap((list) =>
    Array.isArray(list) ? (list as readonly (GroupRule & { readonly DestinationSecurityGroupId?: string })[]) : [],
  )
  return rules.some((rule) => rule.SourceSecurityGroupId === id || rule.DestinationSecurityGroupId === id)
}

export const check = defineCheck({
  id: 'ec2-security-group-used',
  title: 'The security group is on something',
  severity: 'low',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['GroupName', 'GroupId'],
  also: {
    'AWS::EC2::NetworkInterface': ['GroupSet'],
    'AWS::EC2::SecurityGroup': ['GroupId', 'SecurityGroupIngress', 'SecurityGroupEgress'],
  },
  rationale: 'Groups that nothing uses gather old rules, until somebody puts one on a new machine because its name fits.',
  remediation: {
    cli: 'aws ec2 delete-security-group --group-id <GROUP_ID>',
    cdk: 'Take the group out of the stack',
    terraform: 'Take the resource out of the configuration',
  },
  aliases: { prowler: ['ec2_securitygroup_not_used'], securityHub: ['EC2.22'] },
  evaluate({ configuration, observed, region }, { related }) {
    if (configuration.GroupName === 'default') return notApplicable('The default group cannot be deleted.', { GroupName: 'default' })
    const id = observed.GroupId
    const holder = related.find('AWS::EC2::NetworkInterface', (one) => one.configuration.GroupSet?.includes(id) === true, { region })
    if (holder) return pass('A network interface uses it.', { interface: holder.arn })
    const naming = related.find('AWS::EC2::SecurityGroup', (group) => group.observed.GroupId !== id && names(group.configuration, id), {
      region,
    })
    return naming
      ? pass('Another group names it.', { group: naming.arn })
      : fail('No network interface and no other group uses it.', { GroupId: id })
  },
})
