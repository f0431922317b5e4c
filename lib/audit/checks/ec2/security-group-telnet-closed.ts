import { defineCheck } from '../../check.ts'
import { judgePortsClosed } from '../../open-ports.ts'

export const check = defineCheck({
  id: 'ec2-security-group-telnet-closed',
  title: 'Security groups do not open Telnet to the internet',
  severity: 'high',
  resource: 'AWS::EC2::SecurityGroup',
  reads: ['SecurityGroupIngress'],
  rationale: 'Telnet carries passwords in plain text, and what still speaks it is rarely patched.',
  remediation: {
    cli: 'Name the networks that need it and take the rule away: aws ec2 revoke-security-group-ingress --group-id <GROUP_ID> --security-group-rule-ids <RULE_ID>. The rule ids: aws ec2 describe-security-group-rules --filters Name=group-id,Values=<GROUP_ID>',
    cdk: 'group.addIngressRule(ec2.Peer.ipv4("<OFFICE_CIDR>"), ec2.Port.tcp(23)) instead of ec2.Peer.anyIpv4()',
    terraform:
      'resource "aws_vpc_security_group_ingress_rule" "this" { security_group_id = aws_security_group.this.id, cidr_ipv4 = "<OFFICE_CIDR>", from_port = 23, to_port = 23, ip_protocol = "tcp" }',
  },
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_telnet_23'], securityHub: [] },
  evaluate: ({ configuration }) => judgePortsClosed(configuration.SecurityGroupIngress, { ports: [23], what: 'Telnet' }),
})
