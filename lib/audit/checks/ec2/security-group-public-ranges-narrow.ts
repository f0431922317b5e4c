import { defineCheck, fail, pass } from '../../check.ts'
import type { GroupRule } from '../../open-ports.ts'
import { isWidePublic } from '../../public-network.ts'

export const check = defineCheck({
  id: 'ec2-security-group-public-ranges-narrow',
  title: 'Security groups name no large part of the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress', 'SecurityGroupEgress'],
  rationale: 'A rule for half the internet is a rule for the internet that no search for 0.0.0.0/0 finds, often written to get past one.',
  remediation: {
    cli: 'Name the addresses that are needed: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(443)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 443, to_port = 443, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_wide_open_public_ipv4'], securityHub: [] },
  evaluate({ configuration }) {
    const rules = [...(configuration.SecurityGroupIngress ?? []), ...(configuration.SecurityGroupEgress ?? [])] as readonly GroupRule[]
    const wide = [...new Set(rules.flatMap(({ CidrIp: cidr }) => (cidr !== undefined && isWidePublic(cidr) ? [cidr] : [])))]
    return wide.length > 0
      ? fail(`It names ${wide.slice(0, 5).join(', ')}.`, { wide: wide.slice(0, 20) })
      : pass('It names no public network larger than a /24.', { rules: rules.length })
  },
})
