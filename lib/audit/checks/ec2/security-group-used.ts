import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import type { GroupRule } from '../../open-ports.ts'
import type { Related } from '../../related.ts'

type Rules = { readonly SecurityGroupIngress: unknown; readonly SecurityGroupEgress: unknown }

/** Other groups that the rules of a group speak of. */
function namedBy({ SecurityGroupIngress: inward, SecurityGroupEgress: outward }: Rules): readonly string[] {
  const rules = [inward, outward].flatMap((list) =>
    Array.isArray(list) ? (list as readonly (GroupRule & { readonly DestinationSecurityGroupId?: string })[]) : [],
  )
  return rules.flatMap(({ SourceSecurityGroupId: source, DestinationSecurityGroupId: target }) => [source ?? [], target ?? []].flat())
}

/** Group → groups of the region that speak of it. */
function namingOf(related: Related, region: string): ReadonlyMap<string, readonly { readonly id: string; readonly arn: string }[]> {
  const naming = new Map<string, { readonly id: string; readonly arn: string }[]>()
  for (const group of related.all('AWS::EC2::SecurityGroup', { region }))
    for (const named of namedBy(group.configuration)) {
      const known = naming.get(named)
      const one = { id: group.observed.GroupId, arn: group.arn }
      if (known) known.push(one)
      else naming.set(named, [one])
    }
  return naming
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
    const [holder] = related.by('AWS::EC2::NetworkInterface', 'GroupSet', id, { region })
    if (holder) return pass('A network interface uses it.', { interface: holder.arn })
    const naming = related
      .once(`naming in ${region}`, () => namingOf(related, region))
      .get(id)
      ?.find((group) => group.id !== id)
    return naming
      ? pass('Another group names it.', { group: naming.arn })
      : fail('No network interface and no other group uses it.', { GroupId: id })
  },
})
