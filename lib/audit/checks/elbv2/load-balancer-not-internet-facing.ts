import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import type { GroupRule } from '../../open-ports.ts'
import { worldRulesOf } from '../../reachability.ts'
import type { Related } from '../../related.ts'

export const check = defineCheck({
  id: 'elbv2-load-balancer-not-internet-facing',
  title: 'The load balancer is not open to the whole internet',
  severity: 'medium',
  resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reads: ['Type', 'Scheme', 'SecurityGroups'],
  also: { 'AWS::EC2::SecurityGroup': ['GroupId', 'SecurityGroupIngress'] },
  rationale:
    'Whatever stands behind it is then tried by everybody. Applications for one’s own people or for some partners need no door to the whole world; those that do are accepted as an exception with an owner.',
  remediation: {
    cli: 'A scheme cannot be changed: make an internal load balancer (aws elbv2 create-load-balancer --scheme internal --name <NAME> --subnets <SUBNETS>), or close its group: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>',
    cdk: "new elbv2.ApplicationLoadBalancer(this, 'Alb', { vpc, internetFacing: false })",
    terraform: 'resource "aws_lb" "this" { internal = true }',
  },
  aliases: { prowler: ['elbv2_internet_facing'], securityHub: [] },
  evaluate({ configuration, region }, { related }) {
    if (configuration.Type === 'gateway')
      return notApplicable('It is a gateway load balancer and has no address of its own.', { Type: 'gateway' })
    const scheme = configuration.Scheme ?? 'internet-facing'
    if (scheme !== 'internet-facing') return pass(`Its scheme is ${scheme}.`, { Scheme: scheme })
    const groups = configuration.SecurityGroups ?? []
    if (groups.length === 0)
      return fail('It faces the internet, and no security group stands in front of it.', { Scheme: scheme, groups: [] })
    const rules = worldRulesOf(groups, [], related, region)
    const evidence = { Scheme: scheme, groups: groups.slice(0, 20), rules: rules.slice(0, 20), count: rules.length }
    if (rules.length > 0) return fail('It faces the internet, and a security group lets everybody in.', evidence)
    const lists = groups.flatMap((id) => listsOf(id, related, region))
    return lists.length > 0
      ? undecided(
          `It faces the internet, and its groups let in prefix lists (${lists.slice(0, 5).join(', ')}) whose entries were not read.`,
          {
            ...evidence,
            lists: lists.slice(0, 20),
          },
        )
      : pass('It faces the internet, and its security groups let only some in.', evidence)
  },
})

/** Prefix lists that a group lets in: what is in them nobody read, so they may be the whole internet. */
function listsOf(group: string, related: Related, region: string): readonly string[] {
  const [found] = related.by('AWS::EC2::SecurityGroup', 'GroupId', group, { region })
  const ingress = (found?.configuration.SecurityGroupIngress ?? []) as readonly GroupRule[]
  return ingress.flatMap(({ SourcePrefixListId: list }) => (list ? [list] : []))
}
