import { defineCheck, fail, pass } from '../../check.ts'
import { type GroupRule, isEveryProtocol, isFromWorld, opensPort } from '../../open-ports.ts'

export const check = defineCheck({
  id: 'ec2-security-group-all-ports-closed',
  title: 'Security groups do not open every port to the internet',
  severity: 'critical',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress'],
  rationale:
    'One rule that lets everything through undoes all others, and every service that starts on the machine later is on the internet at once.',
  remediation: {
    cli: 'Name the ports and networks that are needed and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(443)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 443, to_port = 443, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_all_ports'], securityHub: [] },
  evaluate({ configuration }) {
    const rules = (configuration.SecurityGroupIngress ?? []) as readonly GroupRule[]
    const open = rules.filter((rule) => isFromWorld(rule) && (isEveryProtocol(rule) || (opensPort(rule, 0) && opensPort(rule, 65_535))))
    return open.length > 0
      ? fail('Every port is open to the internet.', { rules: open.slice(0, 20), count: open.length })
      : pass('No rule opens every port to the internet.', { rules: rules.length })
  },
})
